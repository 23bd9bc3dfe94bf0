import { extentOf, filledIn, isBlank, shapeOf } from './cell-shape.ts';
import {
  areLabels,
  continues,
  goesOn,
  isHeadOf,
  isNote,
  isTablePart,
  modalWidth,
  partsOf,
  saysNote,
  widthBy,
  type GridPart,
  type GridRow,
  type WidthOf,
} from './grid-parts.ts';
import { withoutHeadingGaps } from './heading-gaps.ts';
import { isPageRow, titlesAmong } from './page-rows.ts';
import { isSignatureRow, remarksAbove } from './remarks.ts';
import { headerVotes, isGroupRow, readHeader, type HeaderRules } from './header.ts';

/** A table found in a grid: where it stands and what is around it. */
export interface FoundTable<Row extends GridRow = GridRow> {
  /** Names of the columns as they stand; of a header of several rows joined. */
  headers: string[];
  /** The rows that make up the header; none where the columns had to be numbered. */
  headerRows: Row[];
  /** The rows below it: blank rows, repeated headers and foot left out. */
  rows: Row[];
  /** Rows above and below that are not part of it. */
  preamble: Row[];
  foot: Row[];
  /** Header rows that stand again among the rows. */
  repeated: Row[];
}

/** Of a table with more of them than this, rows with a single cell are not notes. */
const SPARSE_SHARE = 0.05;

/**
 * Finds the tables of a grid. Rows are parted by blank ones and where the width changes for good; parts that go on as the
 * part above are one table; what has a single cell to a row is a title above or a note below.
 */
export function findTables<Row extends GridRow>(all: readonly Row[], options: HeaderRules = {}): FoundTable<Row>[] {
  const rows = withoutHeadingGaps(all);
  const count = Math.max(commentsAbove(rows), remarksAbove(rows));
  const said = rows.slice(0, count).filter(({ cells }) => !isBlank(cells));
  return tablesBelow(rows.slice(count), said, options);
}

/** The tables of rows, the first of them with what was said above. */
function tablesBelow<Row extends GridRow>(
  rows: readonly Row[],
  said: readonly Row[],
  options: HeaderRules,
): FoundTable<Row>[] {
  const filled = rows.filter(({ cells }) => !isBlank(cells));
  if (filled.length === 0) return [];
  const widthOf = widthBy(filled);
  if (modalWidth(filled, widthOf) < 2 && filled.every((row) => widthOf(row) < 2)) return [oneColumn(filled, said)];
  const tables: (GridPart<Row> & { above: Row[] })[] = [];
  let titles: Row[] = [];
  for (const part of partsOf(rows, widthOf)) {
    const last = tables.at(-1);
    if (!isTablePart(part, filled.length)) {
      if (last && titles.length === 0 && goesOn(last, part)) last.rows.push(...part.rows);
      else titles.push(...part.rows);
      continue;
    }
    const head = titles.at(-1);
    if (head && isHeadOf(head, part)) part.rows.unshift(...titles.splice(-1));
    if (last && continues(last, part, widthOf)) last.rows.push(...titles, ...part.rows);
    else tables.push({ ...part, above: tables.length === 0 ? [...said, ...titles] : titles });
    titles = [];
  }
  const [first, second] = tables;
  if (!first) return [readTable(filled, said, options, widthOf)];
  if (second && second.width > 2 && areLabels(first)) {
    second.above.unshift(...first.above, ...first.rows);
    tables.shift();
  }
  const found = tables.map((table) => readTable(table.rows, table.above, options, widthOf));
  found.at(-1)?.foot.push(...titles);
  return found;
}

/** Rows at the beginning that are marked as comments (`# …`), above a row of names without the mark; 0 where there are none. */
function commentsAbove(rows: readonly GridRow[]): number {
  const isComment = ({ cells }: GridRow) => /^\s*#/.test(cells[0] ?? '');
  const first = rows.findIndex((row) => !isComment(row) && !isBlank(row.cells));
  const names = rows[first];
  if (!names || !rows.slice(0, first).some(isComment)) return 0;
  const below = rows.slice(first + 1, first + 202).map(({ cells }) => cells);
  return headerVotes(names.cells, below, names.cells.length) > 0 ? first : 0;
}

