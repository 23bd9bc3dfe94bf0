import { tokens } from './tokens.ts';

/**
 * A window's frame that DuckDB adds up wrongly: an ordered one over RANGE (or GROUPS) between unbounded ends, from 1,041,748 rows on
 * (duckdb#24985; 1.4 and 1.5). The same window without ORDER BY and frame means the same and is right.
 */
export function wrongFrame(sql: string): string | null {
  const words = tokens(sql).flatMap(({ kind, word }) => (kind === 'name' || kind === 'sign' ? [word] : ['']));
  const found = /(?:^| )((?:range|groups) between unbounded preceding and unbounded following)(?: |$)/.exec(
    words.join(' '),
  );
  return found?.[1] ?? null;
}
