import { describe, expect, it } from 'vitest';
import { exportMapping, parseMapping } from '../../../src/ingest/index.ts';
import { importTexts, ledger } from '../../support/import-text.ts';

const FILE = ledger(
  ['余额（元）', '五级分类', '逾期天数', '客户经理'],
  [
    ['100', '优', '0', '王一'],
    ['200', ' 优 ', '3期', '王一、李二'],
    ['300', '未评', '10', '李二'],
    ['400', '劣', '20', '李二'],
  ],
);
const ROWS = 'SELECT five_tier, days_past_due, CAST(manager_id AS VARCHAR), unread FROM exposure ORDER BY source_row';
const MEANINGS = {
  'exposure.five_tier': { 优: '1', 未评: '' },
  'exposure.days_past_due': { '3期': '90' },
  manager_id: { '王一、李二': '王一' },
};

describe('the meaning of a word', () => {
  it('is taken from a person, in columns of codes, numbers and names; what nobody said stays unread', async () => {
    const { engine, cells, report } = await importTexts({ 'a.csv': FILE }, { valueMap: MEANINGS });
    expect(await cells(ROWS)).toEqual([
      [1, 0, '王一', null],
      [1, 90, '王一', null],
      [null, 10, '李二', null],
      [null, 20, '李二', ',five_tier,'],
    ]);
    expect(report.issueCounts).toEqual({ 'unknown-spelling': 1 });
    await engine.close();
  });

  it('is asked once for each word nobody knows, with its cells and what their rows owe', async () => {
    const { engine, report } = await importTexts({ 'a.csv': FILE });
    const asked = report.questions.filter(({ kind, column }) => kind === 'word' && column !== 'exposure.manager_id');
    const classes = {
      kind: 'word',
      column: 'exposure.five_tier',
      choices: ['1', '2', '3', '4', '5', 'blank'],
      blocks: false,
    };
    expect(asked).toEqual([
      {
        kind: 'word',
        column: 'exposure.days_past_due',
        word: '3期',
        cells: 1,
        balance: 200,
        choices: [],
        blocks: false,
      },
      { ...classes, word: '优', cells: 2, balance: 300 },
      { ...classes, word: '未评', cells: 1, balance: 300 },
      { ...classes, word: '劣', cells: 1, balance: 400 },
    ]);
    await engine.close();
  });

  it('is kept with the mapping and holds for the next file with these headings', async () => {
    const first = await importTexts({ 'a.csv': FILE }, { valueMap: MEANINGS });
    const written = JSON.stringify(exportMapping(first.reports, { valueMap: MEANINGS }));
    const saved = parseMapping(written, 'm.json');
    expect(saved.sources[0]?.valueMap).toEqual(MEANINGS);
    const next = await importTexts({ 'b.csv': FILE }, { saved });
    expect(await next.cells(ROWS)).toEqual(await first.cells(ROWS));
    for (const { engine } of [first, next]) await engine.close();
  });

  it('goes before our own reading', async () => {
    const { engine, cells } = await importTexts(
      { 'a.csv': ledger(['余额（元）', '五级分类'], [['1', '关注']]) },
      { valueMap: { five_tier: { 关注: '3' } } },
    );
    expect(await cells('SELECT five_tier FROM exposure')).toEqual([[3]]);
    await engine.close();
  });

  it.each([
    ['[]', 'write { "exposure.five_tier": { "优": "1" } }'],
    ['{"exposure.sharpe":{"a":"1"}}', 'no table has a column exposure.sharpe; write for example exposure.five_tier'],
    [
      '{"exposure.five_tier":{"优":"best"}}',
      'exposure.five_tier cannot hold best, given for 优; known are 1 (正常), 2 (关注), 3 (次级), 4 (可疑), 5 (损失)',
    ],
    [
      '{"exposure.days_past_due":{"M1":"a month"}}',
      'exposure.days_past_due cannot hold a month, given for M1; known are integer',
    ],
  ])('that reads %s is refused in a mapping', (map, problem) => {
    const source = `{"fingerprint":"x","table":"exposure","columns":{},"valueMap":${map}}`;
    expect(() => parseMapping(`{"format":"bellwether-mapping","version":1,"sources":[${source}]}`, 'm.json')).toThrow(
      `cannot read m.json: ${problem}`,
    );
  });
});
