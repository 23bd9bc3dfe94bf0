import { encodeText } from '../text/encode-text.ts';
import type { ImportReport, Issue } from '../import-report.ts';

/** The words of a reject file in the reader's language. */
export interface RejectWords {
  /** Headings of what stands behind the row's own cells: its row in the file, what is wrong, what to do. */
  headings: readonly [row: string, problem: string, hint: string];
  problem: (issue: Issue) => string;
  hint: (issue: Issue) => string;
}

/** A file of one's rejected rows. */
export interface RejectFile {
  content: Uint8Array;
  /** What it is written in: the file's own encoding, or UTF-8 where that has no bytes for the reasons. */
  encoding: string;
}

/**
 * The rows of a file that were rejected, with the cells, the delimiter and the encoding they came in, and behind them why:
 * to be corrected and sent back by whoever wrote the file. Null where no row was.
 */
export function rejectFile({ rejectedRows, issues, ...report }: ImportReport, words: RejectWords): RejectFile | null {
  if (!rejectedRows || rejectedRows.length === 0) return null;
  const reasons = new Map<number, Issue[]>();
  for (const issue of issues)
    if (issue.row !== null && issue.severity === 'rejected')
      reasons.set(issue.row, [...(reasons.get(issue.row) ?? []), issue]);
  const all = (row: number, say: (issue: Issue) => string) =>
    [
      ...new Set(
        (reasons.get(row) ?? []).map((issue) => (issue.column ? `${issue.column}: ${say(issue)}` : say(issue))),
      ),
    ].join('; ');
  // Cells beyond the headings stand between them and the reasons
  const width = Math.max(report.headers.length, ...rejectedRows.map(({ cells }) => cells.length));
  const filled = (cells: readonly string[]) => Array.from({ length: width }, (_, index) => cells[index] ?? '');
  const lines = [
    [...filled(report.headers), ...words.headings],
    ...rejectedRows.map(({ row, cells }) => [
      ...filled(cells),
      String(row),
      all(row, words.problem),
      all(row, words.hint),
    ]),
  ];
  const delimiter = /^[,;\t|]$/.test(report.delimiter) ? report.delimiter : ',';
  const text = lines.map((cells) => `${cells.map((cell) => written(cell, delimiter)).join(delimiter)}\r\n`).join('');
  const encoding = report.encoding === '' ? 'utf-8-bom' : report.encoding;
  const own = encodeText(text, encoding);
  return own
    ? { content: own, encoding }
    : { content: new TextEncoder().encode(`\uFEFF${text}`), encoding: 'utf-8-bom' };
}

/** Amounts stay what they are; other text that a spreadsheet would run as a formula is kept from it. */
function written(cell: string, delimiter: string): string {
  const formula = /^[=+\-@\t\r]/.test(cell) && !/^[-+]?[\d.,\s]*\d%?$/.test(cell);
  const text = formula ? `'${cell}` : cell;
  return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
