import { describe, expect, it } from 'vitest';
import { readTables } from '../../../src/ingest/open/read-tables.ts';
import { importTexts } from '../../support/import-text.ts';

const HEADERS = ['数据日期', '借据编号', '客户名称', '贷款余额（元）', '逾期天数'];
const ROWS = Array.from({ length: 6000 }, (_, index) => [
  '2026-06-30',
  `F${index}`,
  index % 7 === 0 ? `"云岭, ${index} 期"` : `客户${index}`,
  `${index % 100}.50`,
  '0',
]);
const LINES = [HEADERS, ...ROWS].map((cells) => cells.join(','));
const spoilt = (row: number, line: (line: string) => string) =>
  `${LINES.map((each, index) => (index === row ? line(each) : each)).join('\n')}\n`;

async function idsOf(text: string): Promise<string[]> {
  const { tables } = await readTables({ name: 'a.csv', content: new TextEncoder().encode(text) });
  expect(tables).toHaveLength(1);
  return (tables[0]?.rows ?? []).map((row) => row[1] ?? '');
}

async function loaded(text: string) {
  const { report, cells, engine } = await importTexts({ 'a.csv': text });
  const ids = await cells('SELECT count(DISTINCT facility_id) FROM exposure');
  await engine.close();
  return { ...report.rows, ids: Number(ids[0]?.[0]) };
}

describe('a fault far below what the layout is found by', () => {
  it.each([
    ['another delimiter', (line: string) => line.replaceAll(',', ';')],
    ['a quote that is not closed', (line: string) => line.replace('客户', '"客户')],
    ['a delimiter too many', (line: string) => line.replace(',客户', ',,客户')],
  ])('loses no row: %s', async (_, change) => {
    const ids = await idsOf(spoilt(5001, change));
    expect(ids.length).toBe(6000);
    expect(ids.filter((id, index) => id !== `F${index}`)).toEqual([]);
  });

  it.each([
    ['another delimiter', (line: string) => line.replaceAll(',', ';'), 6000],
    ['a quote that is not closed', (line: string) => line.replace('客户', '"客户'), 6000],
    // the row has a cell too many and is refused by name
    ['a delimiter too many', (line: string) => line.replace(',客户', ',,客户'), 5999],
  ])('loses none in the import: %s', async (_, change, rows) => {
    const found = await loaded(spoilt(5001, change));
    expect(found).toEqual({ read: 6000, loaded: rows, rejected: 6000 - rows, excluded: 0, ids: rows });
  });

  it('leaves sub-totals out, and lists them', async () => {
    const text = `${LINES.slice(0, 5001).join('\n')}\n,小计,,1000,\n${LINES.slice(5001).join('\n')}\n`;
    expect(await loaded(text)).toEqual({ read: 6001, loaded: 6000, rejected: 0, excluded: 1, ids: 6000 });
  });

  it('finds a second table', async () => {
    const text = `${LINES.join('\n')}\n\n工号,姓名,团队\nM1,李伟,一部\nM2,王娜,二部\n`;
    const { reports, engine } = await importTexts({ 'a.csv': text });
    await engine.close();
    expect(reports.map(({ table, rows }) => [table, rows.loaded])).toEqual([
      ['exposure', 6000],
      ['manager', 2],
    ]);
  });
});
