import type { Band } from './bands.ts';
import type { Setter } from './figure-pieces.ts';
import { pieceIn } from './parts.ts';
import { stacked, type Item, type Piece } from './sheet.ts';
import { shapeOf } from './state.ts';
import { STYLES, TINT } from './styles.ts';
import { textItem, widthOf, write } from './write.ts';

const STRIP = { ...STYLES.running, weight: 'bold' } as const;
const PADDING = 6;
const MARK_ROOM = 12;

/** Bands on the cover, each under the other, whole. */
export function bandPieces(bands: readonly Band[], setter: Setter): Piece[] {
  const { faces, width } = setter;
  return bands.map(({ status, text }) => {
    const { color, mark } = shapeOf(status);
    const lines = write(text, faces, { ...STYLES.strong, color }, width - 48, { x: 32 });
    const inner = stacked([{ height: 8, items: [] }, ...lines, { height: 8, items: [] }]);
    const frame: Item[] = [
      { kind: 'box', x: 0, y: 0, width, height: inner.height, fill: TINT },
      { kind: 'box', x: 0, y: 0, width: 3, height: inner.height, fill: color },
      { ...textItem(mark, { ...STYLES.strong, color }, 16, 8), state: status },
    ];
    return pieceIn({ role: 'Div' }, { height: inner.height, items: [...frame, ...inner.items], gap: 8 });
  });
}

/** Bands at the head of a page: one line, what counts most first. */
export function bandStrip(bands: readonly Band[], { faces, width }: Setter): Item[] {
  const items: Item[] = [];
  let x = 0;
  for (const { status, text } of bands) {
    const { color, mark } = shapeOf(status);
    const room = MARK_ROOM + widthOf(text, faces, STRIP) + 2 * PADDING;
    if (x > 0 && x + room > width) break;
    const style = { ...STRIP, color };
    items.push(
      { kind: 'box', x, y: 0, width: room, height: 14, fill: TINT },
      textItem(mark, style, x + PADDING, 1),
      textItem(text, style, x + PADDING + MARK_ROOM, 1),
    );
    x += room + 8;
  }
  return items;
}
