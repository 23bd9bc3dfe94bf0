import { EXPLANATION_MARK } from '../../model/template-headings.ts';
import { regulatedColumns } from '../match/regulatory.ts';
import { parseUnit } from '../match/units.ts';
import { filledIn, isPeriod, shapeOf } from './cell-shape.ts';
import { isColumnNumbers } from './column-numbers.ts';
import { BODY_SAMPLE, columnShapes } from './column-shapes.ts';

/** Rows that say what the columns are. */
export interface Header {
  /** Rows of the header, units row included; 0 where the file has none. */
  rows: number;
  names: string[];
}

/** What the reader of a header is told. */
export interface HeaderRules {
  /** True for a row that names our tables' columns. */
  isKnown?: (cells: readonly string[]) => boolean;
  /** What stands between the texts of several header rows; a blank where the text is to stay as it stood. */
  joint?: Joint;
}

type Joint = ' / ' | ' ';

const MAX_HEADER_ROWS = 3;

/**
 * How much a row looks like names of the columns below it: words over numbers and dates speak for it, values of the
 * column's own kind against it. 0 where nothing speaks either way.
 */
export function headerVotes(row: readonly string[], body: readonly (readonly string[])[], width: number): number {
  const shapes = columnShapes(body, width);
  let votes = 0;
  for (const [index, shape] of shapes.entries()) {
    const cell = row[index] ?? '';
    const own = shapeOf(cell);
    if (own === 'blank' || shape === null) continue;
    if (shape === 'text') votes += own === 'text' ? textVote(cell, body, index) : isPeriod(cell) ? 0.5 : -0.5;
    else if (own === 'text') votes += 1;
    else if (isPeriod(cell) && !body.some((cells) => isPeriod(cells[index] ?? ''))) votes += 1;
    else if (own === 'date' && shape === 'number') votes += 0.5;
    else votes -= own === shape ? 1.5 : 0.5;
  }
  return votes;
}

/** A name does not return below it; codes and names of one length mark values. */
function textVote(cell: string, body: readonly (readonly string[])[], index: number): number {
  const below = body
    .slice(0, BODY_SAMPLE)
    .map((cells) => cells[index] ?? '')
    .filter((each) => each.trim() !== '');
  if (below.includes(cell)) return -1;
  const digits = below.filter((each) => /\d/.test(each)).length;
  if (below.length > 0 && digits >= below.length * 0.8) return /\d/.test(cell) ? -0.5 : 0.75;
  return /@|:\/\//.test(cell) ? -1 : 0;
}

/**
 * Reads the header at the start of a table: one to three rows, joined, groups filled rightwards, and a row of units put
 * behind the names (in brackets, where names are not kept as they stood). A first row with values of the columns' own
 * kinds is data: the columns are numbered then. Where nothing tells, it is the header.
 */
export function readHeader(
  rows: readonly (readonly string[])[],
  width: number,
  { isKnown = () => false, joint = ' / ' }: HeaderRules = {},
): Header {
  const [first, ...rest] = rows;
  if (!first) return { rows: 0, names: [] };
  // a header stands again on every page
  const below = rest.filter((row) => !sameCells(row, first));
  const known = isKnown(first);
  if (!known && below.length > 0 && headerVotes(first, below, width) <= -1)
    return { rows: 0, names: Array.from({ length: width }, (_, index) => `column_${index + 1}`) };
  let count = 1;
  const isMark = (at: number) => {
    const row = rows[at];
    return row !== undefined && (isRule(row) || isColumnNumbers(row, rows.slice(at + 1), width));
  };
  while (count < MAX_HEADER_ROWS && !isMark(count) && isMoreHeader(rows, count, width, isKnown)) count += 1;
  const parts = rows.slice(0, count);
  if (isMark(count)) count += 1;
  const names = joinNames(parts, width, joint);
  const units = rows[count];
  if (!units || !isUnitsRow(units, rows.slice(count + 1), width)) return { rows: count, names };
  count += 1;
  if (isMark(count)) count += 1;
  return { rows: count, names: names.map((name, index) => withUnit(name, units[index] ?? '', joint)) };
}

/** True for a line drawn below the names. */
function isRule(row: readonly string[]): boolean {
  const cells = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return cells.every((cell) => /^[:|+]*(?:-{2,}|={2,})[-=:|+]*$/.test(cell)) && cells.some((cell) => cell.length > 2);
}

