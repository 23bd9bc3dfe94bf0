import { toPlainCsv } from '../../lib/csv.ts';
import { cashflow } from '../../model/tables/cashflow.ts';
import { financials } from '../../model/tables/financials.ts';
import type { TableModel } from '../../model/table.ts';
import { sizeOf } from '../formats/bytes.ts';
import { rowAt, type LineRows } from '../formats/line-rows.ts';
import { newMarks, type CellMarks } from '../formats/cell-marks.ts';
import type { Part } from '../formats/part.ts';
import { headingsOf } from '../match/headings.ts';
import { isKnown } from './find-layout.ts';
import { shapeOf } from './cell-shape.ts';
import { findTables, type FoundTable } from './find-tables.ts';
import { movesTable } from './given.ts';
import { labelled } from './remarks.ts';
import type { FileOptions } from '../options.ts';
import { periodsIn, type Period } from './periods-in.ts';
import { cutPart } from './separate-tables.ts';
import { turnKpi, type Turned } from './unpivot-kpi.ts';
import { parseHeading } from '../match/units.ts';

const TARGETS: readonly TableModel[] = [financials, cashflow];
/** Statements are small; longer texts are not searched for them. */
const MOST_BYTES = 1024 * 1024;
const LEAST_ITEMS = 2;
const MOST_OTHERS = 6;
const SERIAL = /^(?:序号|行次|编号|no\.?|#|line)$/i;
const UNIT = /^(?:单位|计量单位|unit)$/i;

/** An item of a statement: its name and its amounts, and where it stands. */
interface Item {
  row: number;
  name: string;
  cells: readonly string[];
}

/** The items of one client or project. */
interface Block {
  keys: readonly string[];
  row: number;
  items: Map<string, Item>;
}

/** What the columns of a table with periods are. */
interface Pivot {
  target: TableModel;
  item: number;
  unit: number | null;
  keys: readonly number[];
  periods: readonly Period[];
}

/**
 * A statement with its items as rows and its periods as columns, turned round: a row for each client (or project) and
 * period, the items its columns. The row read and counted is that one: 20 items over 3 periods of a client are 3 rows; a
 * period without any amount is none. Each is said to stand at the first item of its client, its column is the period.
 * Recognised by two or more periods among the headings and two or more items that our tables know; else the part stays.
 * Clients may stand in columns beside the items (a blank one goes on as above), or once above the table. A score card
 * becomes a row for each indicator and period instead (`turnKpi`).
 */
export async function unpivot(part: Part, options: FileOptions): Promise<Part> {
  if (part.cells?.named || sizeOf(part.content) > MOST_BYTES || movesTable(options.layout ?? {})) return part;
  const read = await cutPart(part, options);
  if (!read) return part;
  const tables = findTables(read.records, { isKnown });
  const [first] = tables;
  if (!first) return part;
  const pivot = pivotOf(first, options.table);
  const same = tables.filter(({ headers }) => headers.join('\n') === first.headers.join('\n'));
  const preamble = tables.flatMap((table) => table.preamble.map(({ cells }) => cells));
  const turned = pivot
    ? turn(
        same.flatMap((table) => itemsOf(table, pivot, part.cells?.rows)),
        pivot,
        { table: first, preamble },
      )
    : turnKpi(same, { name: part.name, wanted: options.table, lineRows: part.cells?.rows });
  if (!turned) return part;
  const { lines, rows } = turned;
  const source = { encoding: read.encoding, delimiter: read.dialect.delimiter };
  return {
    ...part,
    content: new TextEncoder().encode(toPlainCsv(lines)),
    cells: {
      ...{ rows: { listed: rows }, errors: [], named: true },
      ...(part.cells?.marks ? { marks: turnedMarks(part.cells.marks) } : {}),
      preamble: preamble.map((cells) => cells.filter((cell) => cell.trim() !== '').join('  ')),
    },
    ...(part.cells ? {} : { cut: part.cut ?? source }),
  };
}

/** Columns are others now; which rows were left out and which formulas have no result is still to be told. */
function turnedMarks({ hiddenRows, unsaved }: CellMarks): CellMarks {
  return { ...newMarks(), hiddenRows, unsaved: unsaved.map((cell) => ({ ...cell, column: -1 })) };
}

/** What the columns of a table are, or null where it has no periods and items that belong to a table of ours. */
function pivotOf({ headers, rows }: FoundTable, wanted: string | undefined): Pivot | null {
  const periods = periodsIn(headers);
  const taken = new Set(periods.map(({ index }) => index));
  const named = headers.flatMap((header, index) => (taken.has(index) ? [] : [{ header: header.trim(), index }]));
  if (periods.length < 2 || named.length > MOST_OTHERS) return null;
  let best: { target: TableModel; item: number; known: number } | null = null;
  for (const target of TARGETS) {
    if (wanted !== undefined && wanted !== target.name) continue;
    const items = headingsAmong(target, (type) => type === 'money');
    for (const { index } of named) {
      const known = new Set(rows.map(({ cells }) => foldedName(cells[index] ?? '')).filter((name) => items.has(name)));
      if (known.size >= LEAST_ITEMS && known.size > (best?.known ?? 0))
        best = { target, item: index, known: known.size };
    }
  }
  if (!best) return null;
  const { target, item } = best;
  const beside = named.filter(({ index, header }) => index !== item && !SERIAL.test(header) && header !== '');
  const unit = beside.find(({ header }) => UNIT.test(header))?.index ?? null;
  const keys = beside.flatMap(({ index }) => (index === unit ? [] : [index]));
  return { target, item, unit, keys, periods };
}

function headingsAmong({ columns }: TableModel, isType: (type: string) => boolean): Set<string> {
  const headings = columns.filter(({ type }) => isType(type)).flatMap(headingsOf);
  return new Set(headings.map((heading) => parseHeading(heading).folded));
}

/** `其中：利息支出`, `一、营业收入` and `减：税金` are the names behind the marks. */
function itemName(cell: string): string {
  return cell.trim().replace(/^(?:(?:其中|减|加|[一二三四五六七八九十]+|\d+)\s*[:：、.．]\s*)+/, '');
}

function foldedName(cell: string): string {
  return parseHeading(itemName(cell)).folded;
}

/** The items of a table with the keys beside them. */
function itemsOf({ rows }: FoundTable, { item, unit, keys }: Pivot, lineRows: LineRows | undefined) {
  let above: readonly string[] = keys.map(() => '');
  return rows.flatMap(({ line, cells }) => {
    above = keys.map((index, place) => (cells[index] ?? '').trim() || (above[place] ?? ''));
    const own = itemName(cells[item] ?? '');
    const ownUnit = unit === null ? '' : (cells[unit] ?? '').trim();
    const name = ownUnit === '' || parseHeading(own).unit ? own : `${own}（${ownUnit}）`;
    return name === '' ? [] : [{ keys: above, item: { row: rowAt(lineRows, line), name, cells } }];
  });
}

function turn(
  items: readonly { keys: readonly string[]; item: Item }[],
  { target, keys, periods }: Pivot,
  { table, preamble }: { table: FoundTable; preamble: readonly (readonly string[])[] },
): Turned {
  const blocks = new Map<string, Block>();
  const names: string[] = [];
  for (const { keys: own, item } of items) {
    const block = blocks.get(own.join('\n')) ?? { keys: own, row: item.row, items: new Map<string, Item>() };
    blocks.set(own.join('\n'), block);
    // A name that stands twice is told apart by its row, so that no amount is written over another
    const name = block.items.has(item.name) ? `${item.name} (${item.row})` : item.name;
    block.items.set(name, item);
    if (!names.includes(name)) names.push(name);
  }
  const stated = statedKeys(target, preamble);
  const extra = extraColumn(target, table.headers, keys);
  const periodName = target.columns.find(({ name }) => name === 'period_end')?.zh ?? '';
  const header = [...keys.map((index) => table.headers[index] ?? ''), ...stated.map(({ heading }) => heading)];
  const lines = [[...header, periodName, ...(extra ? [extra.heading] : []), ...names]];
  const rows = [items[0]?.item.row ?? 1];
  for (const { keys: own, row, items: blockItems } of blocks.values())
    for (const period of periods) {
      const amounts = names.map((name) => blockItems.get(name)?.cells[period.index] ?? '');
      if (amounts.every((amount) => shapeOf(amount) === 'blank')) continue;
      const given = [...own, ...stated.map(({ value }) => value), period.text];
      lines.push([...given, ...(extra ? [extra.valueOf(period)] : []), ...amounts]);
      rows.push(row);
    }
  return { lines, rows };
}

/** The client or project that is named once, above the table: 客户编号：C001. */
function statedKeys(target: TableModel, preamble: readonly (readonly string[])[]) {
  const wanted = headingsAmong(
    { ...target, columns: target.columns.filter(({ required }) => required) },
    (type) => type === 'text',
  );
  return preamble.flatMap((cells) => {
    const filled = cells.filter((cell) => cell.trim() !== '');
    return filled.flatMap((cell, index) => {
      const own = labelled(cell);
      const heading = own?.label ?? cell;
      const value = (own?.value || (labelled(filled[index + 1] ?? '') ? '' : filled[index + 1])) ?? '';
      return value !== '' && wanted.has(parseHeading(heading).folded) ? [{ heading, value: value.trim() }] : [];
    });
  });
}

/**
 * What the length of a period says. Statements of an interim month are taken as cumulated from January, as they are filed;
 * a column 报表口径 beside the items says otherwise.
 */
function extraColumn(target: TableModel, headers: readonly string[], keys: readonly number[]) {
  const name = target === financials ? 'basis' : 'period_months';
  const column = target.columns.find((each) => each.name === name);
  const headings = new Set((column ? headingsOf(column) : []).map((heading) => parseHeading(heading).folded));
  if (!column || keys.some((index) => headings.has(parseHeading(headers[index] ?? '').folded))) return null;
  const valueOf = ({ months, lastMonth }: Period) =>
    name === 'basis' ? (months === 12 || lastMonth === 12 ? 'annual' : 'ytd') : String(months);
  return { heading: column.zh, valueOf };
}
