import { describe, expect, it } from 'vitest';
import { isTotalSql, rankOfTotalSql } from '../../../src/ingest/check/total-words.ts';
import { cellReader } from '../plan/read-cells.ts';
import { NO_TOTALS, RANKS } from './total-words.ts';

const { readCells } = cellReader();

const raw = { relation: 't', columns: ['cell'], headers: ['cell'], records: 1, line: '1', tooWide: null };

describe('the words of a row that is no loan', () => {
  it('are known, with how near the row is to the sum of all', async () => {
    const words = Object.keys(RANKS);
    expect(await readCells(isTotalSql('cell'), words)).toEqual(Object.fromEntries(words.map((word) => [word, 'true'])));
    const ranks = Object.entries(RANKS).map(([word, rank]) => [word, rank === null ? null : String(rank)]);
    expect(await readCells(rankOfTotalSql(raw), words)).toEqual(Object.fromEntries(ranks));
  });

  it('are not found in names', async () => {
    const nothing = Object.fromEntries(NO_TOTALS.map((word) => [word, 'false']));
    expect(await readCells(isTotalSql('cell'), NO_TOTALS)).toEqual(nothing);
  });
});
