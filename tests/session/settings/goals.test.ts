import { describe, expect, it } from 'vitest';
import { loadPortfolio } from '../../../src/session/loads/load-portfolio.ts';
import { startNodeEngine } from '../../../src/engine/duckdb-node.ts';
import { hideNames } from '../../../src/session/portfolio/hidden-names.ts';
import { goalAt, type Goal } from '../../../src/session/settings/goal.ts';
import { readGoalValue } from '../../../src/session/settings/goal-value.ts';
import type { Unit } from '../../../src/metrics/metric.ts';
import type { Portfolio } from '../../../src/session/portfolio.ts';
import { createTranslate } from '../../../src/i18n/translate.ts';
import { makeCard } from '../../../widgets/make-card.ts';
import { hintText, problemText } from '../../../src/words/issue-text.ts';

const LEDGER = `数据日期,借据编号,客户编号,贷款余额（元）,五级分类,客户经理
2026-05-31,F1,C1,1000,正常,R1
2026-06-30,F1,C1,900,正常,R1
2026-06-30,F2,C2,100,次级,R2
`;
const MANAGERS = `manager_id,name,team_id,team_name,branch
R1,王雨桐,T1,东部,华东分行
R2,周启明,T2,西部,西部
`;

async function portfolioWith(targets: string, name = 'targets.csv'): Promise<Portfolio> {
  const text = (content: string) => new TextEncoder().encode(content);
  return loadPortfolio(await startNodeEngine(), [
    { name: 'ledger.csv', content: text(LEDGER) },
    { name: 'manager.csv', content: text(MANAGERS) },
    { name, content: text(targets) },
  ]);
}

const goalsOf = async (portfolio: Portfolio) =>
  ((await portfolio.goals?.()) ?? []).map(({ file: _, row, first, last, ...goal }) => [
    ...Object.values(goal),
    first,
    last,
    row,
  ]);
const issuesOf = ({ imports }: Portfolio) =>
  imports
    .flatMap(({ issues }) => issues)
    .flatMap(({ row, problem, value }) => (problem.startsWith('target-') ? [[row, problem, value]] : []));

describe('a value of a target', () => {
  const read = (value: string, unit: Unit, column: string | null = null) =>
    readGoalValue({ value, unit: column }, unit, 'CNY');

  it.each([
    ['1.5%', 'fraction', null, 0.015],
    ['1.5', 'fraction', '%', 0.015],
    ['1.5 %', 'fraction', '%', 0.015],
    ['2.7%', 'fraction', null, 0.027],
    ['15‰', 'fraction', null, 0.015],
    ['320', 'money', '万元', 3_200_000],
    ['3.2亿元', 'money', '万元', 320_000_000],
    ['3.2亿', 'money', null, 320_000_000],
    ['1,250.5', 'money', 'CNY million', 1_250_500_000],
    ['0', 'money', null, 0],
    ['30天', 'days', null, 30],
    ['-4', 'count', null, -4],
    ['1.45x', 'times', null, 1.45],
    ['85分', 'score', null, 85],
    ['12.5', 'tCO2e/mn', null, 12.5],
    ['12.5 tCO₂e/CNY mn', 'tCO2e/mn', null, 12.5],
    ['12.5', 'tCO2e/mn', '吨/百万元', 12.5],
    ['0.8', 'fraction', '小数', 0.8],
  ] as const)('is read with its unit: %s of %s, %s', (value, unit, column, expected) => {
    expect(read(value, unit, column)).toEqual({ value: expected, plainShare: false });
  });

  it.each([
    ['about 3', 'count', null, 'target-not-a-number'],
    ['3200', 'money', null, 'target-no-unit'],
    ['3200', 'money', '%', 'target-other-unit'],
    ['3%', 'money', null, 'target-other-unit'],
    ['3', 'fraction', '万元', 'target-other-unit'],
    ['3%', 'days', null, 'target-other-unit'],
    ['3', 'money', 'USD million', 'target-other-currency'],
    ['1.5万', 'tCO2e/mn', null, 'target-other-unit'],
    ['5%', 'tCO2e/mn', null, 'target-other-unit'],
    ['5', 'tCO2e/mn', '吨/亿元', 'target-other-unit'],
    ['5', 'tCO2e/mn', 'tCO2e', 'target-other-unit'],
    ['5', 'tCO2e/mn', 'tCO2e/USD mn', 'target-other-currency'],
  ] as const)('is never guessed: %s of %s, %s', (value, unit, column, problem) => {
    expect(read(value, unit, column)).toBe(problem);
  });

  it('that is a share without a sign is marked as one', () => {
    expect(read('0.015', 'fraction')).toEqual({ value: 0.015, plainShare: true });
  });
});

