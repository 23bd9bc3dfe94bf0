import { guarded, type CsvCell } from '../lib/csv.ts';

/** A table for the clipboard, by the kinds programs ask for. */
export interface ClipboardTable {
  readonly html: string;
  readonly plain: string;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Rows as HTML and as text between tabs; a text that a spreadsheet would run as a formula stays text in both. */
export function clipboardTable(columns: readonly string[], rows: readonly (readonly CsvCell[])[]): ClipboardTable {
  const cells = [columns, ...rows].map((row) => row.map(textOf));
  const line = (tag: string, row: readonly string[]) =>
    `<tr>${row.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  const [head = [], ...body] = cells;
  return {
    html: `<meta charset="utf-8"><table><thead>${line('th', head)}</thead><tbody>${body.map((row) => line('td', row)).join('')}</tbody></table>`,
    plain: cells.map((row) => row.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\r\n'),
  };
}

function textOf(cell: CsvCell): string {
  if (cell === null) return '';
  return typeof cell === 'string' ? guarded(cell) : String(cell);
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? '');
}
