import { describe, expect, it } from 'vitest';
import type { Portfolio } from '../../src/session/portfolio.ts';
import {
  editsOf,
  parameterCsv,
  problemOfSetting,
  withoutSetting,
  withSetting,
  type WrittenSetting,
} from '../../src/session/settings/setting-edits.ts';
import { importTexts } from '../support/import-text.ts';
import { withPortfolioOf } from '../support/value-of.ts';

// special mention 4 of 100
const exposure = [
  { facility_id: 'F1', client_id: 'C1', outstanding: 96, five_tier: 1 },
  { facility_id: 'F2', client_id: 'C1', outstanding: 4, five_tier: 2 },
];
const parameter = [
  { key: 'net_capital', value: '1000' },
  { key: 'threshold:R13:red', value: '6%' },
];
const red = (value: string, from: string | null = null): WrittenSetting => ({
  ...{ key: 'threshold:special-mention-ratio:red', scope: 'portfolio', value, from },
});
const put = (portfolio: Portfolio, setting: WrittenSetting, at: string) =>
  portfolio.withParameters(withSetting(portfolio, setting, at));
const state = async (portfolio: Portfolio) => (await portfolio.ask('special-mention-ratio'))[0];

describe('a limit written on the page', () => {
  it('is in force at once, and what it replaced is back when it is taken back', async () => {
    await withPortfolioOf({ exposure, parameter }, async (portfolio) => {
      expect(await state(portfolio)).toMatchObject({ status: 'amber', threshold: { red: 0.06 } });
      const once = put(portfolio, red('3.5%'), '2026-07-01T10:00:00Z');
      expect(await state(once)).toMatchObject({ status: 'red', threshold: { red: 0.035, source: 'BANK; amber OWN' } });
      expect(once.scenario).toBe(false);
      const twice = put(once, red('8%'), '2026-07-01T11:00:00Z');
      expect(
        editsOf(twice.settings.rows).map(({ value, edit }) => [edit?.at.slice(11, 13), edit?.before, value]),
      ).toEqual([
        ['11', '0.035', '8%'],
        ['10', '0.06', '3.5%'],
      ]);
      const [last, first] = editsOf(twice.settings.rows);
      if (!last || !first) throw new Error('two edits expected');
      const back = twice.withParameters(withoutSetting(twice.settings.rows, last));
      expect(await state(back)).toMatchObject({ status: 'red' });
      const all = back.withParameters(withoutSetting(back.settings.rows, first));
      expect(all.settings.rows).toEqual(portfolio.settings.rows);
    });
  });

  it('is refused with what is wrong before it is in force', async () => {
    await withPortfolioOf({ exposure, parameter }, async (portfolio) => {
      expect(problemOfSetting(portfolio, red('5%'))).toBeNull();
      expect(problemOfSetting(portfolio, red('5'))).toBe('limit-as-percent');
      expect(problemOfSetting(portfolio, red('much'))).toBe('limit-not-a-number');
      expect(problemOfSetting(portfolio, red('2%'))).toBe('limit-amber-beyond-red'); // the watch level is 3 %
      expect(problemOfSetting(portfolio, { ...red('5%'), scope: 'client:C1' })).toBeNull();
    });
  });

  it('is saved among the other parameters, and is the same when it is loaded again', async () => {
    await withPortfolioOf({ exposure, parameter }, async (portfolio) => {
      const edited = [
        red('3.5%', '2026-01-01'),
        { key: 'threshold:revenue-change:red', scope: 'sector:光伏', value: '-25%', from: null },
      ].reduce((each, setting) => put(each, setting, '2026-07-01'), portfolio);
      const { cells, engine } = await importTexts({ 'parameter.csv': parameterCsv(edited.settings.rows) });
      const loaded = await cells(
        'SELECT key, scope, value, CAST(effective_from AS VARCHAR) FROM parameter ORDER BY key, value',
      );
      await engine.close();
      expect(loaded).toEqual([
        ['net_capital', 'portfolio', '1000', null],
        ['threshold:R13:red', 'portfolio', '6%', null],
        ['threshold:revenue-change:red', 'sector:光伏', '-0.25', null],
        ['threshold:special-mention-ratio:red', 'portfolio', '3.5%', '2026-01-01'],
      ]);
    });
  });
});
