import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import { metricName } from '../../widgets/shared/group-words.ts';
import { fakePortfolio, months, row, type Answers } from './fake-portfolio.ts';
import { figuresOf, riskTrend } from './boards.ts';

const en = createTranslate('en', 'CNY');
const zh = createTranslate('zh-CN', 'CNY');
const ASKED = { asOf: '2026-06-30' };

async function figure(id: string, answers: Answers, t = en) {
  const figures = await figuresOf(riskTrend, fakePortfolio(answers), ASKED, t);
  const found = figures.find((each) => each.id === id);
  if (!found) throw new Error(`no figure ${id}`);
  return found;
}

describe('asset quality', () => {
  // 5.20 % in June against 4.78 % in March: 0.42 points more; above the limit of 5 %
  const npl = months('npl-ratio', [0.04, 0.045, 0.0478, 0.05, 0.051, 0.052]);

  it('says value, change in three months and limit in English', async () => {
    const { finding, status } = await figure('risk-quality', { 'npl-ratio': npl });
    expect(finding).toContain(`${metricName(en, 'npl-ratio')} 5.20%, up 0.42 pp in 3 months, above the 5.00% limit.`);
    expect(status).toBe('red');
  });

  it('says the same in Chinese', async () => {
    const { finding } = await figure('risk-quality', { 'npl-ratio': npl }, zh);
    expect(finding).toContain(`${metricName(zh, 'npl-ratio')} 5.20%，较 3 个月前上升 0.42 个百分点，高于 5.00% 阈值。`);
  });

  it('compares by the calendar: a missing month three months ago is nothing to compare with', async () => {
    const { finding } = await figure('risk-quality', {
      'npl-ratio': months('npl-ratio', [0.01, 0.012, null, 0.013, 0.014, 0.015]),
    });
    expect(finding).toContain('1.50%, nothing to compare with 3 months ago, within the 3.00% watch level.');
  });

  it('gives the reason where there is no value', async () => {
    const { finding, status, chart } = await figure('risk-quality', {});
    expect(finding).toMatch(/ n\/a: .+\./);
    expect(status).toBe('grey');
    expect(chart).toBeUndefined();
  });

  it('does not rate a value of too few items', async () => {
    const few = row('npl-ratio', '2026-06', 0.5, { n: 2, status: 'grey', flags: ['BELOW_MIN_N'] });
    const { finding } = await figure('risk-quality', { 'npl-ratio': [few] });
    expect(finding).toContain('(only 2 items, no rating)');
    expect(finding).not.toContain('limit');
  });

  it('has a table with each month and the way to the evidence of each value', async () => {
    const { table } = await figure('risk-quality', { 'npl-ratio': npl });
    const cell = table?.rows[1]?.[1];
    expect(table?.rows[1]?.[0]?.text).toBe('2026-05');
    expect(cell?.text).toBe('5.10%');
    expect(cell?.ref?.row.value).toBe(0.051);
    expect(cell?.ref?.request).toEqual({ asOf: '2026-05-31' });
  });
});

describe('overdue structure', () => {
  const bucket = (name: string, value: number) =>
    row('dpd-buckets', '2026-06', value, { by: { dpd_bucket: name }, status: 'grey' });

  it('adds up what is overdue and names the largest part', async () => {
    // 0.03 + 0.02 overdue, unknown apart
    const rows = [bucket('0', 0.9), bucket('1-30', 0.03), bucket('91-180', 0.02), bucket('unknown', 0.05)];
    const { finding } = await figure('risk-overdue', { 'dpd-buckets': rows });
    expect(finding).toContain('5.00% of the balance is overdue');
    expect(finding).toContain('3.00%');
    expect(finding).toContain('For 5.00% of the balance days past due are unknown.');
  });

  it('says that nothing is known rather than that nothing is overdue', async () => {
    const { finding, chart } = await figure('risk-overdue', {
      'dpd-buckets': [row('dpd-buckets', '2026-06', null, { by: { dpd_bucket: '0' } })],
    });
    expect(finding).toMatch(/not known/);
    expect(chart).toBeUndefined();
  });
});

describe('sectors', () => {
  const sector = (name: string, value: number | null, more = {}) =>
    row('npl-ratio', '2026-06', value, { by: { sector: name }, ...more });

  it('stand worst first, those without a value last', async () => {
    const { table, finding } = await figure('risk-sector', {
      'npl-ratio/sector': [sector('wind', 0.01), sector('none', null), sector('steel', 0.08), sector('unknown', 0.04)],
    });
    expect(table?.rows.map(([cell]) => cell?.text)).toEqual(['steel', 'unknown', 'wind', 'none']);
    expect(finding).toContain('is worst for steel (8.00%); 1 of 3 past the limit, 1 on watch.');
  });

  it('ask for the evidence of their own rows', async () => {
    const { table } = await figure('risk-sector', { 'npl-ratio/sector': [sector('steel', 0.08)] });
    expect(table?.rows[0]?.[1]?.ref?.request).toEqual({ asOf: '2026-06-30', filter: { sector: ['steel'] } });
  });
});

describe('balance by sector', () => {
  it('shows shares of the positive balances and the concentration of the whole', async () => {
    const balance = (name: string, value: number) =>
      row('outstanding-balance', '2026-06', value, { by: { sector: name } });
    // 60 of 60 + 30 + 10; the negative balance holds no share
    const { finding, table } = await figure('risk-shares-sector', {
      'outstanding-balance/sector': [balance('a', 30), balance('b', 60), balance('c', 10), balance('d', -5)],
      'hhi-sector': months('hhi-sector', [0.46]),
    });
    expect(finding).toContain('b holds 60.0% of the balance, the largest three 100.0%.');
    expect(finding).toContain('0.460');
    expect(table?.rows.map(([name]) => name?.text)).toEqual(['b', 'a', 'c']);
  });
});

describe('one metric', () => {
  it('is drawn alone, by slug or by code', async () => {
    const figures = await figuresOf(riskTrend, fakePortfolio({}), ASKED, en, { metric: 'r12', by: 'team' });
    expect(figures.map(({ id }) => id)).toEqual(['npl-ratio-trend', 'npl-ratio-by-team']);
  });

  it('refuses a metric and a dimension that do not exist', async () => {
    await expect(figuresOf(riskTrend, fakePortfolio({}), ASKED, en, { metric: 'sharp' })).rejects.toThrow(
      'unknown metric',
    );
    await expect(figuresOf(riskTrend, fakePortfolio({}), ASKED, en, { metric: 'R12', by: 'planet' })).rejects.toThrow(
      'unknown dimension',
    );
  });
});

describe('questions', () => {
  it('carry the filter and never look past the as-of date', async () => {
    const portfolio = fakePortfolio({});
    await figuresOf(riskTrend, portfolio, { ...ASKED, filter: { team: ['T1'] } }, en);
    expect(portfolio.asked.length).toBeGreaterThan(10);
    for (const { request } of portfolio.asked) {
      expect(request.filter).toEqual({ team: ['T1'] });
      expect(request.asOf).toBe('2026-06-30');
    }
  });
});
