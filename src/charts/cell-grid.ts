import type { ChartOption } from './echarts.ts';
import type { ChartTheme, ValueRef } from './figure.ts';
import { frame, namesAxis, tooltip } from './frame.ts';
import { USUAL_WIDTH } from './month-bars.ts';
import { shortNames } from './short-names.ts';
import { textWidth } from './text-width.ts';

/** One cell: what is written in it; one without a text is blank. */
export interface GridCell {
  text: string;
  ref?: ValueRef | undefined;
  /** How strongly it is filled, 0 to 1. */
  strength?: number;
  /** What it is filled with; the first category where it does not say. */
  paint?: (theme: ChartTheme) => string | undefined;
  /** It stands out from its row: the diagonal of a matrix. */
  framed?: boolean;
  /** Nothing to look at: a share of zero. */
  faint?: boolean;
  /** The cell in words, when it is pointed at; `note` is spoken behind its value. */
  tip?: string;
  note?: string;
}

export interface CellGridInput {
  rows: readonly string[];
  columns: readonly string[];
  /** Row by row. */
  cells: readonly (readonly GridCell[])[];
}

const ROW = 28;
/** Room for headings that lie, the most for those that lean, and how much they lean. */
const LYING = 36;
const MOST_LEANING = 136;
const LEAN = (55 * Math.PI) / 180;
/** Of more columns than these the headings lean, and of columns that would be wider together if they lay. */
const FEW_COLUMNS = 8;
const MOST_LYING = 450;
const LEAST_CELL = 28;
const LEAST_LYING = 44;
const FONT = 12;
/** White space on both sides of a cell's text, and beside a row's name. */
const PADDING = 14;
const BESIDE_NAME = 12;
/** The widths of letters are guessed: a name has a little more room than it is told to need. */
const SLACK = 1.1;
const MOST_NAME = 180;
const LEAST_NAME = 84;
/** A fill never hides the ink written on it. */
const DEEPEST = 0.5;

/** Pixels a grid of cells is high, and the width below which its texts would not fit. */
export function gridSize({ rows, columns, cells }: CellGridInput): { height: number; least: number } {
  const names = Math.min(longest(rows), LEAST_NAME) + BESIDE_NAME;
  return {
    height: Math.max(rows.length, 1) * ROW + headRoom(columns),
    least: Math.ceil(names + columns.length * cellRoom(columns, cells)),
  };
}

/** Cells by rows and columns, each with its text, filled the stronger the more there is; headings above, names of rows on the left. */
export function cellGrid({ rows, columns, cells }: CellGridInput) {
  return (theme: ChartTheme, width = USUAL_WIDTH): ChartOption => {
    const font = `${theme.fontSize}px x`;
    const free = width - columns.length * cellRoom(columns, cells) - BESIDE_NAME;
    const room = Math.min(MOST_NAME, longest(rows), Math.max(LEAST_NAME, free));
    const short = shortNames(rows, room / SLACK, font);
    const left = room + BESIDE_NAME;
    return {
      ...frame(theme),
      grid: { top: headRoom(columns), right: 1, bottom: 1, left, outerBoundsMode: 'none' },
      tooltip: {
        ...tooltip(theme, 'item'),
        formatter: ({ seriesIndex, dataIndex }: { seriesIndex: number; dataIndex: number }) =>
          cells[seriesIndex]?.[dataIndex]?.tip ?? '',
      },
      xAxis: {
        ...namesAxis(theme, columns),
        ...bare(theme),
        position: 'top',
        axisLabel: headings(theme, columns, (width - left) / Math.max(columns.length, 1)),
      },
      yAxis: {
        ...namesAxis(theme, rows),
        ...bare(theme),
        inverse: true,
        axisLabel: {
          color: theme.ink,
          fontSize: theme.fontSize,
          interval: 0,
          formatter: (name: string, index: number) => short[index] ?? name,
        },
      },
      series: rows.map((name, row) => ({
        type: 'custom',
        name,
        renderItem: drawCell(theme, cells[row] ?? [], row),
        data: columns.map((_, column) => ({
          value: [column, row],
          ref: cells[row]?.[column]?.ref,
          note: cells[row]?.[column]?.note,
        })),
      })),
    };
  };
}

