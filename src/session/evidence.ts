import type { Engine } from '../engine/engine.ts';
import { monthEnd } from '../lib/dates.ts';
import type { Metric } from '../metrics/definition.ts';
import { findMetric } from '../metrics/index.ts';
import { evidenceStatements, type EvidencePage } from '../metrics/evidence-statement.ts';
import { DIMENSIONS, type Dimension, type MetricRequest, type MetricRow } from '../metrics/metric.ts';
import type { Period } from '../metrics/periods.ts';
import { answerStatement } from '../metrics/statement.ts';
import { lacksData, type Contents } from './prepare.ts';
import type { Evidence, Portfolio } from './portfolio.ts';
import type { Parameters } from './settings.ts';

interface EvidenceContext {
  engine: Engine;
  metric: Metric;
  request: MetricRequest;
  period: Period | undefined;
  parameters: Parameters;
  ask: Portfolio['ask'];
  contents: Contents;
}

/** Rows, exclusions, statement and parts behind a metric at one date. */
export async function readEvidence(context: EvidenceContext, page: EvidencePage): Promise<Evidence> {
  const { engine, metric, request, period, parameters, ask, contents } = context;
  const answer: Evidence = {
    metric: metric.id,
    request,
    sql: '',
    params: {},
    rows: { columns: [], rows: [] },
    total: 0,
    excluded: [],
    parts: [],
  };
  if (metric.kind === 'derived') {
    const parts = metric.ingredients(request);
    const rows = await Promise.all(parts.map((part) => ask(part.metric, part.request)));
    // a rank looks at all managers; what is shown behind one manager's rank is that manager's own
    const asked = request.filter?.manager;
    const isAsked = ({ by }: MetricRow) => !asked?.length || by.manager === undefined || asked.includes(by.manager);
    return {
      ...answer,
      parts: parts.flatMap((part, index) =>
        (rows[index] ?? [])
          .filter(isAsked)
          .map((row) => ({ metric: part.metric, request: requestOfRow(row, part.request), row })),
      ),
    };
  }
  if (!period || lacksData(metric, contents)) return answer;
  const settings = parameters.at(period.seenAt);
  const { sql, params } = answerStatement(metric, request, [period], [settings]);
  const statements = evidenceStatements(metric, request, period, settings, page);
  const [rows, total, leftOut] = await Promise.all([
    engine.query(statements.rows.sql, { params: statements.rows.params }),
    engine.query(statements.total.sql, { params: statements.total.params }),
    statements.leftOut ? engine.query(statements.leftOut.sql, { params: statements.leftOut.params }) : null,
  ]);
  return {
    ...answer,
    sql,
    params,
    rows,
    total: Number(total.rows[0]?.[0] ?? 0),
    excluded: (metric.leftOut ?? [])
      .map(({ reason }, index) => ({ reason, rows: Number(leftOut?.rows[0]?.[index] ?? 0) }))
      .filter(({ rows: left }) => left > 0),
  };
}

/** The request for one row alone: its group becomes the filter, its month the date. Part values cannot be filtered and stay out. */
export function requestOfRow(row: Pick<MetricRow, 'metric' | 'by' | 'period'>, request: MetricRequest): MetricRequest {
  const parts = findMetric(row.metric).parts ?? [];
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
