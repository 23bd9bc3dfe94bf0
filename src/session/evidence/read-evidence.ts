import type { Engine } from '../../engine/engine.ts';
import { withSignal } from '../../engine/with-signal.ts';
import { monthEnd } from '../../lib/dates.ts';
import type { DerivedMetric, Metric } from '../../metrics/definition.ts';
import { definitionVersion } from '../../metrics/definition-version.ts';
import {
  evidenceStatements,
  NOT_CONCERNED,
  OFF_BOOK_REASONS,
  type EvidencePage,
} from '../../metrics/evidence-statement.ts';
import { DIMENSIONS, type Dimension, type MetricRequest, type MetricRow } from '../../metrics/metric.ts';
import type { Period } from '../../metrics/periods.ts';
import { answerStatement } from '../../metrics/answer-statement.ts';
import { missingFor, type Contents } from '../../metrics/missing.ts';
import type { Evidence, Portfolio } from '../portfolio.ts';
import type { Parameters } from '../settings/settings.ts';

interface EvidenceContext {
  engine: Engine;
  metric: Metric;
  request: MetricRequest;
  periods: readonly Period[];
  parameters: Parameters;
  ask: Portfolio['ask'];
  find: (name: string) => Metric;
  contents: Contents;
  /** There are loans that are off the book. */
  offBook: boolean;
  /** Stops every statement. */
  signal?: AbortSignal | undefined;
}

/** Rows, exclusions, statement and parts behind a metric at one date, or at each date of a series. */
export async function readEvidence(context: EvidenceContext, page: EvidencePage): Promise<Evidence> {
  const { metric, request, periods, parameters, contents } = context;
  const engine = withSignal(context.engine, context.signal);
  const settings = periods.map((period) => parameters.at(period.seenAt));
  const answer: Evidence = {
    metric: metric.id,
    request,
    version: definitionVersion(metric),
    sql: '',
    rowsSql: '',
    params: {},
    rows: { columns: [], rows: [] },
    total: 0,
    inNumerator: 0,
    excluded: [],
    settings: Object.fromEntries(periods.map(({ month }, index) => [month, settings[index] ?? parameters.at('')])),
    parts: [],
  };
  if (metric.kind === 'derived') return { ...answer, parts: await readParts(metric, context) };
  if (periods.length === 0 || missingFor(metric, contents).length > 0) return answer;
  const { sql } = answerStatement(metric, request, periods, settings);
  const statements = evidenceStatements(metric, { request, periods, settings, offBook: context.offBook }, page);
  const [rows, counts] = await Promise.all([
    engine.query(statements.rows.sql, { params: statements.rows.params }),
    engine.query(statements.counts.sql, { params: statements.counts.params }),
  ]);
  const counted = counts.rows.find(([reason]) => reason === null);
  const own = (metric.leftOut ?? []).map(({ reason }) => reason);
  const reasons = [...new Set([...Object.values(OFF_BOOK_REASONS), ...own, NOT_CONCERNED])];
  const leftOut = new Map(counts.rows.map(([reason, count]) => [String(reason), Number(count)]));
  return {
    ...answer,
    sql,
    rowsSql: statements.rows.sql,
    params: statements.rows.params,
    rows,
    total: Number(counted?.[1] ?? 0),
    inNumerator: Number(counted?.[2] ?? 0),
    excluded: reasons.flatMap((reason) => (leftOut.has(reason) ? [{ reason, rows: leftOut.get(reason) ?? 0 }] : [])),
  };
}

async function readParts(
  metric: DerivedMetric,
  { request, ask, find, signal }: EvidenceContext,
): Promise<Evidence['parts']> {
  const parts = metric.ingredients(request);
  const rows = await Promise.all(parts.map((part) => ask(part.metric, part.request, signal ? { signal } : {})));
  // a rank looks at all managers; what is shown behind one manager's rank is that manager's own
  const asked = request.filter?.manager;
  const isAsked = ({ by }: MetricRow) => !asked?.length || by.manager === undefined || asked.includes(by.manager);
  return parts.flatMap((part, index) =>
    (rows[index] ?? [])
      .filter(isAsked)
      .map((row) => ({ metric: part.metric, request: requestOfRow(find(part.metric), row, part.request), row })),
  );
}

/** The request for one row alone: its group becomes the filter, its month the date. Part values cannot be filtered and stay out. */
export function requestOfRow(
  { parts = [] }: Pick<Metric, 'parts'>,
  row: Pick<MetricRow, 'by' | 'period'>,
  request: MetricRequest,
): MetricRequest {
  const filter: Partial<Record<Dimension, readonly string[]>> = { ...request.filter };
  for (const dimension of DIMENSIONS) {
    const value = row.by[dimension];
    const isPart = parts.some(({ name }) => name === dimension);
    if (value !== undefined && !isPart && request.by?.includes(dimension)) filter[dimension] = [value];
  }
  const end = monthEnd(row.period);
  const asOf = request.asOf !== undefined && request.asOf < end ? request.asOf : end;
  return { ...request, from: undefined, by: undefined, asOf, filter };
}