function oneColumn<Row extends GridRow>(rows: readonly Row[], said: readonly Row[]): FoundTable<Row> {
  const [header, ...body] = rows;
  const end = body.findLastIndex(({ cells }) => !saysNote(cells)) + 1;
  const numbered =
    header &&
    headerVotes(
      header.cells,
      body.slice(0, end).map(({ cells }) => cells),
      1,
    ) <= -1;
  return {
    headers: numbered ? ['column_1'] : [header?.cells[0] ?? ''],
    headerRows: numbered || !header ? [] : [header],
    rows: [...(numbered ? [header] : []), ...body.slice(0, end)],
    preamble: [...said],
    foot: body.slice(end),
    repeated: [],
  };
}

function readTable<Row extends GridRow>(
  rows: readonly Row[],
  above: readonly Row[],
  rules: HeaderRules,
  widthOf: WidthOf,
): FoundTable<Row> {
  const modal = modalWidth(rows, widthOf);
  const start = findStart(rows, modal, widthOf, rules);
  const foot = footRows(rows, start + 1, modal);
  const inside = rows.slice(start, rows.length - foot.length);
  const width = columnCount(inside, modal);
  const header = readHeader(
    inside.map(({ cells }) => cells),
    width,
    rules,
  );
  const headerRows = inside.slice(0, header.rows);
  const preamble = [...above, ...rows.slice(0, start)];
  const top = { header: headerRows.map(({ cells }) => cells), titles: titlesAmong(preamble.map(({ cells }) => cells)) };
  const repeated: Row[] = [];
  const body: Row[] = [];
  for (const row of inside.slice(header.rows)) (isPageRow(row.cells, top) ? repeated : body).push(row);
  return {
    headers: header.names,
    headerRows,
    rows: body,
    preamble,
    foot,
    repeated,
  };
}

/** The first row of the header: known names, else the first row as wide and as full as those below, with the groups above it. */
function findStart(
  rows: readonly GridRow[],
  modal: number,
  widthOf: WidthOf,
  { isKnown = () => false }: HeaderRules,
): number {
  const known = rows.slice(0, 60).findIndex(({ cells }) => isKnown(cells));
  const wide = (row: GridRow) => widthOf(row) >= Math.max(2, modal - 1) || extentOf(row.cells) === modal;
  const full = rows.findIndex((row) => wide(row) && filledIn(row.cells) >= Math.max(2, modal * 0.5));
  const wanted = known === -1 ? belowTitle(rows, full, modal) : known;
  if (wanted === -1) return 0;
  let start = wanted;
  for (let up = 1; up <= 2; up += 1) {
    const group = rows[start - 1]?.cells;
    const names = rows[start]?.cells;
    if (!group || !names || !isGroupRow(group, names, modal) || extentOf(group) < 2) break;
    if (extentOf(group) * 2 <= modal || /[:：]\s*$/.test(group[0] ?? '')) break;
    start -= 1;
  }
  return start;
}

/** A title with delimiters in it is wider than the table; the names stand in the row below then. */
function belowTitle(rows: readonly GridRow[], first: number, modal: number): number {
  const [title, names, ...below] = rows.slice(Math.max(first, 0), first + 202).map(({ cells }) => cells);
  if (!title || !names || extentOf(title) <= modal || extentOf(names) !== modal) return first;
  return filledIn(names) === modal && headerVotes(names, below, modal) > 0 ? first + 1 : first;
}

/** The notes at the end of rows: told by their words, or by having one cell where other rows have several. */
export function footRows<Row extends GridRow>(rows: readonly Row[], start: number, modal: number): Row[] {
  const body = rows.slice(start);
  const single = body.filter(({ cells }) => filledIn(cells) === 1).length;
  const sparse = modal < 3 || single > Math.max(10, body.length * SPARSE_SHARE);
  let end = rows.length;
  while (end > start) {
    const cells = rows[end - 1]?.cells ?? [];
    const note =
      isNote(cells) ||
      isSignatureRow(cells) ||
      (!sparse && filledIn(cells) === 1 && shapeOf(cells[0] ?? '') === 'text');
    if (!note) break;
    end -= 1;
  }
  return rows.slice(end);
}

/** Columns of a table: its usual width, without unnamed columns at the right that hold nothing. */
function columnCount(rows: readonly GridRow[], modal: number): number {
  const header = rows[0]?.cells ?? [];
  let width = Math.max(modal, extentOf(header));
  while (width > 1 && !rows.some(({ cells }) => (cells[width - 1] ?? '').trim() !== '')) width -= 1;
  return width;
}
