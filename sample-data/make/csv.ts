/** A cell before it is written; null is an empty cell. */
export type CsvCell = string | number | null;

/** Comma-separated text, UTF-8 without mark, line feed at every line's end, quotes only where needed. */
export function toCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[], delimiter = ','): string {
  return [header, ...rows].map((row) => `${row.map((cell) => toField(cell, delimiter)).join(delimiter)}\n`).join('');
}

function toField(cell: CsvCell, delimiter: string): string {
  if (cell === null) return '';
  const text = String(cell);
  return text.includes(delimiter) || /["\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** An amount counted in hundredths, as text with two decimals. */
export function hundredths(count: number): string {
  const sign = count < 0 ? '-' : '';
  const digits = String(Math.abs(count)).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
