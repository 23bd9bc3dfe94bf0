import type { Part, Role } from './roles.ts';
import type { Item, Piece } from './sheet.ts';

/** The items as content of a part, within whatever parts they are in already. */
export function itemsIn(part: Part, items: readonly Item[]): Item[] {
  return items.map((item) => (item.parts === 'artifact' ? item : { ...item, parts: [part, ...(item.parts ?? [])] }));
}

/** A piece as content of a part. */
export function pieceIn(part: Part, piece: Piece): Piece {
  return { ...piece, items: itemsIn(part, piece.items) };
}

/** Pieces as one part. */
export function as(role: Role, pieces: readonly Piece[]): Piece[] {
  const part: Part = { role };
  return pieces.map((piece) => pieceIn(part, piece));
}

/** Items drawn again or for the eye alone: nobody hears them. */
export function unheard(items: readonly Item[]): Item[] {
  return items.map((item) => ({ ...item, parts: 'artifact' }));
}
