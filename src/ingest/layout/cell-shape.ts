/** What a cell looks like, without asking what it means. */
export type CellShape = 'blank' | 'number' | 'date' | 'time' | 'text';

const NUMBER =
  /^[-+−(（]?\s*(?:[¥￥$€£]|RMB|CNY|USD|EUR)?\s*[-+−]?(?:\d{1,3}(?:[,，'’ \u00a0\u202f]\d{3})+|\d{1,3}(?:\.\d{3})+|\d+)?(?:[.,]\d+)?(?:e[-+]?\d+)?\s*[-)）]?\s*(?:%|％|‰|万|亿|万元|亿元|元|€|\$)?\s*(?:\*{1,3}|[†‡¹²³]|\([a-z]\))?$/i;
const DATE =
  /^(?:\d{4}\s*[-/.年]\s*\d{1,2}(?:\s*[-/.月]\s*\d{1,2}\s*日?|\s*月)?|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})|\d{1,2}[- ]?[A-Z][a-z]{2}[a-z]*[- ,]*\d{2,4}|[A-Z][a-z]{2}[a-z]*\.? \d{1,2},? \d{4}|\d{4}\s*-?\s*(?:Q[1-4]|年第?[1-4一二三四]季度?|年))(?:[ T]\s*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?\s*(?:Z|UTC|GMT|[-+]\d{2}:?\d{2})?)?$/;
const TIME = /^\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?$/;

/** The shape of a cell's text. */
export function shapeOf(cell: string): CellShape {
  const text = cell.trim();
  if (text === '' || /^(?:-+|—+|n\/?a|null|none|nan|#n\/a|\.\.\.?|无|\/)$/i.test(text)) return 'blank';
  if (text.length > 40) return 'text';
  if (/\d/.test(text)) {
    if (NUMBER.test(text)) return 'number';
    if (TIME.test(text)) return 'time';
    if (DATE.test(text)) return 'date';
  }
  return 'text';
}

/** A year or another period written as a heading: `2022`, `2022年`, `2022Q1`. */
export function isPeriod(cell: string): boolean {
  return /^(?:FY|CY)?\s?(?:19|20|21)\d{2}\s*(?:年|年度|[-/年.]?\s*(?:[Qq]?[1-4]|\d{1,2})\s*(?:月|季度?)?)?$/.test(
    cell.trim(),
  );
}

/** True where a record holds no text at all. */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** How many cells of a record hold text. */
export function filledIn(cells: readonly string[]): number {
  return cells.reduce((count, cell) => count + (cell.trim() === '' ? 0 : 1), 0);
}

/** Cells up to the last one that holds text. */
export function extentOf(cells: readonly string[]): number {
  for (let index = cells.length; index > 0; index -= 1) if (cells[index - 1]?.trim()) return index;
  return 0;
}
