import type { Engine } from '../../engine/engine.ts';
import { PortfolioError } from '../../lib/errors.ts';
import { said } from '../../lib/reasons.ts';
import type { AskedMetric } from '../../metrics/definition.ts';
import { evidenceStatements } from '../../metrics/evidence-statement.ts';
import { answerStatement } from '../../metrics/answer-statement.ts';
import { Parameters } from '../settings/settings.ts';

/** Binds and runs what somebody supplied where no row can match: what does not run is said at once, with the file it stands in. */
export async function tryMetric(engine: Engine, file: string, metric: AskedMetric): Promise<void> {
  const nowhere = { no: 0, month: '1900-01', seenAt: '1900-01-31', windowStart: '1900-01-01' } as const;
  const period = { ...nowhere, windowSnap: null, openingSnap: null, stale: false };
  const settings = new Parameters([]).at(period.seenAt);
  const statements = [
    answerStatement(metric, { by: ['sector'] }, [period], [settings]),
    evidenceStatements(metric, { request: {}, periods: [period], settings: [settings] }, { limit: 1, offset: 0 }).rows,
  ];
  try {
    for (const { sql, params } of statements) await engine.query(sql, { params });
  } catch (cause) {
    if (cause instanceof PortfolioError && cause.code === 'bad-metric-budget') throw cause;
    const problem = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
    throw new PortfolioError('bad-metric-sql', { file, problem: said(problem) }, { cause });
  }
}
