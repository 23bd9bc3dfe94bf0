/** A cell of a CSV file; null is a blank. */
export type CsvCell = string | number | boolean | null;

const BOM = '\uFEFF';

/**
 * A table as CSV text that spreadsheets open as it is meant: UTF-8 with its mark, CRLF,
 * and text that would be run as a formula kept as text by a leading apostrophe.
 */
export function toCsv(columns: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return BOM + [columns, ...rows].map((row) => row.map(csvCell).join(',') + '\r\n').join('');
}

function csvCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
