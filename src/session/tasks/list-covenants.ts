import type { Cell } from '../../engine/engine.ts';
import type { IsoDate } from '../../lib/dates.ts';
import type { MetricRequest, MetricRow } from '../../metrics/metric.ts';
import type { Portfolio } from '../portfolio.ts';

/** A covenant's newest decided test, or the one after it that waits for a result. */
export interface StandingTest {
  readonly project: string;
  readonly client: string;
  /** `DSCR`, `GEARING` … */
  readonly covenant: string;
  /** `breach`, `pending`, `met` … */
  readonly standing: string;
  /** Distance from the threshold over the threshold; null where it has none. */
  readonly headroom: number | null;
  readonly certificateDue: IsoDate | null;
  /** Those of the project and client that stand the same, and what to ask to see them. */
  readonly row: MetricRow | null;
}

const STANDING = 'covenant-standing';

/** Every covenant of the part of the book that is asked about, and how many stand in each way. */
export async function listCovenants(
  { ask, evidence }: Portfolio,
  request: MetricRequest,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<{ tests: readonly StandingTest[]; states: readonly MetricRow[] }> {
  const stop = signal ? { signal } : {};
  const [states, groups] = await Promise.all([
    ask(STANDING, request, stop),
    ask(STANDING, { ...request, by: ['project', 'client'] }, stop),
  ]);
  const count = states.reduce((sum, { value }) => sum + (value ?? 0), 0);
  if (count === 0) return { tests: [], states };
  const { columns, rows } = (await evidence(STANDING, request, { limit: count, ...stop })).rows;
  const tests = rows.map((cells): StandingTest => {
    const at = (name: string): Cell => cells[columns.indexOf(name)] ?? null;
    const text = (name: string) => String(at(name) ?? 'unknown');
    const [project, client, standing] = [text('project'), text('client'), text('standing')];
    const [headroom, due] = [at('headroom'), at('certificate_due')];
    const isHere = ({ by }: MetricRow) => by.project === project && by.client === client && by.standing === standing;
    return {
      ...{ project, client, covenant: text('covenant_metric'), standing },
      headroom: headroom === null ? null : Number(headroom),
      certificateDue: due === null ? null : String(due),
      row: groups.find(isHere) ?? null,
    };
  });
  return { tests, states };
}
