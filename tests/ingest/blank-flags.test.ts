import { describe, expect, it } from 'vitest';
import { withAnswers } from '../../src/dashboard/answers.ts';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import { readValueMap } from '../../src/ingest/match/value-map.ts';
import { loadPortfolio } from '../../src/session/loads/load-portfolio.ts';
import { importTexts, ledger } from '../support/import-text.ts';

const AMOUNT = '贷款余额（元）';
const WATCHED = 'SELECT watchlist_flag FROM exposure ORDER BY source_row';

/** What a column of yes and no says of each row, and what is said and asked of it. */
async function flags(cells: readonly string[], options = {}, heading = '预警标志') {
  const text = ledger(
    [AMOUNT, heading],
    cells.map((cell) => ['100', cell]),
  );
  const { report, cells: read } = await importTexts({ 'a.csv': text }, options);
  const column = heading === '预警标志' ? WATCHED : WATCHED.replace('watchlist_flag', 'npl_flag');
  return {
    flags: (await read(column)).flat(),
    said: report.issues.filter(({ problem }) => problem === 'blank-is-no').map(({ column: name }) => name),
    asked: report.questions.filter(({ kind }) => kind === 'blank').map(({ choices }) => choices),
  };
}

describe('a column in which only yes is marked', () => {
  it.each(['√', '是', 'Y', '1', '已'])('says no where it is blank: %s', async (mark) => {
    expect(await flags([mark, '', ' ', mark])).toEqual({
      flags: [true, false, false, true],
      said: ['预警标志'],
      asked: [['blank-no', 'blank-nothing']],
    });
  });

  it.each([
    ['a no', ['是', '否', ''], [true, false, null]],
    ['a word that nobody knows', ['是', '待定', ''], [true, null, null]],
    ['a word for nothing known', ['是', 'N/A', ''], [true, null, null]],
    ['only no', ['否', ''], [false, null]],
    ['what a program writes', ['true', ''], [true, null]],
  ])('is another where there is %s', async (_, cells, wanted) => {
    expect(await flags(cells)).toEqual({ flags: wanted, said: [], asked: [] });
  });

  it('says no where it is struck through', async () => {
    expect((await flags(['√', '-', '——', '/'])).flags).toEqual([true, false, false, false]);
  });

  it('is not spoken of without blanks', async () => {
    expect(await flags(['是', '是'])).toEqual({ flags: [true, true], said: [], asked: [] });
  });

  it('is read as a person says', async () => {
    const answer = (choice: string) =>
      withAnswers({}, 'a.csv', [{ kind: 'blank', column: 'exposure.watchlist_flag', choice }]);
    const quiet = { said: [], asked: [] };
    expect(await flags(['是', ''], answer('blank-no'))).toEqual({ flags: [true, false], ...quiet });
    expect(await flags(['是', ''], answer('blank-nothing'))).toEqual({ flags: [true, null], ...quiet });
  });

  it('says what does not perform where nothing else does, and leaves it to classes and days where they are', async () => {
    expect((await flags(['是', '', ''], {}, '是否不良')).flags).toEqual([true, false, false]);
    const text = ledger(
      [AMOUNT, '是否不良', '逾期天数'],
      [
        ['100', '是', '0'],
        ['100', '', '200'],
        ['200', '', '0'],
      ],
    );
    const engine = await startNodeEngine();
    try {
      const sources = [{ name: 'a.csv', content: new TextEncoder().encode(text) }];
      const portfolio = await loadPortfolio(engine, sources);
      const [row] = await portfolio.ask('npl-ratio');
      expect([row?.value, row?.coverage]).toEqual([0.5, 1]);
    } finally {
      await engine.close();
    }
  });
});

describe('a value map', () => {
  const read = (map: unknown) => readValueMap(map, (key) => new Error(key));
  it('says what blank cells mean: no only in a column of yes and no', () => {
    expect(read({ watchlist_flag: { '': 'false' } })).toEqual({ watchlist_flag: { '': 'false' } });
    expect(() => read({ five_tier: { '': 'false' } })).toThrow('value-map-value');
    expect(() => read({ watchlist_flag: { '': 'true' } })).toThrow('value-map-value');
  });
});
