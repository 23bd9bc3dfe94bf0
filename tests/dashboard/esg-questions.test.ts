import { describe, expect, it } from 'vitest';
import { providerQuestion, scaleQuestions } from '../../src/dashboard/esg-questions.ts';
import { otherSettings } from '../../src/dashboard/limit-fields.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { withSetting } from '../../src/session/settings/setting-edits.ts';
import { keyText } from '../../src/words/setting-text.ts';
import { withPortfolioOf } from '../support/value-of.ts';

const zh = createTranslate('zh-CN');
const assessment = (provider: string | null, subject_id: string, score: number, more = {}) => ({
  ...{ subject_type: 'client', subject_id, assess_date: '2026-01-31', provider },
  ...{ e_score: score, s_score: score, g_score: score, ...more },
});
const tables = {
  exposure: [{ client_id: 'C1', outstanding: 100 }],
  esg: [
    assessment('行内', 'C1', 80),
    assessment('行内', 'C2', 70),
    assessment('绿衡', 'C1', 20, { scale_max: 50, direction: 'lower_better' }),
    assessment('十分', 'C1', 8),
    assessment(null, 'C3', 7),
  ],
};

describe('what is asked of ESG scores on the page', () => {
  it('is the scale nobody gave, and whose count, until a setting says so', async () => {
    await withPortfolioOf(tables, async (portfolio) => {
      expect(scaleQuestions(portfolio)).toEqual([
        { key: 'esg_scale', provider: '—', doubt: 'scale', lowest: 7, highest: 7 },
        { key: 'esg_scale:十分', provider: '十分', doubt: 'scale', lowest: 8, highest: 8 },
      ]);
      expect(providerQuestion(portfolio, zh)).toEqual({
        first: '行内',
        providers: [
          { name: '绿衡', scale: '0 至 50 分，越低越好' },
          { name: '行内', scale: '0 至 100 分，越高越好' },
        ],
      });
      const answer = (key: string, value: string) => ({ key, scope: 'portfolio', value, from: null });
      const scaled = portfolio.withParameters(withSetting(portfolio, answer('esg_scale:十分', '0-10 越高越好')));
      expect(scaleQuestions(scaled).map(({ key }) => key)).toEqual(['esg_scale']);
      const chosen = portfolio.withParameters(withSetting(portfolio, answer('esg_provider', '绿衡')));
      expect(providerQuestion(chosen, zh)).toBeNull();
      const [row] = await chosen.ask('client-esg-score', { filter: { client: ['C1'] } });
      expect(row?.value).toBe(60);
    });
  });

  it('can be written among the settings, by name', async () => {
    await withPortfolioOf(tables, (portfolio) => {
      const names = new Map(otherSettings(portfolio, zh).map(({ key, name }) => [key, name]));
      expect(names.get('esg_provider')).toBe('口径不一时采用的 ESG 评估机构');
      expect(names.get('esg_scale:十分')).toBe('十分 的 ESG 评分区间（如 0-100 越高越好）');
      expect(names.has('esg_scale:')).toBe(false);
      expect(keyText('esg_scale:十分', portfolio.catalogue, zh)).toBe(names.get('esg_scale:十分'));
      return Promise.resolve();
    });
  });
});
