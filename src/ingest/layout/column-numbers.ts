import { columnShapes } from './column-shapes.ts';

/** A number of a column, also with what it is worked out from: `(5)=(3)+(4)`, `5=3+4`. */
const NUMBER = /^\s*([(（【［[]?)\s*(\d{1,2})\s*[)）】］\]]?\s*(?:[=＝].*)?$/;
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const ROW_LABEL = /^\s*(?:栏次|列次|栏号|列号|序列?|项目编号|col(?:umn)?s?\.?(?: no\.?)?)\s*$/i;

/**
 * True for a row that numbers the columns below their names: `1 2 3`, `(1) (2) (3)`, `A B C`, `甲 乙 1 2`. Plain numbers
 * could be data as well, so half of their columns or more have to hold something else.
 */
export function isColumnNumbers(row: readonly string[], body: readonly (readonly string[])[], width: number): boolean {
  const cells = row.slice(0, width).map((cell) => cell.trim());
  const marks = ROW_LABEL.test(cells[0] ?? '') ? cells.slice(1) : cells;
  const filled = marks.filter((cell) => cell !== '');
  if (body.length === 0 || filled.length < 2 || filled.length * 2 <= width) return false;
  const kind = countsUp(filled);
  if (kind === null) return false;
  const shapes = columnShapes(body, width);
  const numbers = shapes.filter((shape, index) => shape === 'number' && cells[index] !== '').length;
  const others = shapes.filter((shape, index) => shape !== null && shape !== 'number' && cells[index] !== '').length;
  if (kind === 'plain') return width > 2 && others * 2 >= filled.length;
  return kind === 'letters' ? numbers > 0 || shapes.includes('date') : others > 0;
}

/** What the marks count by, from the first on without a gap; null where they do not. */
function countsUp(marks: readonly string[]): 'plain' | 'marked' | 'letters' | null {
  const letters = marks.every((mark, index) => mark === String.fromCharCode(65 + index));
  if (letters) return 'letters';
  // statistical tables begin with the stems over words, and count their amounts from 1
  const stems = marks.findIndex((mark, index) => mark !== STEMS[index]);
  const rest = stems === -1 ? [] : marks.slice(stems);
  if (!rest.every((mark, index) => numberOf(mark) === index + 1)) return null;
  const marked = stems !== 0 || rest.some((mark) => NUMBER.exec(mark)?.[1] !== '' || /[=＝]/.test(mark));
  return marked ? 'marked' : 'plain';
}

function numberOf(mark: string): number {
  if (mark.length === 1 && CIRCLED.includes(mark)) return CIRCLED.indexOf(mark) + 1;
  return Number(NUMBER.exec(mark)?.[2] ?? NaN);
}
