import { isBoardText, readBoard } from '../../../widgets/read-board.ts';
import { toError } from '../../lib/errors.ts';
import type { SourceFile } from '../../ingest/index.ts';
import type { OwnBoards } from './own-boards.svelte.ts';

/** No board is larger, and data are not read twice to tell. */
const LARGEST = 200_000;

export interface Dropped {
  /** Files that are no boards. */
  readonly rest: SourceFile[];
  /** The last board that was kept. */
  readonly last: string | null;
  /** What is wrong with a board that cannot be used. */
  readonly error: Error | null;
}

/** Keeps the boards among dropped files; one that cannot be used keeps nothing of the others out. */
export async function takeBoards(files: readonly SourceFile[], own: OwnBoards): Promise<Dropped> {
  const rest: SourceFile[] = [];
  let [last, error]: [string | null, Error | null] = [null, null];
  for (const file of files) {
    const text = await boardIn(file);
    if (text === null) rest.push(file);
    else
      try {
        const id = own.freshId();
        own.save(readBoard(text, { file: file.name.replace(/^.*\//, ''), id }));
        last = id;
      } catch (wrong) {
        error = toError(wrong);
      }
  }
  return { rest, last, error };
}

async function boardIn({ name, content }: SourceFile): Promise<string | null> {
  if (!/\.json$/i.test(name) || !(content instanceof Blob) || content.size > LARGEST) return null;
  const text = await content.text();
  return isBoardText(text) ? text : null;
}
