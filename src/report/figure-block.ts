import type { Figure, FigureCell, FigureTable } from '../charts/figure.ts';
import type { ChartOption } from '../charts/echarts.ts';
import { renderSvg } from '../charts/render-svg.ts';
import { textWidth } from '../charts/text-width.ts';
import { PRINT_THEME } from '../charts/theme.ts';
import type { IsoMonth } from '../lib/dates.ts';
import type { MetricRow } from '../metrics/metric.ts';
import type { FigureBlock } from './blocks.ts';
import type { StatedText } from './state.ts';
import type { ReportTable } from './table-block.ts';

/** Longer tables beside a chart are printed together at the end, so that a section shows its pictures. */
const INLINE_ROWS = 8;

/** Pixels a chart is drawn at: 0.75 points a pixel over the whole width, a little less in a column. */
const CHART_WIDTH = { full: 644, half: 340 } as const;

/** Points; a table that needs more would be wrapped in a column of the page. */
const COLUMN_TABLE = 216;

/** A figure ready to print, and its table apart when that is too long to stand under a chart. */
export interface DrawnFigure {
  block: FigureBlock;
  annex: ReportTable | null;
  /** Only its table is printed, with the others at the end. */
  aside: boolean;
}

/**
 * The figures of a chapter, neighbours that are narrow enough set in pairs. `turn` is awaited before each. Of months after that of the
 * newest book only those are drawn that have numbers of their own.
 */
export async function drawFigures(
  figures: readonly Figure[],
  chapter: string,
  turn: () => Promise<void>,
  book?: IsoMonth,
): Promise<DrawnFigure[]> {
  const drawn: DrawnFigure[] = [];
  for (const [index, narrow] of pairs(figures.map(isNarrow)).entries()) {
    await turn();
    const figure = figures[index];
    if (figure) drawn.push(drawFigure(withoutEmptyMonths(figure, book), `${chapter}-${figure.id}`, narrow));
  }
  return drawn;
}

/** The figure without the months after the newest book, where it says nothing of them, or only that book's numbers once more. */
export function withoutEmptyMonths(figure: Figure, book?: IsoMonth): Figure {
  const { chart } = figure;
  const last = chart?.months?.at(-1);
  const first = chart?.months?.[0];
  if (!chart || book === undefined || first === undefined || last === undefined || last <= book || first >= book)
    return figure;
  const own = (figure.table?.rows.flat() ?? []).flatMap(({ ref }) => (ref && isOwn(ref.row) ? [ref.row.period] : []));
  const until = own.filter((period) => period <= last).reduce((a, b) => (a > b ? a : b), book);
  const range = { first, last: until };
  return { ...figure, chart: { ...chart, option: (theme, width) => chart.option(theme, width, range) } };
}

function isOwn({ value, flags }: MetricRow): boolean {
  return value !== null && !flags.includes('STALE');
}

/** Which figures stand in a pair: a narrow one without a narrow neighbour takes the whole width. */
function pairs(narrow: readonly boolean[]): boolean[] {
  const paired = narrow.map(() => false);
  for (let index = 0; index + 1 < narrow.length; index += 1) {
    if (!narrow[index] || !narrow[index + 1]) continue;
    paired[index] = paired[index + 1] = true;
    index += 1;
  }
  return paired;
}

function drawFigure(figure: Figure, id: string, narrow: boolean): DrawnFigure {
  const table = tableOf(figure);
  const aside = figure.brief === 0;
  const long = !aside && isLong(figure, table);
  const cut = !aside && table !== null && figure.brief !== undefined && table.rows.length > figure.brief;
  const block: FigureBlock = {
    ...plainBlock(figure, id, narrow),
    chart: figure.chart ? drawChart(figure.chart, chartRoom(narrow)) : null,
    table: long ? null : cut ? { ...table, rows: table.rows.slice(0, figure.brief) } : table,
    tableAt: long || cut ? `${id}-table` : null,
  };
  return { block, annex: long || cut ? printed(figure, table) : null, aside };
}

