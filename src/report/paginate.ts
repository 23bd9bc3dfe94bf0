import { unheard } from './parts.ts';
import { moved, type Item, type Page, type Piece } from './sheet.ts';

/** Where the text of a page begins and how much fits, points. */
export interface Area {
  left: number;
  top: number;
  height: number;
}

/**
 * Places pieces on pages, top to bottom. What is kept together moves together: a heading with what it heads, a figure
 * with its title. A run longer than a page is cut between pieces. Pure: the same pieces give the same pages.
 */
export function paginate(pieces: readonly Piece[], area: Area): Page[] {
  const pages: Page[] = [];
  let items: Item[] = [];
  let y = 0;

  const turn = () => {
    items = [];
    pages.push({ items });
    y = 0;
  };
  const draw = (piece: Piece) => {
    for (const item of piece.items) items.push(moved(item, area.left, area.top + y));
    y += piece.height;
  };
  const place = (piece: Piece) => {
    const gap = y > 0 ? (piece.gap ?? 0) : 0;
    if (y > 0 && y + gap + piece.height > area.height) turn();
    else y += gap;
    if (y === 0 && piece.repeat) draw({ ...piece.repeat, items: unheard(piece.repeat.items) });
    draw(piece);
  };

  turn();
  for (const run of runsOf(pieces)) {
    const wanted = heightOf(run);
    const gap = run[0]?.gap ?? 0;
    if (y > 0 && (run[0]?.newPage || (y + gap + wanted > area.height && wanted <= area.height))) turn();
    run.forEach(place);
  }
  return pages;
}

/** The page, from 1, each anchor stands on. */
export function anchorPages(pages: readonly Page[]): Map<string, number> {
  const found = new Map<string, number>();
  pages.forEach((page, index) => {
    for (const item of page.items) if (item.kind === 'anchor') found.set(item.id, index + 1);
  });
  return found;
}

function runsOf(pieces: readonly Piece[]): Piece[][] {
  const runs: Piece[][] = [];
  let open = false;
  for (const piece of pieces) {
    if (open && !piece.newPage) runs.at(-1)?.push(piece);
    else runs.push([piece]);
    open = piece.keep === true;
  }
  return runs;
}

function heightOf(run: readonly Piece[]): number {
  const first = run[0];
  if (!first) return 0;
  return run.reduce((sum, piece) => sum + piece.height + (piece.gap ?? 0), -(first.gap ?? 0));
}
