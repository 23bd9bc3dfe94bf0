import { describe, expect, it } from 'vitest';
import { measure } from '../../support/measure-polluted.ts';
import { pollutedFiles } from '../../support/polluted-files.ts';
import { pollutedCells, pollutedRows, sourceTable, type Polluted } from '../../support/polluter.ts';

/** `POLLUTED=all npx vitest run --project unit tests/ingest/layout/polluted.test.ts` reads all of them: some minutes. */
const ALL = process.env['POLLUTED'] === 'all';
const ROWS = ALL ? 84 : 12;
const SEEDS = ALL ? [1, 2, 3, 4, 5] : [1];

/** Every so many of the files, another offset for each place. */
function* some(files: Iterable<Polluted>, every: number): Generator<Polluted> {
  let index = 0;
  for (const file of files) {
    if (ALL || index % every === 0) yield file;
    index += 1;
  }
}

/** Of each fault how many files were read right, and what was read of those that were not. */
async function expectRight(files: Iterable<Polluted>): Promise<void> {
  const measured = await measure(files);
  expect(measured.length).toBeGreaterThan(3);
  expect(measured.filter(({ files: all, right }) => right < all)).toEqual([]);
}

describe('each fault at each place leaves a table readable', { timeout: ALL ? 1_800_000 : 90_000 }, () => {
  it('a delimiter or a quote too many or too few in a cell', () =>
    expectRight(some(pollutedCells(sourceTable(5, ROWS)), 5)));

  it('a delimiter or a line end of its own in a row', () => expectRight(some(pollutedRows(sourceTable(5, ROWS)), 5)));

  it.each(SEEDS)('a way of writing, a header, something around it in a file (seed %i)', (seed) =>
    expectRight(some(pollutedFiles(seed), 3)),
  );
});