/** What a custom series is handed to draw a datum with. */
interface Place {
  coord(at: [number, number]): [number, number];
  size(of: [number, number]): [number, number];
}

function drawCell(theme: ChartTheme, cells: readonly GridCell[], row: number) {
  return ({ dataIndex }: { dataIndex: number }, place: Place) => {
    const cell = cells[dataIndex];
    const [x, y] = place.coord([dataIndex, row]);
    const [width, height] = place.size([1, 1]);
    if (!cell || cell.text === '') return null;
    const box = { x: x - width / 2 + 1, y: y - height / 2 + 1, width: width - 2, height: height - 2, r: 2 };
    const strength = Math.min(1, Math.max(0, cell.strength ?? 0)) * DEEPEST;
    return {
      type: 'group',
      children: [
        {
          type: 'rect',
          shape: box,
          style: {
            fill: strength > 0 ? (cell.paint?.(theme) ?? theme.categories[0]) : theme.surface,
            ...(strength > 0 ? { fillOpacity: strength } : {}),
            ...(cell.framed ? { stroke: theme.muted, lineWidth: 1.5 } : {}),
          },
        },
        {
          type: 'text',
          x,
          y,
          silent: true,
          style: {
            text: cell.text,
            fill: cell.faint ? theme.muted : theme.ink,
            align: 'center',
            verticalAlign: 'middle',
            fontSize: theme.fontSize,
            fontFamily: theme.fontFamily,
            ...(cell.framed ? { fontWeight: 'bold' } : {}),
          },
        },
      ],
    };
  };
}

function bare(theme: ChartTheme): ChartOption {
  return {
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: true, lineStyle: { color: theme.line } },
  };
}

function headings(theme: ChartTheme, columns: readonly string[], room: number): ChartOption {
  const label = { color: theme.ink, fontSize: theme.fontSize, interval: 0, hideOverlap: false };
  if (!leans(columns)) return { ...label, width: room - 4, overflow: 'break', lineHeight: theme.fontSize + 3 };
  const short = shortNames(columns, (MOST_LEANING - HEAD_SPACE) / Math.sin(LEAN), `${theme.fontSize}px x`);
  return {
    ...label,
    rotate: (LEAN * 180) / Math.PI,
    formatter: (name: string, index: number) => short[index] ?? name,
  };
}

function leans(columns: readonly string[]): boolean {
  return columns.length > FEW_COLUMNS || columns.length * lyingRoom(columns) > MOST_LYING;
}

/** Pixels in which every heading lies in two lines, no word of it cut. */
function lyingRoom(columns: readonly string[]): number {
  return Math.ceil(Math.max(0, ...columns.map(inTwoLines)) * SLACK) + 4;
}

function inTwoLines(heading: string): number {
  const width = (text: string) => textWidth(text.trim(), `${FONT}px x`);
  // a line ends between words, and between any two letters of Chinese
  const ends = [...heading.matchAll(/(?<=\s|\p{Script=Han})/gu)].map(({ index }) => index);
  return Math.min(
    ...[heading.length, ...ends].map((end) => Math.max(width(heading.slice(0, end)), width(heading.slice(end)))),
  );
}

/** White space of headings that lean: their distance from the cells, and the height of their letters. */
const HEAD_SPACE = 20;

function headRoom(columns: readonly string[]): number {
  if (!leans(columns)) return LYING;
  return Math.min(MOST_LEANING, Math.ceil(longest(columns) * Math.sin(LEAN)) + HEAD_SPACE);
}

function cellRoom(columns: readonly string[], cells: CellGridInput['cells']): number {
  const widest = Math.max(0, ...cells.flatMap((row) => row.map(({ text }) => textWidth(text, `${FONT}px x`))));
  const heads = leans(columns) ? LEAST_CELL : Math.max(LEAST_LYING, lyingRoom(columns));
  return Math.max(heads, widest + PADDING);
}

function longest(names: readonly string[]): number {
  return Math.ceil(Math.max(0, ...names.map((name) => textWidth(name, `${FONT}px x`))) * SLACK);
}
