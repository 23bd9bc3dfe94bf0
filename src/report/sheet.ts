import type { Status } from '../metrics/metric.ts';
import type { Weight } from './fonts.ts';
import type { Part } from './roles.ts';

/** How a text is set: points, and a colour that keeps 4.5:1 on paper. */
export interface TextStyle {
  size: number;
  /** Baseline to baseline, points. */
  leading: number;
  weight: Weight;
  color: string;
}

/**
 * Something drawn at a place; `x` and `y` in points from the left and top of what holds it. Text sits on its baseline.
 *
 * What it is to who hears the document read out is told by `parts`, from the outermost in. A block gives them with
 * parts.ts: `write(…, { role })` makes the lines of one text one part (a paragraph unless told otherwise), and
 * `as(role, pieces)` puts pieces into a part around them: `as('L', …as('LI', …))`. One call is one part, however many
 * lines and pages it runs over. Text without a part of its own is a paragraph, in the order of drawing; rules, boxes
 * and repeated headers are never heard; a picture needs a `Figure` with its `alt`.
 */
export type Item = Drawn & { parts?: readonly Part[] | 'artifact' };

type Drawn =
  /** A mark that stands for a state says its word. */
  | { kind: 'text'; x: number; y: number; text: string; style: TextStyle; state?: Status; says?: string }
  | { kind: 'rule'; x: number; y: number; width: number; color: string; thickness: number }
  | { kind: 'box'; x: number; y: number; width: number; height: number; fill: string }
  | { kind: 'svg'; x: number; y: number; width: number; height: number; svg: string }
  | { kind: 'anchor'; y: number; id: string }
  | { kind: 'bookmark'; y: number; title: string; level: number }
  | { kind: 'link'; x: number; y: number; width: number; height: number; target: string; says: string }
  | { kind: 'page-number'; right: number; y: number; target: string; style: TextStyle };

export type TextItem = Extract<Item, { kind: 'text' }>;

/** A strip of paper that is never cut: a line of text, a table row, a chart. */
export interface Piece {
  height: number;
  items: Item[];
  /** Space above, points; dropped at the top of a page. */
  gap?: number;
  /** Stays on the page of the piece that follows. */
  keep?: boolean;
  /** Starts a page. */
  newPage?: boolean;
  /** Drawn again above this piece where it opens a page: a table's header. */
  repeat?: Piece;
}

/** A page's items in page coordinates, in reading order. */
export interface Page {
  items: Item[];
}

/** A sheet in portrait, points. */
export interface Paper {
  readonly width: number;
  readonly height: number;
}

/** Sheets there are in an office. */
export const PAPERS = {
  A4: { width: 595.28, height: 841.89 },
  Letter: { width: 612, height: 792 },
} as const satisfies Record<string, Paper>;

export type PaperName = keyof typeof PAPERS;

export const PAPER_NAMES = Object.keys(PAPERS) as readonly PaperName[];

/** White space around the text, points. */
export const MARGIN = { top: 80, bottom: 72, side: 56 } as const;

/** Where the text of a page begins, its measure and its height, points. */
export function areaOf({ width, height }: Paper): { left: number; top: number; width: number; height: number } {
  return {
    ...{ left: MARGIN.side, top: MARGIN.top },
    ...{ width: width - 2 * MARGIN.side, height: height - MARGIN.top - MARGIN.bottom },
  };
}

/** An item moved by an offset. */
export function moved(item: Item, dx: number, dy: number): Item {
  if (item.kind === 'anchor' || item.kind === 'bookmark') return { ...item, y: item.y + dy };
  if (item.kind === 'page-number') return { ...item, right: item.right + dx, y: item.y + dy };
  return { ...item, x: item.x + dx, y: item.y + dy };
}

/** One uncut piece of several, under each other. */
export function stacked(pieces: readonly Piece[]): Piece {
  const items: Item[] = [];
  let height = 0;
  for (const piece of pieces) {
    if (height > 0) height += piece.gap ?? 0;
    for (const item of piece.items) items.push(moved(item, 0, height));
    height += piece.height;
  }
  return { height, items, gap: pieces[0]?.gap ?? 0 };
}

/** One uncut piece of several, beside each other, each `width` wide with `gutter` between. */
export function sideBySide(pieces: readonly Piece[], width: number, gutter: number): Piece {
  return {
    height: Math.max(0, ...pieces.map((piece) => piece.height)),
    items: pieces.flatMap((piece, index) => piece.items.map((item) => moved(item, index * (width + gutter), 0))),
    gap: Math.max(0, ...pieces.map((piece) => piece.gap ?? 0)),
  };
}
