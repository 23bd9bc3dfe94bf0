import type { Board } from './card.ts';
import { boardOf, EVERY_BOARD } from './every-board.ts';
import { fetchBoard, fetchSharedBoards } from './fetch-boards.ts';
import { makeBoard } from './make-board.ts';
import { readBoard } from './read-board.ts';

/**
 * The board of a name: one of ours by its id, one that came with the data by `shared-…`, or a board's file by its address
 * (whatever ends with `.json`). An unknown one is an error that says which there are. Which boards come with the data nobody knows
 * while their `source` is undefined: then the promise is kept once they are there and somebody asks anew.
 */
export async function namedBoard(
  name: string,
  { source, signal }: { source: string | null | undefined; signal: AbortSignal },
): Promise<Board> {
  const ours = EVERY_BOARD.find(({ id }) => id === name);
  if (ours) return ours;
  if (/\.json(?:[?#]|$)/i.test(name))
    return makeBoard(await fetchBoard(new URL(name, document.baseURI), fileOf(name), signal));
  if (source === undefined) return new Promise(() => undefined);
  const { files, errors } = source === null ? { files: [], errors: [] } : await fetchSharedBoards(source, signal);
  // one that cannot be used may be the one that is meant
  if (errors[0] && !files.some(({ id }) => id === name)) throw errors[0];
  return boardOf(name, files.map(makeBoard));
}

/** A board given as the text of its file, or as what that text says. */
export function givenBoard(definition: unknown): Board {
  const text = typeof definition === 'string' ? definition : JSON.stringify(definition);
  return makeBoard(readBoard(text, { file: 'definition', id: 'given' }));
}

function fileOf(address: string): { file: string; id: string } {
  const file = address.replace(/[?#].*$/, '').replace(/^.*\//, '');
  return { file, id: file.replace(/\.json$/i, '') };
}
