import { describe, expect, it } from 'vitest';
import { withOneEngine } from '../support/one-engine.ts';

const importTexts = withOneEngine();

/** Rows of a file, the balance loaded, its control total, and rows left out by problem. */
async function outcome(lines: readonly string[]) {
  const { report, cells } = await importTexts({ 'a.csv': `${lines.join('\n')}\n` });
  const left: Record<string, number[]> = {};
  for (const { problem, row, severity } of report.issues)
    if (severity === 'excluded' || severity === 'rejected') (left[problem] ??= []).push(row ?? 0);
  const [[balance] = []] = await cells('SELECT CAST(sum(outstanding) AS VARCHAR) FROM exposure');
  return { rows: report.rows, balance, control: report.totals?.control, left };
}

const NAMES = '数据日期,借据编号,客户编号,贷款余额（元）';
const loan = (number: number) => `2026-06-30,J${number},K${number},${number}000.00`;

describe('a table that was printed on pages', () => {
  it('carries sums forward and repeats title and heading', async () => {
    const lines = [
      ...['贷款台账 第1页,,,', NAMES, loan(1), loan(2), '过次页,,,3000.00'],
      ...['贷款台账 第2页,,,', NAMES, '承前页,,,3000.00', loan(3), loan(4), '合计,,,10000.00'],
      '制表：李四,,审核：王五,',
    ];
    // rows 6 and 7 repeat rows 1 and 2; rows 5, 8 and 11 are sums; 1000 + 2000 + 3000 + 4000
    expect(await outcome(lines)).toEqual({
      rows: { read: 9, loaded: 4, rejected: 0, excluded: 5 },
      balance: '10000.00',
      control: '10000.00',
      left: { 'page-row': [6, 7], 'total-row': [5, 8, 11] },
    });
  });

  it('has a sum of its own on each page, which is no control total', async () => {
    const lines = [
      ...[NAMES, loan(1), loan(2), '本页合计,,,3000.00', NAMES, loan(3), '本页合计,,,3000.00', '总计,,,6000.00'],
    ];
    expect(await outcome(lines)).toEqual({
      rows: { read: 7, loaded: 3, rejected: 0, excluded: 4 },
      balance: '6000.00',
      control: '6000.00',
      left: { 'page-row': [5], 'total-row': [4, 7, 8] },
    });
  });

  it('begins each page with blank rows, title, date and unit', async () => {
    const top = (page: number) => [
      `某某银行贷款台账（第${page}页）,,,`,
      '数据日期：2026年6月30日,,,单位：万元',
      '借据编号,客户编号,五级分类,贷款余额',
    ];
    const lines = [
      ...[...top(1), 'J1,K1,正常,1.5', 'J2,K2,正常,2.5', '- 1 -,,,', ',,,'],
      ...[...top(2), 'J3,K3,次级,3', 'J4,K4,正常,4', '第2页 共2页,,,'],
    ];
    // 11 × 10,000
    const { rows, balance, left } = await outcome(lines);
    expect({ rows, balance, left }).toEqual({
      rows: { read: 8, loaded: 4, rejected: 0, excluded: 4 },
      balance: '110000.00',
      left: { 'page-row': [6, 8, 9, 10] },
    });
  });

  it('says brought and carried forward in English', async () => {
    const names = 'as-of date,facility id,client id,outstanding (CNY)';
    const lines = [names, loan(1), 'Carried forward,,,1000.00', names, 'Balance b/f,,,1000.00', loan(2)];
    const { rows, balance, left } = await outcome(lines);
    expect({ rows, balance, left }).toEqual({
      rows: { read: 5, loaded: 2, rejected: 0, excluded: 3 },
      balance: '3000.00',
      left: { 'page-row': [4], 'total-row': [3, 5] },
    });
  });
});
