import { describe, expect, it } from 'vitest';
import { importTexts, ledger } from '../support/import-text.ts';

describe('columns', () => {
  it('are taken by the name that says it: a region where there is one, the exact balance; the rivals are named', async () => {
    const text =
      'End of Period,Loan Number,Region,Country,Borrower,Due to IBRD,Borrower Obligation\n2020-11-30,L1,AFRICA,Kenya,B,1,2\n';
    const { report, engine, cells } = await importTexts({ 'a.csv': text });
    expect(await cells('SELECT region, outstanding, client_name FROM exposure')).toEqual([['AFRICA', 2, 'B']]);
    expect(report.columns.flatMap(({ source, rivals }) => (rivals ? [[source, rivals]] : []))).toEqual([
      ['Region', ['Country']],
      ['Borrower Obligation', ['Due to IBRD']],
    ]);
    await engine.close();
  });

  it('are taken as a person maps them', async () => {
    const text = 'End of Period,Loan Number,Borrower,Due to IBRD,Borrower Obligation\n2020-11-30,L1,B,1,2\n';
    const { cells, engine } = await importTexts({ 'a.csv': text }, { mapping: { outstanding: 'Due to IBRD' } });
    expect(await cells('SELECT outstanding FROM exposure')).toEqual([[1]]);
    await engine.close();
  });

  it('that are required and missing keep the file out; what looks alike is offered first, not taken', async () => {
    const text = '数据日期,借据编号,客户编号,客户名称,行业,贷款余额含贴现\n2026-06-30,F1,C1,甲,制造业,5\n';
    const { report, engine, cells } = await importTexts({ 'a.csv': text });
    expect(report.table).toBeNull();
    expect(report.rows).toEqual({ read: 1, loaded: 0, rejected: 1, excluded: 0 });
    expect(report.questions).toMatchObject([{ kind: 'column', column: 'exposure.outstanding', blocks: true }]);
    expect(report.questions[0]?.choices[0]).toBe('贷款余额含贴现');
    expect(await cells('SELECT count(*) FROM exposure')).toEqual([[0]]);
    await engine.close();
  });

  it('decide the table: clients, managers, reviews, alerts, ESG and parameters find theirs', async () => {
    const { reports, engine } = await importTexts({
      'a.csv': ledger(['余额（元）'], [['1']]),
      'b.csv': '客户编号,客户名称,行业,客户状态\nC1,甲,制造业,存量\n',
      'c.csv': '工号,姓名,团队名称,机构\nM1,张三,一队,总行\n',
      'd.csv': '检查编号,客户编号,检查类型,应检查日期,完成日期\nR1,C1,定期复审,2026-06-30,\n',
      'e.csv': '预警编号,客户编号,预警日期,预警级别\nA1,C1,2026-06-01,红\n',
      'f.csv': '客户编号,评估日期,环境得分,社会得分,治理得分\nC1,2026-01-01,60,70,80\n',
      'g.csv': 'key,value\nas_of,2026-06-30\n',
    });
    expect(reports.map(({ table, rows }) => [table, rows.loaded])).toEqual([
      ['exposure', 1],
      ['client', 1],
      ['manager', 1],
      ['review', 1],
      ['alert', 1],
      ['esg', 1],
      ['parameter', 1],
    ]);
    expect((await engine.query('SELECT subject_type, e_score FROM esg')).rows).toEqual([['client', 60]]);
    expect((await engine.query('SELECT severity, action_seq FROM alert')).rows).toEqual([[3, 0]]);
    await engine.close();
  });

  it('called after a built-in of JavaScript are columns like others', async () => {
    const text = '数据日期,借据编号,客户编号,余额（元）,__proto__,constructor\n2026-06-30,F1,C1,1,x,y\n';
    const { report, engine } = await importTexts({ 'a.csv': text });
    expect(report.columns.map(({ source }) => source)).toContain('__proto__');
    expect(report.rows.loaded).toBe(1);
    await engine.close();
  });
});

describe('exchange rates', () => {
  it.each([
    ['currency,rate_date,rate\nUSD,2026-06-30,7.2\nEUR,2026-06-30,7.8\n'],
    ['币种,日期,汇率\nUSD,2026-06-30,7.2\nEUR,2026-06-30,7.8\n'],
    ['货币代码,牌价日期,中间价\nUSD,2026-06-30,7.2\nEUR,2026-06-30,7.8\n'],
    ['币种,生效日期,折算率\nUSD,2026-06-30,7.2\nEUR,2026-06-30,7.8\n'],
  ])('are a table of their own: %j', async (text) => {
    const { report, engine, cells } = await importTexts({ 'a.csv': text });
    expect([report.table, report.questions]).toEqual(['fx', []]);
    expect(await cells('SELECT currency, CAST(rate_date AS VARCHAR), rate FROM fx ORDER BY rate')).toEqual([
      ['USD', '2026-06-30', 7.2],
      ['EUR', '2026-06-30', 7.8],
    ]);
    await engine.close();
  });
});

describe('a mark of bad loans', () => {
  it.each(['是否不良', '不良标志', '不良贷款标识', 'NPL flag'])('is read beside the class: %s', async (heading) => {
    const text = ledger(
      ['余额（元）', heading],
      [
        ['1', '是'],
        ['2', '否'],
        ['3', ''],
      ],
    );
    const { cells, engine } = await importTexts({ 'a.csv': text });
    expect(await cells('SELECT npl_flag, five_tier FROM exposure ORDER BY outstanding')).toEqual([
      [true, null],
      [false, null],
      [null, null],
    ]);
    await engine.close();
  });
});