/** True where row `count` continues the header: words only, over columns that hold numbers or dates, or a group above it. */
function isMoreHeader(
  rows: readonly (readonly string[])[],
  count: number,
  width: number,
  isKnown: (cells: readonly string[]) => boolean,
): boolean {
  const row = rows[count];
  const above = rows[count - 1] ?? [];
  if (!row || filledIn(row) < 2 || row[0]?.trim().startsWith(EXPLANATION_MARK)) return false;
  if (sameCells(row, above)) return true;
  // the supervisor's fields are named in one row, whatever the row below looks like
  if (!isKnown(row) && regulatedColumns(above)) return false;
  const body = rows.slice(count + 1);
  const typed = row.some((cell) => !isPeriod(cell) && !['text', 'blank'].includes(shapeOf(cell)));
  if (typed || body.length === 0 || isUnitsRow(row, body, width)) return false;
  if (isKnown(row) && !isKnown(above)) return true;
  const shapes = columnShapes(body, width);
  const overTyped = shapes.filter(
    (shape, index) => shape !== null && shape !== 'text' && shapeOf(row[index] ?? '') === 'text',
  );
  const typedColumns = shapes.filter((shape) => shape !== null && shape !== 'text').length;
  if (overTyped.length > 1 || (overTyped.length > 0 && overTyped.length * 2 >= typedColumns))
    return headerVotes(row, body, width) > 0;
  return isGroupRow(above, row, width) && headerVotes(row, body, width) > 0;
}

/** A row of groups has blanks where a group goes on, over cells that name its columns. */
export function isGroupRow(above: readonly string[], row: readonly string[], width: number): boolean {
  const filled = filledIn(above);
  if (filled < 2 || filled >= width || filledIn(row) <= filled) return false;
  return above.every((cell) => ['text', 'blank'].includes(shapeOf(cell)) || isPeriod(cell));
}

function isUnitsRow(row: readonly string[], body: readonly (readonly string[])[], width: number): boolean {
  const isSeveral = filledIn(row) >= Math.min(2, width);
  // the only amount of a list may be the only column with a unit: (万元)
  const isBracketed = row.some((cell) => /^\s*[（(].+[）)]\s*$/.test(cell));
  return body.length > 0 && (isSeveral || isBracketed) && isUnits(row);
}

/** True for a row of units and nothing else. */
export function isUnits(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => !['', '-', '--', '/'].includes(cell.trim()));
  return filled.length > 0 && filled.every((cell) => !/\d/.test(cell) && cell.trim().length <= 16 && isUnitText(cell));
}

/** Words a unit is made of; a cell that says more than these is a name with its unit: 贷款余额（元）. */
const UNIT_WORDS =
  /单位|金额|人民币|美元|港[元币]|欧元|日元|英镑|百分比|小数|[元圆万亿億萬千仟百佰十拾]|\b(?:usd|cny|rmb|eur|hkd|gbp|jpy|us|millions?|thousands?|billions?|mn|mio|mln|bn|mm|[km]|yuan|dollars?|euros?|in|of|percent|pct|units?|ones?|fraction|ratio)\b|[¥￥$€£%％'’,.()（）[\]【】:：\s/-]/gi;

function isUnitText(cell: string): boolean {
  const text = cell.trim().replace(/^[([（【]|[)\]）】]$/g, '');
  return (
    (parseUnit(text) !== null && text.replace(UNIT_WORDS, '') === '') ||
    /^(?:单位[:：]?.*|天|日|个|户|笔|年|月|days?|years?|months?|pcs|kg|t|tons?|kwh|mwh|m2|m²|m3|km)$/i.test(text)
  );
}

/** A name with the unit that stands below it. */
export function withUnit(name: string, unit: string, joint: Joint = ' / '): string {
  const text = unit.trim().replace(/^[([（【]|[)\]）】]$/g, '');
  if (text === '' || /^[-/]+$/.test(text)) return name;
  return joint === ' ' ? `${name} ${unit.trim()}` : `${name} (${text})`;
}

/** Names of columns from one or more rows: groups filled rightwards, the parts of a name joined. */
export function joinNames(parts: readonly (readonly string[])[], width: number, joint: Joint = ' / '): string[] {
  if (parts.length === 1) return Array.from({ length: width }, (_, index) => parts[0]?.[index] ?? '');
  const filled = parts.map((row, level) =>
    level < parts.length - 1 ? fillRightwards(row, parts[level + 1] ?? [], width) : row,
  );
  return Array.from({ length: width }, (_, index) => {
    const words = filled.map((row) => (row[index] ?? '').trim()).filter((word) => word !== '');
    return words.filter((word, place) => word !== words[place - 1]).join(joint);
  });
}

function fillRightwards(row: readonly string[], below: readonly string[], width: number): string[] {
  let held = '';
  return Array.from({ length: width }, (_, index) => {
    const cell = row[index] ?? '';
    // A name without one below it is no group
    if (cell.trim() !== '') held = (below[index] ?? '').trim() === '' ? '' : cell;
    else if ((below[index] ?? '').trim() === '') held = '';
    return cell.trim() === '' ? held : cell;
  });
}

/** The same text in every cell, blanks around it left out. */
export function sameCells(one: readonly string[], other: readonly string[]): boolean {
  const width = Math.max(one.length, other.length);
  for (let index = 0; index < width; index += 1)
    if ((one[index] ?? '').trim() !== (other[index] ?? '').trim()) return false;
  return true;
}
