import { describe, expect, it } from 'vitest';
import { candidatesFor, fit, likeness } from '../../../src/ingest/match/mapping/candidates.ts';
import { findColumn, tableModel } from '../../../src/model/index.ts';
import { importTexts, ledger } from '../../support/import-text.ts';

const exposure = tableModel('exposure');
const column = (name: string) => {
  const found = findColumn(exposure, name);
  if (!found) throw new Error(name);
  return found;
};

describe('likeness of headings', () => {
  it('counts shared pairs of letters', () => {
    // 贷款余额 in 贷款余额数: pairs 贷款 款余 余额 of 3 and 4: 2·3/7
    expect(likeness('贷款余额数', column('outstanding'))).toBeCloseTo(6 / 7, 10);
    expect(likeness('贷款余额（万元）', column('outstanding'))).toBe(1);
    expect(likeness('天气', column('outstanding'))).toBe(0);
  });
});

describe('what cells say of a column', () => {
  it.each([
    '2026-06-30',
    '2026/6/1',
    '2026.06',
    '2026年6月',
    '20260630',
    '202606',
    '30/06/2026',
    '2026Q2',
    '2026q2（累计）',
  ])('%s speaks for a date', (cell) => {
    expect(fit(column('maturity_date'), [cell])).toBe('for');
    expect(fit(column('maturity_date'), [`第${cell}`])).toBe('against');
  });
});

describe('candidates', () => {
  const source = { header: '贷款余额数', cells: ['1,234.50', '12.3万', '(5)'], keys: {} };

  it('carry confidence and what it rests on, and are never certain', () => {
    const [best] = candidatesFor(source, 'exposure', exposure.columns);
    // 1 - (1 - 0.6 · 6/7)(1 - 0.25) = 0.64
    expect(best).toEqual({
      target: 'exposure.outstanding',
      confidence: 0.64,
      evidence: ['similar-heading', 'values'],
    });
  });

  it('are dropped where the cells speak against them', () => {
    const words = { ...source, cells: ['甲', '乙', '丙'] };
    expect(candidatesFor(words, 'exposure', exposure.columns).map(({ target }) => target)).not.toContain(
      'exposure.outstanding',
    );
  });

  it('are not made of cells alone', () => {
    expect(candidatesFor({ header: 'zzz', cells: ['1', '2', '3'], keys: {} }, 'exposure', exposure.columns)).toEqual(
      [],
    );
  });
});

describe('the import', () => {
  it('offers a column by the keys of another file, and takes nothing by itself', async () => {
    const rows = [
      ['1', 'M001'],
      ['2', 'M002'],
      ['3', 'M003'],
    ];
    const { reports, cells, engine } = await importTexts({
      'a.csv': ledger(['余额（元）', '跟进同事'], rows),
      'manager.csv': '工号,姓名\nM001,张\nM002,李\nM003,王\n',
    });
    expect(reports[0]?.columns.at(-1)).toEqual({
      source: '跟进同事',
      target: null,
      unit: null,
      candidates: [{ target: 'exposure.manager_id', confidence: 0.5, evidence: ['keys'] }],
    });
    expect(await cells('SELECT count(manager_id) FROM exposure')).toEqual([[0]]);
    await engine.close();
  });

  it('says what each use rests on', async () => {
    const text = ledger(['余额（元）', 'grade', '部门'], [['1', '关注', '甲']]);
    const { report, engine } = await importTexts({ 'a.csv': text }, { mapping: { branch: '部门' } });
    const evidence = Object.fromEntries(report.columns.map(({ target, evidence }) => [target, evidence]));
    expect(evidence).toMatchObject({
      'exposure.outstanding': ['heading'],
      'exposure.five_tier': ['values'],
      'exposure.branch': ['given'],
    });
    await engine.close();
  });

  it('puts the likeliest column first where it asks for one', async () => {
    const text = '数据日期,借据编号,客户编号,备注,贷款余额数（元）\n2026-06-30,F1,C1,x,5\n2026-06-30,F2,C2,y,6\n';
    const { report, engine } = await importTexts({ 'a.csv': text });
    expect(report.questions[0]).toMatchObject({ column: 'exposure.outstanding', blocks: true });
    expect(report.questions[0]?.choices[0]).toBe('贷款余额数（元）');
    await engine.close();
  });
});
