import type { Block } from './blocks.ts';
import { GUTTER, type Setter } from './figure-pieces.ts';
import { sideBySide, stacked, type Piece } from './sheet.ts';
import { factPieces, notePiece } from './small-pieces.ts';
import { RULE, STYLES } from './styles.ts';
import { write } from './write.ts';

/** Lines of a name in a large size. */
const MOST_LINES = 2;

/** The head of a document of a few pages: whom it is of, when, and what is known of it, in two columns. */
export function headPieces(head: Extract<Block, { kind: 'head' }>, setter: Setter): Piece[] {
  const { faces, t, width } = setter;
  const lines = nameLines(head.title, setter);
  lines[0]?.items.unshift({ kind: 'bookmark', title: head.title, level: 0, y: 0 });
  return [
    stacked([
      ...write(t('report.brand'), faces, STYLES.brand, width),
      { height: 8, items: [] },
      ...lines,
      ...write(head.subtitle, faces, STYLES.strong, width),
      { height: 12, items: [{ kind: 'rule', x: 0, y: 8, width, ...RULE }] },
    ]),
    ...(head.facts.length > 0 ? [factColumns(head.facts, setter)] : []),
    ...head.notes.map((note) => notePiece(note, setter)),
  ];
}

/** A long name in a smaller size, and all of it. */
function nameLines(name: string, { faces, width }: Setter): Piece[] {
  const sizes = [STYLES.name, STYLES.part].map((style) => write(name, faces, style, width, { role: 'H1' }));
  return sizes.find((lines) => lines.length <= MOST_LINES) ?? write(name, faces, STYLES.figure, width, { role: 'H1' });
}

function factColumns(facts: readonly [string, string][], setter: Setter): Piece {
  const width = (setter.width - GUTTER) / 2;
  const half = Math.ceil(facts.length / 2);
  const columns = [facts.slice(0, half), facts.slice(half)].filter((column) => column.length > 0);
  const set = columns.map((column) => stacked(factPieces(column, { ...setter, width })));
  return { ...sideBySide(set, width, GUTTER), gap: 4 };
}
