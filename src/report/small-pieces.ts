import type { Note } from './blocks.ts';
import type { Setter } from './figure-pieces.ts';
import { as, pieceIn } from './parts.ts';
import { stacked, type Item, type Piece } from './sheet.ts';
import { shapeOf } from './state.ts';
import { STYLES, TINT } from './styles.ts';
import { widthOf, write } from './write.ts';

/** Names with what they stand for, a line each. */
export function factPieces(facts: readonly [string, string][], { faces, width }: Setter): Piece[] {
  const label = Math.min(160, Math.max(...facts.map(([name]) => widthOf(name, faces, STYLES.foot)))) + 16;
  const rows = facts.flatMap(([name, value], index) => {
    const lines = write(value, faces, STYLES.small, width - label, { x: label, role: 'LBody' });
    const names = write(name, faces, STYLES.foot, label - 12, { role: 'Lbl' });
    const row: Piece = {
      height: Math.max(stacked(lines).height, stacked(names).height),
      items: [...stacked(names).items, ...stacked(lines).items],
    };
    return as('LI', [{ ...row, gap: index === 0 ? 8 : 4, keep: index < facts.length - 1 }]);
  });
  return as('L', rows);
}

/** A boxed remark with its state. */
export function notePiece({ status, text }: Note, { faces, t, width }: Setter): Piece {
  const { color, mark } = shapeOf(status);
  const inner = stacked([
    { height: 8, items: [] },
    ...write(`${mark} ${t(`report.note.${status}`)}`, faces, { ...STYLES.state, color }, width - 32, { x: 16 }),
    ...write(text, faces, STYLES.body, width - 32, { x: 16 }),
    { height: 8, items: [] },
  ]);
  const frame: Item[] = [
    { kind: 'box', x: 0, y: 0, width, height: inner.height, fill: TINT },
    { kind: 'box', x: 0, y: 0, width: 3, height: inner.height, fill: color },
  ];
  return pieceIn({ role: 'Div' }, { height: inner.height, items: [...frame, ...inner.items], gap: 8 });
}
