import { stateWords } from '../../i18n/state-words.ts';
import type { Block } from '../blocks.ts';
import type { Setter } from '../figure-pieces.ts';
import { as, itemsIn } from '../parts.ts';
import { stacked, type Piece } from '../sheet.ts';
import { shapeOf } from '../state.ts';
import { STYLES } from '../styles.ts';
import { textItem, widthOf, write } from '../write.ts';

/** The head of a page: its question large, the state beside it, the answer below. */
export function questionPieces(block: Extract<Block, { kind: 'question' }>, setter: Setter): Piece[] {
  const { faces, t, width } = setter;
  const { id, title, answer, status } = block;
  const words = status === null ? '' : stateWords(status, t);
  const style = { ...STYLES.state, color: shapeOf(status ?? 'grey').color };
  const room = width - widthOf(words, faces, style) - 16;
  const lines = write(title, faces, STYLES.section, room, { role: 'H1' });
  lines[0]?.items.unshift({ kind: 'anchor', id, y: 0 }, { kind: 'bookmark', title, level: 0, y: 0 });
  if (words !== '') lines[0]?.items.push(textItem(words, style, width - widthOf(words, faces, style), 8));
  const answered = answer === '' ? [] : [{ ...stacked(write(answer, faces, STYLES.answer, width)), gap: 4 }];
  return [{ ...stacked([...lines, ...answered]), newPage: true, keep: true }];
}

/** Sentences under a title, each with its number. */
export function pointPieces({ title, lines }: Extract<Block, { kind: 'points' }>, { faces, width }: Setter): Piece[] {
  const indent = 18;
  const heading: Piece = {
    ...stacked(write(title, faces, STYLES.figure, width, { role: 'H2' })),
    ...{ gap: 14, keep: true },
  };
  const points = lines.flatMap((text, index) => {
    const piece = stacked(write(text, faces, STYLES.small, width - indent, { x: indent, role: 'LBody' }));
    const label = itemsIn({ role: 'Lbl' }, [textItem(`${index + 1}`, { ...STYLES.small, weight: 'bold' }, 0)]);
    const gap = index === 0 ? 4 : 2;
    return as('LI', [{ ...piece, items: [...label, ...piece.items], gap, keep: index < lines.length - 1 }]);
  });
  return [heading, ...as('L', points)];
}
