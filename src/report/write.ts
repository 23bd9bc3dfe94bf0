import type { Faces } from './fonts.ts';
import { pieceIn } from './parts.ts';
import type { Part, Role } from './roles.ts';
import type { Piece, TextItem, TextStyle } from './sheet.ts';
import { breakLines } from './text-runs.ts';

/** How a text stands in its strip. */
export interface WriteOptions {
  x?: number;
  align?: 'start' | 'end';
  /** What the text is to who hears it: a paragraph, unless told otherwise. */
  role?: Role;
  /** BCP 47, where it is in another language than the document. */
  lang?: string;
}

/** The lines of a text, one piece each, so that a long paragraph can run over pages. */
export function write(
  text: string,
  faces: Faces,
  style: TextStyle,
  width: number,
  { x = 0, align = 'start', role = 'P', lang }: WriteOptions = {},
): Piece[] {
  const face = faces[style.weight];
  const part: Part = lang === undefined ? { role } : { role, lang };
  return breakLines(text, face, { size: style.size, width }).map((line) =>
    pieceIn(part, {
      height: style.leading,
      items: [textItem(line, style, align === 'start' ? x : x + width - face.width(line) * style.size)],
    }),
  );
}

/** A line of text whose box begins at `top`; the letters stand in the middle of their leading. */
export function textItem(text: string, style: TextStyle, x: number, top = 0): TextItem {
  return { kind: 'text', x, y: top + baseline(style), text, style };
}

/** How far below the top of its line a text's baseline is: capitals stand in the middle. */
export function baseline({ size, leading }: TextStyle): number {
  return (leading + size * 0.733) / 2;
}

/** The width of a text in points. */
export function widthOf(text: string, faces: Faces, style: TextStyle): number {
  return faces[style.weight].width(text) * style.size;
}

/** Lines that stay together; a paragraph's first and last two lines are never parted from it. */
export function paragraph(pieces: Piece[], { gap = 0, keep = false } = {}): Piece[] {
  return pieces.map((piece, index) => ({
    ...piece,
    ...(index === 0 && { gap }),
    keep: index === pieces.length - 1 ? keep : keep || index === 0 || index === pieces.length - 2,
  }));
}
