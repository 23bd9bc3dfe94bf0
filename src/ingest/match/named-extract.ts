import { orderOf } from '../../model/regulatory/orders.ts';
import { REGULATORY_TABLES } from '../../model/regulatory/index.ts';
import type { RegulatoryTable } from '../../model/regulatory/table.ts';
import { regulatedColumns } from './regulatory.ts';

/** `IE_005_504`, `EAST5_504_…`, `504-对公信贷业务借据表`; `T_8_1` of 一表通. */
const NUMBERED = /(?:^|[^0-9A-Z])(?:IE_?00\d_?|(?:ETL_)?EAST(?:5|5\.0)?[_-]?)(\d{3})(?![0-9])/;
const ITEMS = /(?:^|[^0-9A-Z])T_(\d{1,2})_(\d{1,2})(?![0-9_])/;

/** The supervisor's table a file is named after: its number, or the initials of its title between the licence number and the day. */
export function extractNamed(file: string): RegulatoryTable | null {
  const name = file.toUpperCase();
  const items = ITEMS.exec(name);
  const number = NUMBERED.exec(name);
  const wanted = items ? `一表通 ${items[1]}.${items[2]}` : number ? `EAST ${number[1]}` : null;
  const words = new Set(name.split(/[^A-Z0-9]+/));
  return (
    REGULATORY_TABLES.find((table) => table.name === wanted) ??
    REGULATORY_TABLES.find(({ file: code }) => code !== '' && (words.has(code) || words.has(code.replace(/B$/, '')))) ??
    null
  );
}

/** Headings for a file without any, by the order of its table's standard; null where its cells do not bear it out. */
export function headingsByOrder(
  { name }: RegulatoryTable,
  rows: readonly (readonly string[])[],
  width: number,
): string[] | null {
  const order = orderOf(name);
  if (!order || width < order.length || rows.length === 0) return null;
  const headings = Array.from({ length: width }, (_, index) => order[index] ?? '');
  const fits = rows.every((cells) => headings.every((code, index) => isLike(code, (cells[index] ?? '').trim())));
  return fits && regulatedColumns(headings) ? headings : null;
}

const DAY = /^\d{4}-?\d\d-?\d\d$/;
const AMOUNT = /^-?[\d,]*\.?\d+$/;
/** Fields that every row has, by their codes. */
const FILLED = new Set('XDJJH KHTYBH DBHTH YPBH GH JJH DKYE CJRQ H010001 H010010 H010029'.split(' '));
/** What the cells of a field must look like where they are filled; any other may hold anything. */
const SHAPES: readonly (readonly [fields: RegExp, cells: RegExp])[] = [
  [/^(?:CJRQ|H010029|\w+RQ)$/, DAY],
  [/^(?:DB)?BZ$/, /^[A-Z]{3}$|^\d{3}$/],
  [/(?:JE|YE|JZ|BJ)$|^(?:XQYHLX|SHLX|SHBNLX|SHBWLX|SJLL|H010010|H010021)$/, AMOUNT],
  [/^DKWJFL$/, /^(?:正常|关注|次级|可疑|损失)/],
];

function isLike(code: string, cell: string): boolean {
  if (cell === '') return !FILLED.has(code);
  return SHAPES.every(([fields, cells]) => !fields.test(code) || cells.test(cell));
}
