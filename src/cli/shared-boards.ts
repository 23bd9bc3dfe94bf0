import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { makeBoard } from '../../widgets/make-board.ts';
import { readBoard, sharedId } from '../../widgets/read-board.ts';
import type { Board } from '../../widgets/card.ts';
import { readBytes } from './read-paths.ts';

const FOLDER = 'boards';

/** Boards for all readers of a folder's data, `boards/weekly.json`, by their paths in it; none where it has no such folder. */
export async function sharedBoardPaths(folder: string): Promise<string[]> {
  const entries = await readdir(join(folder, FOLDER), { withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && /\.json$/i.test(entry.name));
  return files.map(({ name }) => `${FOLDER}/${name}`).toSorted();
}

/** The same, read; one that cannot be used is an error. */
export async function sharedBoards(folder: string): Promise<Board[]> {
  const paths = await sharedBoardPaths(folder);
  return Promise.all(
    paths.map(async (path, place) => {
      const text = new TextDecoder().decode(await readBytes(join(folder, path)));
      return makeBoard(readBoard(text, { file: path, id: sharedId(path, place) }));
    }),
  );
}
