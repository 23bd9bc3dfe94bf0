/** DuckDB refused or failed a statement; carries the statement so that it can be shown. */
export class QueryError extends Error {
  override readonly name = 'QueryError';

  constructor(
    readonly sql: string,
    options?: ErrorOptions,
  ) {
    const cause = options?.cause;
    super(`a query failed: ${cause instanceof Error ? cause.message.split('\n')[0] : String(cause)}`, options);
  }
}