/** Pixels a picture is drawn at, over the whole width or in a column. */
export function chartRoom(narrow: boolean): number {
  return narrow ? CHART_WIDTH.half : CHART_WIDTH.full;
}

/** A figure with all its words and rows, its picture still to be drawn. */
export function plainBlock(figure: Figure, id: string, narrow: boolean): FigureBlock {
  return {
    kind: 'figure',
    id,
    title: figure.title,
    finding: figure.finding,
    status: stateOf(figure),
    headline: figure.headline ? stated(figure.headline) : null,
    chart: null,
    tiles: (figure.tiles ?? []).map(({ title, value, change }) => ({ ...stated(value), title, change })),
    table: tableOf(figure),
    tableAt: null,
    foot: figure.foot,
    narrow,
  };
}

/** The rows of a table that are for paper. */
function printed({ printed = Infinity }: Figure, table: ReportTable | null): ReportTable | null {
  return table && { ...table, rows: table.rows.slice(0, printed) };
}

/** A picture that needs more width than there is is drawn in its own and made smaller. */
export function drawChart(
  { option, height, alt, least = 0 }: NonNullable<Figure['chart']>,
  room: number,
): FigureBlock['chart'] {
  const width = Math.max(room, least);
  return { svg: renderSvg(withWholeLegend(option(PRINT_THEME, width)), width, height), width, height, alt };
}

function isNarrow(figure: Figure): boolean {
  if ((figure.chart?.least ?? 0) > CHART_WIDTH.half) return false;
  if (figure.span === 'full' || hasLegend(figure.chart?.option(PRINT_THEME))) return false;
  const table = tableOf(figure);
  return table === null || isLong(figure, table) || estimatedWidth(table) <= COLUMN_TABLE;
}

/** Tiles say what the table says. */
function tableOf({ table, tiles }: Figure): ReportTable | null {
  return table && !tiles ? reportTable(table) : null;
}

function isLong({ chart }: Figure, table: ReportTable | null): boolean {
  return chart !== undefined && table !== null && table.rows.length > INLINE_ROWS;
}

/** A legend needs the whole width: in a column of the page it would be cut off. */
function hasLegend(option: ChartOption | undefined): boolean {
  const legend: unknown = option?.['legend'];
  return typeof legend === 'object' && legend !== null && !('show' in legend && legend.show === false);
}

/** On paper nobody can turn the leaves of a legend: all its names are shown, on several lines where they need them. */
function withWholeLegend(option: ChartOption): ChartOption {
  return hasLegend(option) ? { ...option, legend: { ...Object(option['legend']), type: 'plain' } } : option;
}

/** About how wide the table is with nothing wrapped, before the faces are known. */
function estimatedWidth({ columns, rows }: ReportTable): number {
  const width = (text: string) => textWidth(text, '8px sans-serif');
  const widths = columns.map(({ title }, at) =>
    Math.max(width(title), ...rows.map((row) => width(row[at]?.text ?? '') + (row[at]?.status ? 10 : 0))),
  );
  return widths.reduce((sum, one) => sum + one + 12, -12);
}

function reportTable(table: FigureTable): ReportTable {
  return {
    columns: table.columns.map(({ title, unit, align }) => ({ title: unit ? `${title} (${unit})` : title, align })),
    rows: table.rows.map((row) => row.map(stated)),
  };
}

/** A value without limits is grey as well, but not without data: it is printed without a state. */
function stated({ text, status, ref }: FigureCell): StatedText {
  const known = ref !== undefined && ref.row.value !== null;
  return status && !(status === 'grey' && known) ? { text, status } : { text };
}

/** The state of a figure; null where it has values and no limit to hold them against, rows that are in none, or words alone. */
function stateOf({ status, headline, tiles = [], table, words, records }: Figure): FigureBlock['status'] {
  if (words) return null;
  if (status !== 'grey') return status;
  if (records) return null;
  const cells = [headline, ...tiles.map(({ value }) => value), ...(table?.rows.flat() ?? [])];
  return cells.some((cell) => cell?.ref && cell.ref.row.value !== null) ? null : 'grey';
}
