import type { Engine } from '../../engine/engine.ts';
import type { KnownMetric, KpiTarget } from '../../metrics/facts.ts';
import type { MetricList } from '../../metrics/metric-list.ts';

const SCOPES = ['manager', 'team', 'grade', 'all'] as const;

/** The lines of the bank's own score card. */
export async function readTargets(engine: Engine): Promise<KpiTarget[]> {
  const { rows } = await engine.query(
    `SELECT CAST(scope_type AS VARCHAR), scope_id, period, CAST(kpi_code AS VARCHAR), weight, target, floor, stretch, cap,
       CAST(direction AS VARCHAR), actual_manual
     FROM kpi WHERE kpi_code IS NOT NULL AND period IS NOT NULL ORDER BY source_file, source_row`,
  );
  const number = (cell: unknown) => (cell === null || cell === undefined ? null : Number(cell));
  return rows.map(([scope, id, period, code, weight, target, floor, stretch, cap, direction, manual]) => ({
    scopeType: SCOPES.find((name) => name === scope) ?? 'all',
    scopeId: String(id ?? '*').trim(),
    period: String(period).trim(),
    code: String(code).trim(),
    weight: number(weight),
    target: number(target),
    floor: number(floor),
    stretch: number(stretch),
    cap: number(cap),
    direction: direction === 'H' || direction === 'L' ? direction : null,
    manual: number(manual),
  }));
}

/** A metric a line can name: what is made of other metrics is no measure of a card. */
export function measure(code: string, catalogue: MetricList): KnownMetric | null {
  const found = catalogue.seekOurs(code);
  return found?.kind === 'derived' ? null : found;
}
