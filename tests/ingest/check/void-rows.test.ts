import { describe, expect, it } from 'vitest';
import { withOneEngine } from '../../support/one-engine.ts';

const importTexts = withOneEngine();

/** The loans that are kept, and the rows said to be taken back with the column and the word. */
async function kept(heading: string, cells: readonly string[], more = '') {
  const lines = cells.map((cell, index) => `2026-06-30,F${index + 1},C1,${index + 1},${cell}`);
  const { report, cells: query } = await importTexts({
    'a.csv': [`数据日期,借据编号,客户编号,贷款余额（元）,${heading}`, ...lines, more].join('\n'),
  });
  const said = report.issues.filter(({ problem }) => problem === 'void-row');
  const loans = await query('SELECT facility_id FROM exposure ORDER BY source_row');
  return { loans: loans.flat().join(' '), said: said.map(({ row, column, value }) => [row, column, value]), report };
}

describe('a row that its own status takes back', () => {
  it('is left out by every word for it, whatever its case and the blanks around it', async () => {
    const words = ['作废', '已作废', '红冲', '已红冲', '冲正', '已冲正', '被冲正', ' Void ', 'VOIDED', 'Reversed'];
    const { loans, said, report } = await kept('记录状态', ['正常', ...words]);
    expect(loans).toBe('F1');
    expect(said).toEqual(words.map((word, index) => [index + 3, '记录状态', word]));
    expect(report.rows).toEqual({ read: 11, loaded: 1, rejected: 0, excluded: 10 });
  });

  it.each(['贷款状态', '冲正标志', 'Record status', 'void flag '])('is left out by a column %s', async (heading) => {
    expect((await kept(heading, ['', '冲正', '有效'])).loans).toBe('F1 F3');
  });

  it.each(['备注', '状态说明', 'statuses'])('is not told by a column %s', async (heading) => {
    expect((await kept(heading, ['', '冲正', '有效'])).loans).toBe('F1 F2 F3');
  });

  it.each(['未作废', '作废日期待定', 'avoid', '冲正0'])('is not one that says %s', async (word) => {
    expect((await kept('记录状态', ['作废', word])).loans).toBe('F2');
  });

  it('says in which of two columns it stands', async () => {
    const { loans, said } = await kept('记录状态,凭证标志', ['有效,正常', '有效,红冲', '作废,', ',']);
    expect(loans).toBe('F1 F4');
    expect(said).toEqual([
      [3, '凭证标志', '红冲'],
      [4, '记录状态', '作废'],
    ]);
  });

  it('is said by its status, not by a remark of the same word', async () => {
    expect((await kept('备注,记录状态', ['冲正,有效', '冲正,作废'])).said).toEqual([[3, '记录状态', '作废']]);
  });

  it('is not also refused for what it lacks, and is no part of a sum', async () => {
    const { loans, report } = await kept('记录状态', ['有效', '有效'], '不详,,,没有,作废\n2026-06-30,,,7,作废\n,,,3,');
    expect(loans).toBe('F1 F2');
    expect(report.rows).toEqual({ read: 5, loaded: 2, rejected: 0, excluded: 3 });
    expect(report.totals).toEqual({ outstanding: '3.00', control: '3.00', difference: '0.00' });
  });
});
