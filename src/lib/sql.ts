/** A value that can stand in SQL as a parameter; dates are ISO text and cast in the SQL. */
export type SqlValue = string | number | boolean | null;

/** Named parameters of one statement, without the `$`. */
export type SqlParams = Readonly<Record<string, SqlValue>>;

/** A name quoted for SQL: a quote in a column's name stays part of the name. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A value written as an SQL literal. */
export function literal(value: SqlValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`not a finite number: ${value}`);
    return String(value);
  }
  return `'${value.replaceAll("'", "''")}'`;
}

/** A list of literals for `IN (…)`. */
export function literals(values: readonly SqlValue[]): string {
  return values.map(literal).join(', ');
}

const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$([A-Za-z_]\w*)/g;

/**
 * The statement with every `$name` outside quotes and comments replaced by its literal.
 * Values are written in here and nowhere else, because duckdb-wasm can cancel plain statements but not prepared ones.
 */
export function bindParams(sql: string, params: SqlParams = {}): string {
  return sql.replace(TOKEN, (token, name: string | undefined) => {
    if (name === undefined) return token;
    if (!Object.hasOwn(params, name)) throw new TypeError(`parameter without a value: ${name}`);
    return literal(params[name] ?? null);
  });
}
