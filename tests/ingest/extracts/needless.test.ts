import { describe, expect, it } from 'vitest';
import { isNotLoaded } from '../../../src/ingest/check/not-loaded.ts';
import { importTexts } from '../../support/import-text.ts';

const LOANS = 'CJRQ,XDJJH,KHTYBH,BZ,DKYE,DKWJFL\n20260630,J1,K1,CNY,100.00,正常\n';

describe('a table of the extracts of which nothing is counted', () => {
  it.each([
    ['EAST 602 表内外业务担保人', 'DBHTH,BZRMC,CJRQ', 'D1,某保证人,20260630', 'not-needed'],
    ['EAST 602 表内外业务担保人', '担保合同号,保证人名称,采集日期', 'D1,某保证人,20260630', 'not-needed'],
    ['EAST 703 信贷资产转让表', 'ZRHTH,ZCZRFX,ZRDKBJZE,ZRZJ,BZ,CJRQ', 'T1,转出,100,90,CNY,20260630', 'said-by-loans'],
    ['EAST 704 资产转让关系表', 'ZRHTH,XDJJH,ZRDKBJ,ZRDKLX,CJRQ', 'T1,J1,100,2,20260630', 'said-by-loans'],
    ['EAST 512 垫款登记表', 'DKLX,DKJE,DKYE,DKRQ,BZ,CJRQ', '信用证垫款,100,90,20260101,CNY,20260630', 'said-by-loans'],
    ['EAST 103 柜员表', 'GYH,GH,SGRQ,CJRQ', 'T1,Y1,20200101,20260630', 'not-needed'],
    ['EAST 105 机构关系表', 'NBJGH,SJGLNBJGH,SJGLJGMC,CJRQ', '1,2,总行,20260630', 'not-needed'],
    ['一表通 8.17 还款计划', 'H170001,H170002,H170003', 'J1,1,2026-07-31', 'not-needed'],
    ['一表通 7.4', 'G040001,G040002,G040003', 'J1,1,2026-07-31', 'not-needed'],
  ])('%s is left out, and it is said which it is', async (table, headings, row, problem) => {
    const { reports, cells, engine } = await importTexts({ 'a.csv': LOANS, 'b.csv': `${headings}\n${row}\n` });
    const [, report] = reports;
    expect(report?.rows).toEqual({ read: 1, loaded: 0, rejected: 0, excluded: 1 });
    expect(report?.issues.map((issue) => [issue.problem, issue.details?.['table']])).toEqual([[problem, table]]);
    expect(reports.map((each) => [each.questions, isNotLoaded(each, reports)])).toEqual([
      [[], false],
      [[], false],
    ]);
    expect(await cells('SELECT count(*) FROM exposure')).toEqual([[1]]);
    await engine.close();
  });

  it('is none where a list of one’s own makes a whole table', async () => {
    const { report, engine } = await importTexts({
      'managers.csv': '工号,姓名,机构,岗位编号,岗位名称\nY1,张三,杭州分行,G1,客户经理\n',
    });
    expect(report.issues.map(({ problem }) => problem)).not.toContain('not-needed');
    await engine.close();
  });
});
