import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import { groupLabels, placeText } from '../../src/words/breach-text.ts';
import { scopeText } from '../../src/words/limit-text.ts';
import { selectionText } from '../../src/words/selection-text.ts';
import { importTexts } from '../support/import-text.ts';
import { openPortfolio } from '../../src/session/portfolio/open-portfolio.ts';
import { withPortfolioOf } from '../support/value-of.ts';

const loan = { as_of_date: '2026-06-30', outstanding: 10, product: '项目贷款', manager_id: 'M1' };
const BOOK = {
  exposure: [
    { ...loan, facility_id: 'F1', client_id: 'C1', project_id: 'P1' },
    { ...loan, facility_id: 'F2', client_id: 'C2', product: '扶贫贷款', manager_id: 'M2' },
    { ...loan, facility_id: 'F3', client_id: 'C3' },
  ],
  client: [
    {
      client_id: 'C1',
      client_name: '云岭风电',
      client_name_en: 'Yunling Wind',
      sector: '风电',
      sector_en: 'Wind',
      region: '浙江省',
    },
    { client_id: 'C2', client_name: '澜湾公路', sector: '制造业', region: 'Shaanxi' },
    { client_id: 'C3', client_name_en: 'Port Holding', sector: '风电', region: '华东' },
  ],
  manager: [
    {
      ...{
        manager_id: 'M1',
        manager_name: '王若溪',
        manager_name_en: 'Wang Ruoxi',
        team_id: 'T1',
        team_name: '华东一部',
      },
      ...{ team_name_en: 'East 1', branch: '华东分行', branch_en: 'East China branch' },
    },
    { manager_id: 'M2', manager_name: '李启明', team_id: 'T2', team_name: '华南一部' },
  ],
  project: [{ project_id: 'P1', client_id: 'C1', project_name: '云岭一期', project_name_en: 'Yunling phase 1' }],
};

describe('names of groups', () => {
  it('are in the language asked for, as the data or everybody’s words have them; else the other one’s, else the value', async () => {
    await withPortfolioOf(BOOK, async ({ values }) => {
      const names = async (dimension: Parameters<typeof values>[0], language: 'zh-CN' | 'en') =>
        Object.fromEntries((await values(dimension, language)).map(({ value, label }) => [value, label]));
      expect(await names('client', 'zh-CN')).toEqual({ C1: '云岭风电', C2: '澜湾公路', C3: 'Port Holding' });
      expect(await names('client', 'en')).toEqual({ C1: 'Yunling Wind', C2: '澜湾公路', C3: 'Port Holding' });
      expect(await names('manager', 'en')).toEqual({ M1: 'Wang Ruoxi', M2: '李启明' });
      expect(await names('team', 'en')).toEqual({ T1: 'East 1', T2: '华南一部' });
      expect(await names('team', 'zh-CN')).toEqual({ T1: '华东一部', T2: '华南一部' });
      expect(await names('branch', 'en')).toEqual({ 华东分行: 'East China branch', unknown: 'unknown' });
      expect(await names('sector', 'en')).toEqual({ 风电: 'Wind', 制造业: 'Manufacturing' });
      expect(await names('sector', 'zh-CN')).toEqual({ 风电: '风电', 制造业: '制造业' });
      expect(await names('region', 'en')).toEqual({ 浙江省: 'Zhejiang', Shaanxi: 'Shaanxi', 华东: '华东' });
      expect(await names('region', 'zh-CN')).toEqual({ 浙江省: '浙江省', Shaanxi: '陕西', 华东: '华东' });
      expect(await names('product', 'en')).toEqual({ 项目贷款: 'Project loan', 扶贫贷款: '扶贫贷款' });
      expect(await names('project', 'en')).toEqual({ P1: 'Yunling phase 1', unknown: 'unknown' });
      expect(await names('project', 'zh-CN')).toEqual({ P1: '云岭一期', unknown: 'unknown' });
    });
  });

  it('come in the order of the reader’s language', async () => {
    await withPortfolioOf(BOOK, async ({ values }) => {
      expect((await values('sector', 'en')).map(({ label }) => label)).toEqual(['Manufacturing', 'Wind']);
      expect((await values('sector', 'zh-CN')).map(({ label }) => label)).toEqual(['风电', '制造业']);
    });
  });

  it('stand in every text about a selection, a limit or a breach', async () => {
    await withPortfolioOf(BOOK, async (portfolio) => {
      const en = createTranslate('en', null, portfolio.words);
      const zh = createTranslate('zh-CN', null, portfolio.words);
      expect(selectionText(en, { sector: ['风电'], region: ['浙江省'], team: ['T2'] })).toBe(
        'sector Wind · region Zhejiang · team 华南一部',
      );
      expect(selectionText(zh, { sector: ['风电'], region: ['Shaanxi'] })).toBe('行业 风电 · 地区 陕西');
      expect(scopeText('sector:风电', en)).toContain('Wind');
      const breach = { scope: 'client', by: { client: 'C1' } } as const;
      expect(placeText(breach, await groupLabels(portfolio, [breach], en), en)).toBe('client Yunling Wind');
      expect(placeText(breach, await groupLabels(portfolio, [breach], zh), zh)).toBe('客户 云岭风电');
    });
  });

  it('are read from a bank’s own headings beside the names, and take none of them', async () => {
    const { engine, reports } = await importTexts({
      'ledger.csv': '数据日期,借据编号,客户编号,贷款余额（元）,客户经理工号\n2026-06-30,F1,C1,1,M1\n',
      'client.csv': '客户编号,客户英文名称,客户名称,行业,行业英文名称\nC1,Yunling Wind,云岭风电,风电,Wind\n',
      'manager.csv':
        '工号,姓名,英文姓名,团队名称,团队英文名称,机构,机构英文名称\nM1,王若溪,Wang Ruoxi,一部,Team 1,华东分行,East branch\n',
    });
    try {
      expect(reports.flatMap(({ questions }) => questions)).toEqual([]);
      const portfolio = await openPortfolio(engine, []);
      const first = async (dimension: 'client' | 'sector' | 'manager' | 'team' | 'branch') =>
        (await Promise.all([portfolio.values(dimension, 'zh-CN'), portfolio.values(dimension, 'en')])).map(
          ([one]) => one?.label,
        );
      expect(await first('client')).toEqual(['云岭风电', 'Yunling Wind']);
      expect(await first('sector')).toEqual(['风电', 'Wind']);
      expect(await first('manager')).toEqual(['王若溪', 'Wang Ruoxi']);
      expect(await first('team')).toEqual(['一部', 'Team 1']);
      expect(await first('branch')).toEqual(['华东分行', 'East branch']);
    } finally {
      await engine.close();
    }
  });
});
