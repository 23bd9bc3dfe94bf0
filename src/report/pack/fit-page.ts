import type { Figure } from '../../charts/figure.ts';
import type { FigureBlock } from '../blocks.ts';
import { chartRoom, drawChart, plainBlock } from '../figure-block.ts';
import { figurePair, figurePieces, type Setter } from '../figure-pieces.ts';
import type { Numbers } from './caption.ts';
import { stacked, type Piece } from '../sheet.ts';

/** What is tried, the best first: pictures of their usual height or less, and rows a table has at most. */
const TRIED: readonly { readonly least: number; readonly rows: readonly number[] }[] = [
  { least: 1, rows: [24, 18, 14, 12, 10, 8, 6, 5] },
  { least: 0.8, rows: [8, 6, 5] },
  { least: 0.6, rows: [6, 5, 4, 3] },
];
/** How much higher than usual a picture becomes when there is plenty of room. */
const LARGEST = 1.9;
/** Space above a figure, points. */
const GAP = 24;
const STEPS = 12;
/** A number as wide as any. */
const PLACE = 88;

/** A figure of a page with its caption. */
export interface PageFigure {
  readonly figure: Figure;
  readonly id: string;
  /** What stands below it, by its number. */
  readonly caption: (number: string) => readonly string[];
}

interface Fit {
  readonly rows: number;
  readonly stretch: number;
}

/** How much of a page's figures is printed: so many of them, and so many rows of a table. */
export interface Extent {
  readonly figures: number;
  readonly rows: number;
}

interface Sheet {
  readonly room: number;
  readonly setter: Setter;
  readonly numbers: Numbers;
  /** What the same page has in another language: never more, and as much if it can be. */
  readonly within?: Extent | undefined;
}

/**
 * Figures set on one page: neighbours of half its width stand beside each other, tables are cut to the rows there is room for, and
 * pictures take what is left. What does not fit is told apart, the last first.
 */
export function fitPage(
  figures: readonly PageFigure[],
  { room, setter, numbers, within }: Sheet,
): { blocks: FigureBlock[]; left: PageFigure[]; extent: Extent } {
  for (let count = Math.min(figures.length, within?.figures ?? Infinity); count > 0; count -= 1) {
    const lines = linesOf(figures.slice(0, count));
    const fit = fitOf(lines, room, setter, triedWithin(within));
    if (!fit) continue;
    const blocks = lines.flatMap((line) => line.map(blockOf(line, fit, setter, numbers)));
    return { blocks, left: figures.slice(count), extent: { figures: count, rows: fit.rows } };
  }
  return { blocks: [], left: [...figures], extent: { figures: 0, rows: 0 } };
}

/** What is tried where another language has so many rows: just as many first, at any height, then less. */
function triedWithin(within: Extent | undefined): typeof TRIED {
  if (!within) return TRIED;
  const same = TRIED.map(({ least }) => ({ least, rows: [within.rows] }));
  return [...same, ...TRIED.map(({ least, rows }) => ({ least, rows: rows.filter((count) => count < within.rows) }))];
}

/** Figures that stand beside each other: two halves, or one over the whole width. */
function linesOf(figures: readonly PageFigure[]): PageFigure[][] {
  const lines: PageFigure[][] = [];
  for (const each of figures) {
    const before = lines.at(-1);
    const [first] = before ?? [];
    const isHalf = each.figure.span !== 'full';
    if (isHalf && before?.length === 1 && first?.figure.span !== 'full') before.push(each);
    else lines.push([each]);
  }
  return lines;
}

/** The most rows with which pictures keep a legible height, then the largest pictures. */
function fitOf(lines: readonly PageFigure[][], room: number, setter: Setter, all: typeof TRIED): Fit | null {
  const fits = (fit: Fit) => heightOf(lines, fit, setter) <= room;
  for (const { least, rows: tried } of all) {
    const rows = tried.find((count) => fits({ rows: count, stretch: least }));
    if (rows === undefined) continue;
    let [low, high] = [least, LARGEST];
    if (fits({ rows, stretch: high })) return { rows, stretch: high };
    for (let step = 0; step < STEPS; step += 1) {
      const middle = (low + high) / 2;
      if (fits({ rows, stretch: middle })) low = middle;
      else high = middle;
    }
    return { rows, stretch: low };
  }
  return null;
}

function heightOf(lines: readonly PageFigure[][], fit: Fit, setter: Setter): number {
  return lines.reduce((sum, line) => sum + GAP + pieceOf(line.map(blockOf(line, fit, setter)), setter).height, 0);
}

function pieceOf(blocks: readonly FigureBlock[], setter: Setter): Piece {
  if (blocks.length > 1) return figurePair(blocks, setter);
  const [block] = blocks;
  return block ? stacked(figurePieces(block, setter)) : { height: 0, items: [] };
}

/** A figure as a block. Without numbers it is only measured: nothing is drawn, and its caption has the width of one. */
function blockOf(line: readonly PageFigure[], { rows, stretch }: Fit, { t }: Setter, numbers?: Numbers) {
  const narrow = line.length > 1;
  const height = Math.round(Math.max(0, ...line.map(({ figure }) => figure.chart?.height ?? 0)) * stretch);
  return ({ figure, id, caption }: PageFigure): FigureBlock => {
    const block = plainBlock(figure, id, narrow);
    const picture = figure.chart && { ...figure.chart, height };
    const table = picture ? null : forPaper(block.table, figure);
    const cut = table && cutRows(table.rows, rows, figure.table?.totals ?? 0);
    const number = numbers ? numbers.next(figure, t) : t('pack.figure', { number: PLACE });
    return {
      ...block,
      chart: picture ? (numbers ? drawChart(picture, chartRoom(narrow)) : blank(picture, chartRoom(narrow))) : null,
      table: table && cut && { ...table, rows: cut },
      foot: [
        ...caption(number),
        ...(table && cut && cut.length < table.rows.length
          ? [t('widgets.foot.first', { shown: cut.length, all: table.rows.length })]
          : []),
      ],
    };
  };
}

function blank({ height, alt, least = 0 }: NonNullable<Figure['chart']>, room: number): FigureBlock['chart'] {
  return { svg: '', width: Math.max(room, least), height, alt };
}

/** The rows that are for paper. */
function forPaper(table: FigureBlock['table'], { printed = Infinity }: Figure): FigureBlock['table'] {
  return table && { ...table, rows: table.rows.slice(0, printed) };
}

/** The first rows, and the totals that stand at the end. */
function cutRows<Row>(rows: readonly Row[], most: number, totals: number): Row[] {
  if (rows.length <= most) return [...rows];
  const kept = Math.min(totals, most - 1);
  return [...rows.slice(0, most - kept), ...(kept > 0 ? rows.slice(-kept) : [])];
}
