import { PortfolioError } from '../lib/errors.ts';
import { said } from '../lib/reasons.ts';
import { QueryError } from './query-error.ts';

const OUT_OF_MEMORY = /out of memory error|std::bad_alloc|failed to allocate/i;
const BROKEN =
  /memory access out of bounds|table index is out of bounds|null function|unreachable|indirect call|aborted\(|cannot enlarge memory|maximum call stack|database has been invalidated|FATAL Error/i;

/** The first line of what went wrong, without the kind of exception. */
export function problemOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return (message.split('\n')[0] ?? '').trim() || 'no reason given';
}

/** True after a trap: whatever this DuckDB answers from now on cannot be trusted. */
export function isBroken(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  if (OUT_OF_MEMORY.test(cause.message)) return false;
  return cause.name === 'RuntimeError' || BROKEN.test(cause.message);
}

/** A statement's failure as callers see it. */
export function queryFailure(sql: string, cause: unknown): Error {
  if (cause instanceof PortfolioError || cause instanceof QueryError) return cause;
  if (OUT_OF_MEMORY.test(problemOf(cause)))
    return new PortfolioError('out-of-memory', { problem: said(problemOf(cause)) }, { cause });
  return new QueryError(sql, { cause });
}
