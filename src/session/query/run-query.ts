import type { RowSet } from '../../engine/engine.ts';
import { QueryError } from '../../engine/query-error.ts';
import { withBudget } from '../../engine/with-budget.ts';
import { PortfolioError } from '../../lib/errors.ts';
import { said } from '../../lib/reasons.ts';
import { checkQuestion, FUNCTIONS, type SqlProblem } from '../../metrics/user/check-sql.ts';
import type { Portfolio } from '../portfolio.ts';

/** What a statement may take, as one of a metric of the bank's own. */
const BUDGET = { seconds: 60, megabytes: 1_000 };
/** Rows of an answer that are shown. */
export const MOST_ROWS = 10_000;

/** What a statement answered. */
export interface QueryAnswer extends RowSet {
  /** There are more rows than these. */
  readonly cut: boolean;
  readonly milliseconds: number;
}

/** What was wrong with a statement, and in which of its lines, counted from 1; null where nobody knows. */
export class StatementError extends PortfolioError {
  constructor(
    problem: string,
    readonly line: number | null,
    options?: ErrorOptions,
  ) {
    super('query-refused', { problem: said(problem) }, options);
  }
}

/** Runs one question over the tables named. It can read these and change nothing: what it is made of is checked, and it stands within a SELECT of ours. */
export async function runQuery(
  { engine }: Pick<Portfolio, 'engine'>,
  statement: string,
  { tables, signal }: { tables: readonly string[]; signal?: AbortSignal },
): Promise<QueryAnswer> {
  const sql = statement.replace(/[\s;]+$/, '');
  const problem = checkQuestion(sql, tables);
  if (problem) throw refusal(problem);
  const { seconds, megabytes } = BUDGET;
  const budget = { timeoutMs: seconds * 1_000, memoryBytes: megabytes * 1e6 };
  const limited = withBudget(engine, budget, (cause) => new PortfolioError('query-budget', BUDGET, { cause }));
  const start = performance.now();
  try {
    const { columns, rows } = await limited.query(
      `SELECT * FROM (\n${sql}\n) AS answer LIMIT ${MOST_ROWS + 1}`,
      signal ? { signal } : {},
    );
    const milliseconds = performance.now() - start;
    return { columns, rows: rows.slice(0, MOST_ROWS), cut: rows.length > MOST_ROWS, milliseconds };
  } catch (cause) {
    throw cause instanceof QueryError ? statementError(cause) : cause;
  }
}

function refusal({ kind, word }: SqlProblem): PortfolioError {
  const known = [...FUNCTIONS].join(', ');
  switch (kind) {
    case 'statement':
      return new PortfolioError('query-statement', { word: word === '' ? '""' : word.toUpperCase() });
    case 'function':
      return new PortfolioError('query-function', { word, known });
    case 'table':
      return new PortfolioError('query-table', { table: word });
    case 'unsteady':
      return new PortfolioError('query-unsteady', { word });
    case 'frame':
      return new PortfolioError('query-frame', { word });
  }
}

/** What DuckDB says, without the line it repeats; its lines begin one below ours. */
function statementError(error: QueryError): StatementError {
  const text = error.cause instanceof Error ? error.cause.message : error.message;
  const place = /\nLINE (\d+):/.exec(text);
  const line = place ? Number(place[1]) - 1 : null;
  const problem = text.split(/\n\s*\n?LINE \d+:/)[0]?.trim() ?? text;
  return new StatementError(problem, line !== null && line > 0 ? line : null, { cause: error });
}
