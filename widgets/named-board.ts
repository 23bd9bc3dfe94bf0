import { PortfolioError } from '../src/lib/errors.ts';
import { reason } from '../src/lib/reasons.ts';
import type { Board } from './card.ts';
import { fetchSharedBoards } from './fetch-boards.ts';
import { pages, sections } from './index.ts';
import { makeBoard } from './make-board.ts';
import { readBoard } from './read-board.ts';

const OURS = [...sections, ...pages];

/**
 * The board of a name: one of ours by its id, one that came with the data by `shared-…`, or a board's file by its address
 * (whatever ends with `.json`). An unknown one is an error that says which there are. Which boards come with the data nobody knows
 * while their `source` is undefined: then the promise is kept once they are there and somebody asks anew.
 */
export async function namedBoard(
  name: string,
  { source, signal }: { source: string | null | undefined; signal: AbortSignal },
): Promise<Board> {
  const ours = OURS.find(({ id }) => id === name);
  if (ours) return ours;
  if (/\.json(?:[?#]|$)/i.test(name)) return makeBoard(readBoard(await fetchText(name, signal), fileOf(name)));
  if (source === undefined) return new Promise(() => undefined);
  const { files } = source === null ? { files: [] } : await fetchSharedBoards(source, signal);
  const shared = files.find(({ id }) => id === name);
  if (shared) return makeBoard(shared);
  const known = [...OURS, ...files].map(({ id }) => id).join(', ');
  throw new PortfolioError('unknown-board', { board: name, known });
}

/** A board given as the text of its file, or as what that text says. */
export function givenBoard(definition: unknown): Board {
  const text = typeof definition === 'string' ? definition : JSON.stringify(definition);
  return makeBoard(readBoard(text, { file: 'definition', id: 'given' }));
}

async function fetchText(address: string, signal: AbortSignal): Promise<string> {
  const answer = await fetch(new URL(address, document.baseURI), { signal }).catch((cause: unknown) => {
    if (signal.aborted) throw cause;
    throw new PortfolioError('bad-board', { file: address, problem: reason('not-fetched') }, { cause });
  });
  if (!answer.ok)
    throw new PortfolioError('bad-board', { file: address, problem: reason('http', { code: answer.status }) });
  return answer.text();
}

function fileOf(address: string): { file: string; id: string } {
  const file = address.replace(/[?#].*$/, '').replace(/^.*\//, '');
  return { file, id: file.replace(/\.json$/i, '') };
}
