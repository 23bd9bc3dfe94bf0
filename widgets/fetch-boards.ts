import { readBoard, sharedId } from './read-board.ts';
import type { BoardFile } from './make-board.ts';
import { PortfolioError, toError } from '../src/lib/errors.ts';
import { packageUrl, urlInPackage } from '../src/lib/package-file.ts';
import { reason } from '../src/lib/reasons.ts';

export interface SharedBoards {
  readonly files: readonly BoardFile[];
  /** What is wrong with those that cannot be shown. */
  readonly errors: readonly Error[];
}

/** The boards a package brings for all its readers: `"boards": ["boards/weekly.json"]` in its description, files in its own folder. */
export async function fetchSharedBoards(address: string, signal: AbortSignal): Promise<SharedBoards> {
  const descriptor = packageUrl(address);
  const paths = await pathsIn(descriptor, signal);
  const read = await Promise.all(
    paths.map(async (path, place): Promise<BoardFile | Error> => {
      try {
        const target = urlInPackage(path, descriptor);
        if (!target) throw new PortfolioError('bad-board', { file: path, problem: reason('outside-package') });
        const answer = await fetch(target, { signal });
        if (!answer.ok)
          throw new PortfolioError('bad-board', { file: path, problem: reason('http', { code: answer.status }) });
        return readBoard(await answer.text(), { file: path.replace(/^.*\//, ''), id: sharedId(path, place) });
      } catch (error) {
        return toError(error);
      }
    }),
  );
  return {
    files: read.flatMap((each) => (each instanceof Error ? [] : [each])),
    errors: read.flatMap((each) => (each instanceof Error ? [each] : [])),
  };
}

/** What is wrong with a package, reading it says. */
async function pathsIn(descriptor: URL, signal: AbortSignal): Promise<string[]> {
  if (!descriptor.pathname.endsWith('.json')) return [];
  try {
    const { boards } = (await (await fetch(descriptor, { signal })).json()) as { boards?: unknown };
    return Array.isArray(boards) ? boards.filter((path): path is string => typeof path === 'string') : [];
  } catch {
    return [];
  }
}
