import type { Figure, FigureTable } from '../charts/figure.ts';
import { renderSvg } from '../charts/echarts.ts';
import { textWidth } from '../charts/text-width.ts';
import { PRINT_THEME } from '../charts/theme.ts';
import type { FigureBlock } from './blocks.ts';
import type { StatedText } from './state.ts';
import type { ReportTable } from './table.ts';

/** Longer tables beside a chart are printed together at the end, so that a section shows its pictures. */
const INLINE_ROWS = 8;

/** Pixels a chart is drawn at: 0.75 points a pixel over the whole width, a little less in a column. */
const CHART_WIDTH = { full: 644, half: 340 } as const;

/** Points; a table that needs more would be wrapped in a column of the page. */
const COLUMN_TABLE = 216;

/** A figure ready to print, and its table apart when that is too long to stand under a chart. */
export function figureBlock(figure: Figure, id: string): { block: FigureBlock; annex: ReportTable | null } {
  const table = figure.table && !figure.tiles ? reportTable(figure.table) : null;
  const long = table !== null && figure.chart !== undefined && table.rows.length > INLINE_ROWS;
  const narrow = figure.span !== 'full' && (table === null || long || estimatedWidth(table) <= COLUMN_TABLE);
  const width = narrow ? CHART_WIDTH.half : CHART_WIDTH.full;
  const block: FigureBlock = {
    kind: 'figure',
    id,
    title: figure.title,
    finding: figure.finding,
    status: figure.status,
    headline: figure.headline ? stated(figure.headline) : null,
    chart: figure.chart
      ? {
          svg: renderSvg(figure.chart.option(PRINT_THEME), width, figure.chart.height),
          width,
          height: figure.chart.height,
        }
      : null,
    tiles: (figure.tiles ?? []).map(({ title, value, change }) => ({ ...stated(value), title, change })),
    table: long ? null : table,
    tableAt: long ? `${id}-table` : null,
    foot: figure.foot,
    narrow,
  };
  return { block, annex: long ? table : null };
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

function stated({ text, status }: StatedText): StatedText {
  return status ? { text, status } : { text };
}
