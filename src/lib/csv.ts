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

/** Text cells as CSV for programs: UTF-8 without a mark, CRLF, every character as it stands (RFC 4180). */
export function toPlainCsv(rows: Iterable<readonly string[]>): string {
  let text = '';
  for (const row of rows) text += (row.length === 1 && row[0] === '' ? '""' : row.map(quoted).join(',')) + '\r\n';
  return text;
}

function csvCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  return quoted(guarded(cell));
}

/** A text that a spreadsheet would run as a formula, kept as text by a leading apostrophe; any other as it is. */
export function guarded(text: string): string {
  return isFormula(text) ? `'${text}` : text;
}

/** Whether a spreadsheet would run a text. */
export function isFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text);
}

/** A text without the apostrophe that kept it from being run. */
export function unguarded(text: string): string {
  return text.startsWith("'") && isFormula(text.replace(/^'+/, '')) ? text.slice(1) : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
