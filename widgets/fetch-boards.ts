import { readBoard, sharedId } from './read-board.ts';
import type { BoardFile } from './make-board.ts';
import { PortfolioError, toError } from '../src/lib/errors.ts';
import { packageUrl, urlInPackage } from '../src/lib/package-file.ts';
import { reason, type Reason } from '../src/lib/reasons.ts';

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
        return await fetchBoard(target, { file: path.replace(/^.*\//, ''), id: sharedId(path, place) }, signal);
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

/** A board from its address; one that is not there or no board is an error that says so. */
export async function fetchBoard(
  target: URL,
  called: { file: string; id: string },
  signal: AbortSignal,
): Promise<BoardFile> {
  const wrong = (problem: Reason, cause?: unknown) =>
    new PortfolioError('bad-board', { file: called.file, problem }, { cause });
  const answer = await fetch(target, { signal }).catch((cause: unknown) => {
    throw signal.aborted ? cause : wrong(reason('not-fetched'), cause);
  });
  if (!answer.ok) throw wrong(reason('http', { code: answer.status }));
  return readBoard(await answer.text(), called);
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
