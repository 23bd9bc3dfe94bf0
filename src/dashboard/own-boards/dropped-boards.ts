import { isBoardText, readBoard } from '../../../widgets/read-board.ts';
import type { SourceFile } from '../../ingest/index.ts';
import type { OwnBoards } from './own-boards.svelte.ts';

/** No board is larger, and data are not read twice to tell. */
const LARGEST = 200_000;

/** Keeps the boards among dropped files; gives the files that are none, and the last board that was kept. */
export async function takeBoards(
  files: readonly SourceFile[],
  own: OwnBoards,
): Promise<{ rest: SourceFile[]; last: string | null }> {
  const rest: SourceFile[] = [];
  let last: string | null = null;
  for (const file of files) {
    const text = await boardIn(file);
    if (text === null) rest.push(file);
    else {
      last = own.freshId();
      own.save(readBoard(text, { file: file.name.replace(/^.*\//, ''), id: last }));
    }
  }
  return { rest, last };
}

async function boardIn({ name, content }: SourceFile): Promise<string | null> {
  if (!/\.json$/i.test(name) || !(content instanceof Blob) || content.size > LARGEST) return null;
  const text = await content.text();
  return isBoardText(text) ? text : null;
}
