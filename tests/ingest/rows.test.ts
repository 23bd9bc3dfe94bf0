import { describe, expect, it } from 'vitest';
import { ledger } from '../support/import-text.ts';
import { withOneEngine } from '../support/one-engine.ts';

const importTexts = withOneEngine();

const HEADER = '数据日期,借据编号,客户编号,行业,余额（元）';

describe('rows', () => {
  it('add up: read = loaded + rejected + excluded, each left-out row listed with its line', async () => {
    const text = [
      '台账',
      HEADER,
      '2026-06-30,F1,C1,制造业,100',
      '制造业小计,,,,100',
      '2026-06-30,F2,C2,建筑业,没有',
      ',F3,C3,建筑业,5',
      '2026-06-30,F4,C4,建筑业,20',
      '2026-06-30,F4,C4,建筑业,20',
      '2026-06-30,F1,C1,制造业,110',
      '合计,,,,130',
      '注：不含表外',
    ].join('\n');
    const { report, cells } = await importTexts({ 'a.csv': text });
    expect(report.rows).toEqual({ read: 8, loaded: 2, rejected: 2, excluded: 4 });
    const left = report.issues.filter(({ severity }) => severity !== 'warning');
    expect(left.map(({ row, problem, severity, value }) => [row, problem, severity, value]).toSorted()).toEqual(
      [
        [4, 'total-row', 'excluded', '制造业小计'],
        [10, 'total-row', 'excluded', '合计'],
        [5, 'bad-number', 'rejected', '没有'],
        [6, 'missing-value', 'rejected', null],
        [7, 'exact-duplicate', 'excluded', '2026-06-30 · F4'],
        [3, 'key-conflict', 'excluded', '2026-06-30 · F1'],
      ].toSorted(),
    );
    expect(await cells('SELECT facility_id, outstanding, source_row FROM exposure ORDER BY source_row')).toEqual([
      ['F4', 20, 8],
      ['F1', 110, 9],
    ]);
    // 110 + 20 against the 130 of the file's own total
    expect(report.totals).toEqual({ outstanding: '130.00', control: '130.00', difference: '0.00' });
  });

  it.each([
    '总计（2笔）',
    '合计: 2 笔',
    '以上共计 2 笔',
    '共2条记录',
    '小计(2户)',
    'Total (2 loans)',
    'Grand total: 2 loans',
  ])('leave out a total that says how many it adds up: %s', async (label) => {
    const text = [HEADER, '2026-06-30,F1,C1,制造业,100', '2026-06-30,F2,C2,制造业,100', `${label},,,,200`];
    const inColumnOfIds = [HEADER, '2026-06-30,F1,C1,制造业,100', `2026-06-30,${label},,,100`];
    for (const lines of [text, inColumnOfIds]) {
      const { report } = await importTexts({ 'a.csv': lines.join('\n') });
      expect(report.rows).toEqual({ read: lines.length - 1, loaded: lines.length - 2, rejected: 0, excluded: 1 });
    }
  });

  it.each(['平均', '加权平均值', '最大值', 'Average', 'maximum'])(
    'leave out a statistic below the loans: %s',
    async (word) => {
      const text = [HEADER, '2026-06-30,F1,C1,制造业,100', `2026-06-30,${word},,,100`].join('\n');
      const { report } = await importTexts({ 'a.csv': text });
      expect(report.rows).toEqual({ read: 2, loaded: 1, rejected: 0, excluded: 1 });
    },
  );

  it('leave out what a total is broken down into', async () => {
    const text = [HEADER, '2026-06-30,F1,C1,制造业,100', '合计,,,,100', '其中：不良,,,,30', ',其中,,,20'].join('\n');
    const { report } = await importTexts({ 'a.csv': text });
    expect(report.rows).toEqual({ read: 4, loaded: 1, rejected: 0, excluded: 3 });
    expect(report.totals).toEqual({ outstanding: '100.00', control: '100.00', difference: '0.00' });
  });

  it('are totals by every word for one, alone or behind a name', async () => {
    const words = [
      '合计',
      '小 计：',
      '总计',
      '累计',
      '东城累计:',
      'Total',
      'Sub-total',
      'Grand total:',
      '过次页',
      'carried forward',
    ];
    const lines = words.map((word) => `${word},,,,7`);
    const { report } = await importTexts({
      'a.csv': [HEADER, '2026-06-30,F1,C1,制造业,7', ...lines, '2026-06-30,F2,C2,合计划,7'].join('\n'),
    });
    expect(report.rows).toEqual({ read: 12, loaded: 2, rejected: 0, excluded: 10 });
    expect(report.issues.filter(({ problem }) => problem === 'total-row').map(({ value }) => value)).toEqual(words);
  });

  it('are counted on when more are rejected than can be listed', async () => {
    const lines = Array.from({ length: 20_003 }, (_, row) => `2026-06-30,F${row},C1,制造业,没有`);
    const { report } = await importTexts({
      'a.csv': [HEADER, '2026-06-30,F,C1,制造业,7', ...lines].join('\n'),
    });
    expect(report.rows).toEqual({ read: 20_004, loaded: 1, rejected: 20_003, excluded: 0 });
    expect([report.issueCounts['bad-number'], report.issueCounts['more-rejected']]).toEqual([20_000, 3]);
  });

  it('keep a client whose name holds the word for accounting or total', async () => {
    const text =
      '数据日期,借据编号,客户名称,余额（元）\n2026-06-30,F1,Total Energies,1\n2026-06-30,F2,立信会计师事务所,2\n2026-06-30,TOTAL-3,Total,3\n';
    const { report } = await importTexts({ 'a.csv': text });
    expect(report.rows).toEqual({ read: 3, loaded: 3, rejected: 0, excluded: 0 });
  });

  it('of one key in two files: the later file wins, and the earlier says where the other stands', async () => {
    const { reports, cells } = await importTexts({
      'may.csv': ledger(['余额（元）'], [['1'], ['2']]),
      'june.csv': ledger(['余额（元）'], [['1'], ['3']]),
    });
    expect(reports.map(({ rows }) => rows)).toEqual([
      { read: 2, loaded: 0, rejected: 0, excluded: 2 },
      { read: 2, loaded: 2, rejected: 0, excluded: 0 },
    ]);
    expect(reports[0]?.issues.map(({ problem, details }) => [problem, details?.keptFile, details?.keptRow])).toEqual([
      ['exact-duplicate', 'june.csv', 2],
      ['key-conflict', 'june.csv', 3],
    ]);
    expect(await cells('SELECT sum(outstanding) FROM exposure')).toEqual([[4]]); // 1 + 3
  });

  it('number their lines below blank lines and line breaks in cells', async () => {
    const text = `${HEADER}\n2026-06-30,F1,"C\n1",制造业,1\n\n,,,,\n2026-06-30,F2,C2,制造业,2\n`;
    const { report, cells } = await importTexts({ 'a.csv': text });
    expect(report.rows).toEqual({ read: 2, loaded: 2, rejected: 0, excluded: 0 });
    expect(await cells('SELECT facility_id, source_row FROM exposure ORDER BY source_row')).toEqual([
      ['F1', 2],
      ['F2', 6],
    ]);
  });

  it('are read of a table of which no part of the key has a column', async () => {
    const text = '客户编号,预警日期,预警信号\nC1,2026-05-02,逾期\n,,\nC2,2026-05-03,涉诉\n';
    const { report, cells } = await importTexts({ 'alert.csv': text });
    expect([report.table, report.rows]).toEqual(['alert', { read: 2, loaded: 2, rejected: 0, excluded: 0 }]);
    expect(await cells('SELECT client_id, source_row FROM alert ORDER BY source_row')).toEqual([
      ['C1', 2],
      ['C2', 4],
    ]);
  });
});