describe('targets of a bank', () => {
  it('are read under Chinese and English headings, by id, code or name, for whom they name', async () => {
    const chinese = await portfolioWith(
      '指标名称,团队,年月,目标值（%）\n不良贷款率,东部,2026-06,1.5\nR12,,2026,2\nNPL ratio,T2,2026Q2,5\n',
      '预算.csv',
    );
    expect(issuesOf(chinese)).toEqual([]);
    expect(await goalsOf(chinese)).toEqual([
      ['npl-ratio', 'team', 'T1', 0.015, '2026-06', '2026-06', 2],
      ['npl-ratio', null, null, 0.02, '2026-01', '2026-12', 3],
      ['npl-ratio', 'team', 'T2', 0.05, '2026-04', '2026-06', 4],
    ]);
    const english = await portfolioWith(
      'metric,dimension,member,month,target value,unit\noutstanding-balance,branch,华东分行,2026-06,320,万元\nnpl-ratio,,manager:R2,2026-06,3%,\nnpl-ratio,,周启明,2026-05,4%,\nnpl-ratio,,portfolio,2026-06,2%,\n',
    );
    expect(issuesOf(english)).toEqual([]);
    expect(await goalsOf(english)).toEqual([
      ['outstanding-balance', 'branch', '华东分行', 3_200_000, '2026-06', '2026-06', 2],
      ['npl-ratio', 'manager', 'R2', 0.03, '2026-06', '2026-06', 3],
      ['npl-ratio', 'manager', 'R2', 0.04, '2026-05', '2026-05', 4],
      ['npl-ratio', null, null, 0.02, '2026-06', '2026-06', 5],
    ]);
  });

  it('that cannot be understood are listed with their row and what to do, and do not count', async () => {
    const portfolio = await portfolioWith(
      '指标代码,范围,月份,目标值\nnpl-rate,全行,2026-06,1%\nR12,nobody,2026-06,1%\nR12,西部,2026-06,1%\nR12,全行,soon,1%\noutstanding-balance,全行,2026-06,500\nR12,全行,2026-06,1.5\nR12,team:东部,2026-06,0.8\nR12,planet:x,2026-06,1%\n',
      '目标.csv',
    );
    expect(issuesOf(portfolio).toSorted()).toEqual([
      [2, 'target-unknown-metric', 'npl-rate'],
      [3, 'target-unknown-member', 'nobody'],
      [4, 'target-several-members', '西部'],
      [5, 'target-no-month', 'soon'],
      [6, 'target-no-unit', '500'],
      [7, 'target-share-unclear', '1.5'],
      [8, 'target-share-unclear', '0.8'],
      [9, 'target-unknown-member', 'planet:x'],
    ]);
    expect(await goalsOf(portfolio)).toEqual([]);
    const t = createTranslate('en');
    const issues = portfolio.imports.flatMap((report) => report.issues);
    for (const issue of issues) {
      expect(problemText(issue, t)).not.toContain('target-');
      expect(hintText(issue, t)).toMatch(/the target was not used$/);
    }
    expect(
      problemText(
        issues.find(({ row }) => row === 4)!,
        t,
      ),
    ).toBe('"西部" could be branch:西部, team:T2');
  });

  it('that are plain shares count where none of their metric may be percent', async () => {
    const portfolio = await portfolioWith(
      'metric,month,target,unit\nnpl-ratio,2026-05,0.8,\nnpl-ratio,2026-06,0.02,\nnpl-ratio,2026-07,0.9,%\noverdue-ratio,2026-06,0.03,\noverdue-ratio,2026-07,0.5,fraction\nprovision-coverage,2026-06,1,\n',
    );
    expect(issuesOf(portfolio)).toEqual([
      [2, 'target-share-unclear', '0.8'],
      [3, 'target-share-unclear', '0.02'],
      [7, 'target-share-unclear', '1'],
    ]);
    expect((await portfolio.goals?.())?.map(({ metric, value }) => [metric, value])).toEqual([
      ['npl-ratio', 0.009],
      ['overdue-ratio', 0.03],
      ['overdue-ratio', 0.5],
    ]);
  });

  it('are in force by the month, else the quarter, else the year', () => {
    const goal = (first: string, last: string, value: number): Goal => ({
      ...{ metric: 'npl-ratio', dimension: null, member: null, file: 'x', row: 2 },
      ...{ first, last, value },
    });
    const all = [goal('2026-06', '2026-06', 1), goal('2026-04', '2026-06', 2), goal('2026-01', '2026-12', 3)];
    const at = (month: string) => goalAt(all, month)?.value ?? null;
    expect(['2026-06', '2026-05', '2026-01', '2025-12'].map(at)).toEqual([1, 2, 3, null]);
    // of two for the same month the later row
    expect(goalAt([goal('2026-06', '2026-06', 1), goal('2026-06', '2026-06', 9)], '2026-06')?.value).toBe(9);
  });

  it('name a manager by the code that stands for him where names are hidden', async () => {
    const portfolio = await portfolioWith('metric,scope,month,target\nnpl-ratio,manager:王雨桐,2026-06,1%\n');
    const hidden = await hideNames(portfolio);
    const [code] = hidden.request({ filter: { manager: ['R1'] } }).filter?.manager ?? [];
    const goals = await hidden.portfolio.goals?.();
    expect([goals?.map(({ member }) => member), code === 'R1']).toEqual([[code], false]);
    const t = createTranslate('en', 'CNY');
    const request = { compare: 'target' as const, filter: { manager: [code ?? ''] } };
    const figure = await makeCard({ card: 'number:npl-ratio' }).figure(hidden.portfolio, request, t);
    expect(figure?.headline?.other?.value).toBe(0.01);
  });

  it('are what a card is compared with, with the file and row they stand in', async () => {
    const portfolio = await portfolioWith(
      'metric,scope,month,target\nnpl-ratio,portfolio,2026,2%\nnpl-ratio,team:T1,2026-06,1%\n',
    );
    const t = createTranslate('en', 'CNY');
    const whole = await makeCard({ card: 'number:npl-ratio' }).figure(portfolio, { compare: 'target' }, t);
    expect(whole?.headline?.other).toMatchObject({
      ...{ label: 'target', value: 0.02, means: 'worse', words: '+8.00 pp ✗ worse' },
      source: { file: 'targets.csv', row: 2 },
    });
    const teams = await makeCard({ card: 'ranked:npl-ratio:team' }).figure(portfolio, { compare: 'target' }, t);
    const cells = teams?.table?.rows.map((row) => row.slice(2, 5).map(({ text }) => text));
    expect(cells).toEqual([
      ['n/a', '', ''],
      ['1.00%', '−1.00 pp ✓ better', 'targets.csv:3'],
    ]);
    expect(teams?.table?.rows[0]?.[2]?.why).toBe('no target is set for it');
    expect(teams?.foot).toContain('targets: targets.csv:3');
    const two = { compare: 'target' as const, filter: { team: ['T1'], manager: ['R1'] } };
    const both = await makeCard({ card: 'number:npl-ratio' }).figure(portfolio, two, t);
    expect(both?.headline?.other?.cell.why).toMatch(/^targets are set for the whole or for one group/);
  });
});
