import type { Figure, FigureCell, FigureTable } from '../charts/figure.ts';
import type { Translate } from '../i18n/translate.ts';

/** Rows of a table that stand in their place; longer ones are printed whole at the end. */
const IN_PLACE = 40;
/** In fewer rows everybody sees that a column says the same in each. */
const MANY_ROWS = 4;

/** The marks of a change for the better and the worse, as the fonts of the report have them. */
const MARKS: Readonly<Record<string, string>> = { '✓': '√', '✗': '×' };

/** Whom all is of, and tables that are among the figures: what has its name there goes by its number elsewhere. */
interface Paper {
  name: string;
  id: string;
  tables: ReadonlySet<string>;
  t: Translate;
}

/** The tables figures have rows of. */
export function tablesOf(figures: readonly Figure[]): ReadonlySet<string> {
  return new Set(figures.flatMap(({ records }) => records?.table ?? []));
}

/** A figure as a document of a few pages prints it: key numbers as the table that says the same, and tables as narrow as they can be. */
export function forPaper({ tiles, brief, ...figure }: Figure, paper: Paper): Figure {
  const { t } = paper;
  void tiles;
  if (!figure.table) return figure;
  const own = figure.records?.table;
  const change = (cell: FigureCell) => (own === undefined ? printed(cell) : numbered(printed(cell), own, paper));
  const [placed, file] = withPlaces(mapped(figure.table, change), t);
  const [table, alike] = figure.records ? withoutAlike(placed, t) : [placed, []];
  const more = (figure.total ?? 0) - table.rows.length;
  const rest = more > 0 ? [t('document.rest', { count: t.format.number(more) })] : [];
  const foot = [...figure.foot, ...rest, ...alike, ...(file === null ? [] : [t('document.file', { file })])];
  return { ...figure, table, foot, ...(table.rows.length > IN_PLACE && brief ? { brief } : {}) };
}

/** A cell as the paper has it: days as narrow as they can be written, and marks that the fonts have. */
function printed(cell: FigureCell): FigureCell {
  if (cell.raw?.form === 'date') return { ...cell, text: String(cell.raw.value) };
  return cell.tone ? { ...cell, text: cell.text.replace(/[✓✗]/g, (mark) => MARKS[mark] ?? mark) } : cell;
}

/** A row names what has a table of its own by its number, and so what all is of. */
function numbered(cell: FigureCell, own: string, { name, id, tables }: Paper): FigureCell {
  const { thing } = cell;
  if (cell.text === name) return { ...cell, text: id };
  return thing && thing.kind !== own && tables.has(thing.kind) ? { ...cell, text: thing.id } : cell;
}

function mapped(table: FigureTable, change: (cell: FigureCell) => FigureCell): FigureTable {
  return { ...table, rows: table.rows.map((row) => row.map(change)) };
}

/** The file once where all rows are of one, and their numbers alone. */
function withPlaces(table: FigureTable, t: Translate): [FigureTable, string | null] {
  const last = table.columns.length - 1;
  const places = table.rows.map((row) => row[last]?.place);
  const file = places[0]?.file;
  if (file === undefined || !places.every((place) => place?.file === file)) return [table, null];
  const cellOf = (row: readonly FigureCell[]) => ({ text: String(row[last]?.place?.row ?? '') });
  return [
    {
      ...table,
      columns: [...table.columns.slice(0, last), { title: t('document.row'), align: 'end' }],
      rows: table.rows.map((row) => [...row.slice(0, last), cellOf(row)]),
    },
    file,
  ];
}

/** What all rows of a longer table say is said once, unless it is a state. */
function withoutAlike(table: FigureTable, t: Translate): [FigureTable, string[]] {
  const { columns, rows } = table;
  const [first] = rows;
  if (!first || rows.length < MANY_ROWS) return [table, []];
  const alike = columns.map(
    (_, at) => at > 0 && rows.every((row) => row[at]?.text === first[at]?.text && !row[at]?.status),
  );
  const kept = <T>(list: readonly T[]) => list.filter((_, at) => !alike[at]);
  const said = columns.flatMap(({ title }, at) =>
    alike[at] ? [t('report.labelled', { label: title, text: first[at]?.text ?? '' })] : [],
  );
  if (said.length === 0) return [table, []];
  const words = t('document.alike', { columns: said.join(t('widgets.list.semicolon')) });
  return [{ ...table, columns: kept(columns), rows: rows.map(kept) }, [words]];
}
