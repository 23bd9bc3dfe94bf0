import type { SourceFile } from '../../ingest/options.ts';
import { PortfolioError } from '../../lib/errors.ts';
import { reason } from '../../lib/reasons.ts';

/** One table as a page holds it: objects, an Arrow table, or the bytes of one (IPC). */
export type GivenTable = readonly object[] | object | Uint8Array | ArrayBuffer;

/** Tables by their names, `{ exposure: […], client: […] }`; rows alone are told by their columns. */
export type GivenRows = GivenTable | Readonly<Record<string, GivenTable>>;

/** The tables as files, for rows of a page are read like any others: with a place for each, and what is wrong with it. */
export async function filesOfRows(given: GivenRows): Promise<SourceFile[]> {
  const tables: [string, unknown][] = isTable(given) ? [['rows', given]] : Object.entries(given);
  return Promise.all(tables.map(([name, table]) => fileOf(name, table)));
}

async function fileOf(name: string, table: unknown): Promise<SourceFile> {
  if (Array.isArray(table)) return { name: `${name}.json`, content: new Blob([jsonOf(table)]) };
  if (table instanceof ArrayBuffer) return { name: `${name}.arrow`, content: new Uint8Array(table) };
  if (table instanceof Uint8Array) return { name: `${name}.arrow`, content: table };
  if (!isArrow(table)) throw wrongRows(name);
  try {
    const { arrowBytes } = await import('../../ingest/formats/arrow-table.ts');
    return { name: `${name}.arrow`, content: arrowBytes(table) };
  } catch (cause) {
    throw wrongRows(name, cause);
  }
}

function wrongRows(name: string, cause?: unknown): PortfolioError {
  return new PortfolioError('bad-value', { option: 'rows', value: name, hint: reason('rows-or-arrow') }, { cause });
}

function isTable(given: GivenRows): boolean {
  return Array.isArray(given) || given instanceof Uint8Array || given instanceof ArrayBuffer || isArrow(given);
}

function isArrow(given: unknown): given is object {
  return typeof given === 'object' && given !== null && 'schema' in given && 'batches' in given;
}

/** A day is the day of the page, not that of Greenwich; a number too long for JavaScript keeps its digits. */
function jsonOf(rows: readonly unknown[]): string {
  const plain = rows.map((row) =>
    typeof row === 'object' && row !== null
      ? Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainValue(value)]))
      : row,
  );
  return JSON.stringify(plain);
}

function plainValue(value: unknown): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : localTime(value);
  return typeof value === 'bigint' ? String(value) : value;
}

function localTime(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  return time === '00:00:00' ? day : `${day} ${time}`;
}
