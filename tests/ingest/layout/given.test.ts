import { describe, expect, it } from 'vitest';
import { exportMapping, parseMapping, type ImportOptions } from '../../../src/ingest/index.ts';
import { importTexts } from '../../support/import-text.ts';
import { writeWorkbook } from '../../../src/ingest/formats/write-workbook.ts';

const HEADER = '数据日期,借据编号,客户编号,贷款余额,逾期天数';
const rows = (date: string, count = 4) =>
  Array.from({ length: count }, (_, index) => `${date},F${index + 1},C${index + 1},${(index + 1) * 100},0\n`).join('');

/** The file `ledger.csv` with what a person says of it, and its balance. */
async function load(text: string, options: ImportOptions = {}) {
  const imported = await importTexts({ 'ledger.csv': text }, options);
  const [[sum, count] = []] = await imported.cells('SELECT sum(outstanding), count(*) FROM exposure');
  await imported.engine.close();
  return { ...imported, sum: Number(sum ?? 0), count: Number(count ?? 0) };
}

describe('what was found of a file', () => {
  it('is told with its first rows and what each is taken for', async () => {
    const { report } = await load(`台账\n\n${HEADER}\n日,,,元,天\n${rows('2026-06-30')}注：按本金计\n`);
    expect(report.layout).toMatchObject({
      ...{ headerFrom: 3, headerTo: 3, unitsRow: 4, firstRow: 5, footRecords: 1, quote: '"', escape: '"' },
      corrected: [],
    });
    expect(report.layout?.sample.map(({ row, role, cells }) => [row, role, cells[0]])).toEqual([
      [1, 'above', '台账'],
      [3, 'names', '数据日期'],
      [4, 'units', '日'],
      ...[5, 6, 7, 8].map((row) => [row, 'data', '2026-06-30']),
      [9, 'foot', '注：按本金计'],
    ]);
  });
});

describe('what a person corrects', () => {
  it('is where the names stand, also where two lines of names look like one and a title', async () => {
    const text = `甲,乙,丙,丁,戊\n${HEADER}\n${rows('2026-06-30')}`;
    const { report, sum } = await load(text, { layout: { headerFrom: 2, headerTo: 2 } });
    expect(report.headers).toEqual(HEADER.split(','));
    expect(report.layout).toMatchObject({ headerFrom: 2, firstRow: 3, corrected: ['headerFrom', 'headerTo'] });
    // 100 + 200 + 300 + 400
    expect(sum).toBe(1000);
  });

  it('is the first row of data: what stands between is no row', async () => {
    const text = `${HEADER}\n2020-01-31,示例,示例,1,0\n${rows('2026-06-30')}`;
    expect((await load(text)).report.rows).toMatchObject({ read: 5 });
    const { report, sum } = await load(text, { layout: { firstRow: 3 } });
    expect(report.rows).toEqual({ read: 4, loaded: 4, rejected: 0, excluded: 0 });
    expect(sum).toBe(1000);
  });

  it('is a file without names: its columns are numbered, and can be named', async () => {
    const mapping = {
      'exposure.as_of_date': 'column_1',
      'exposure.facility_id': 'column_2',
      'exposure.client_id': 'column_3',
      'exposure.outstanding': 'column_4',
    };
    const given = { table: 'exposure', mapping, layout: { headerFrom: 0 } };
    const { report, sum } = await load(rows('2026-06-30'), given);
    expect(report.headers).toEqual(['column_1', 'column_2', 'column_3', 'column_4', 'column_5']);
    expect([report.rows.loaded, sum]).toEqual([4, 1000]);
  });

  it('is taken for a slip where it names a row beyond the end', async () => {
    const text = `${HEADER}\n${rows('2026-06-30')}`;
    for (const layout of [{ headerFrom: 99 }, { firstRow: 99 }]) {
      const { report, sum } = await load(text, { layout });
      expect(report.layout).toMatchObject({ headerFrom: 1, headerTo: 1, firstRow: 2 });
      expect([report.rows.loaded, sum]).toEqual([4, 1000]);
    }
  });

  it('is the number of notes at the end, more or fewer than were found', async () => {
    const text = `${HEADER}\n${rows('2026-06-30')}复核无误,张三,,,\n`;
    const found = await load(text);
    expect(found.report.rows).toMatchObject({ read: 5, rejected: 1 });
    expect((await load(text, { layout: { footRows: 1 } })).report.rows).toMatchObject({ read: 4, rejected: 0 });
    const noted = `${HEADER}\n${rows('2026-06-30')}注：某某\n`;
    expect((await load(noted)).report.rows).toMatchObject({ read: 4 });
    expect((await load(noted, { layout: { footRows: 0 } })).report.rows).toMatchObject({ read: 5, rejected: 1 });
  });

  it('is the quote, the delimiter and the encoding', async () => {
    const text = `数据日期;借据编号;客户编号;贷款余额\n2026-06-30;'F;1';C1;5\n2026-06-30;'F;2';C2;6\n`;
    const { report, sum } = await load(text, { delimiter: ';', encoding: 'utf-8', layout: { quote: "'" } });
    expect(report.layout).toMatchObject({ quote: "'", escape: "'", corrected: ['encoding', 'delimiter', 'quote'] });
    expect([report.rows.loaded, sum]).toEqual([2, 11]);
  });

  it('is that no sign is a quote', async () => {
    const text = `数据日期,借据编号,客户名称,贷款余额\n2026-06-30,F1,"云岭,5\n2026-06-30,F2,云岭",6\n`;
    const given: ImportOptions = { layout: { quote: 'none' } };
    const { report, reports, sum } = await load(text, given);
    expect(report.layout).toMatchObject({ quote: 'none', escape: 'none', corrected: ['quote'] });
    expect([report.rows, sum]).toEqual([{ read: 2, loaded: 2, rejected: 0, excluded: 0 }, 11]);
    const saved = parseMapping(JSON.stringify(exportMapping(reports, given)), 'm.json');
    expect((await load(text, { saved })).report.layout).toMatchObject({ quote: 'none' });
  });

  it('is where the table begins, also far below what is looked at otherwise', async () => {
    // 300 kB of log lines, as wide as the ledger, above it
    const above = Array.from(
      { length: 6000 },
      (_, index) => `导出日志,第${index}步,成功,用时${index}毫秒,无告警\n`,
    ).join('');
    const { report, sum } = await load(`${above}${HEADER}\n${rows('2026-06-30')}`, {
      layout: { headerFrom: 6001, headerTo: 6001 },
    });
    expect(report.layout).toMatchObject({ headerFrom: 6001, firstRow: 6002 });
    expect([report.headers, report.rows.loaded, sum]).toEqual([HEADER.split(','), 4, 1000]);
  });

  it('is a table that is none: it is left out, all its rows counted as excluded', async () => {
    const { report } = await load(`${HEADER}\n${rows('2026-06-30')}`, { files: { 'ledger.csv': { table: '' } } });
    expect(report.rows).toEqual({ read: 4, loaded: 0, rejected: 0, excluded: 4 });
    expect(report.questions).toEqual([]);
    expect(report.issues.map(({ problem }) => problem)).toEqual(['left-out']);
  });

  it('holds for a sheet, by the rows of the sheet', async () => {
    const grid = [['甲', '乙', '丙', '丁'], [], HEADER.split(',').slice(0, 4), ['2026-06-30', 'F\n1', 'C1', '7']];
    const files = {
      'book.xlsx': await writeWorkbook([{ name: 'S', rows: [...grid, ['2026-06-30', 'F2', 'C2', '8']] }]),
    };
    const { report, cells, engine } = await importTexts(files, { layout: { headerFrom: 3, headerTo: 3, firstRow: 5 } });
    expect(report.layout).toMatchObject({ headerFrom: 3, firstRow: 5, quote: '' });
    expect(await cells('SELECT facility_id, source_row FROM exposure')).toEqual([['F2', 5]]);
    await engine.close();
  });
});

describe('a corrected layout in a mapping', () => {
  const TITLED = (date: string) => `甲,乙,丙,丁,戊\n${HEADER}\n${rows(date)}`;
  const GIVEN: ImportOptions = { layout: { headerFrom: 2, headerTo: 2 } };

  it('applies by itself to the next file that has its headings there', async () => {
    const first = await load(TITLED('2026-06-30'), GIVEN);
    const saved = parseMapping(JSON.stringify(exportMapping(first.reports, GIVEN)), 'm.json');
    const next = await load(TITLED('2026-07-31'), { saved });
    expect(next.report.layout).toMatchObject({ headerFrom: 2, firstRow: 3 });
    expect([next.report.rows.loaded, next.sum]).toEqual([4, 1000]);
  });

  it('takes no row from a file that begins elsewhere', async () => {
    const text = `${HEADER}\n2020-01-31,示例,示例,1,0\n${rows('2026-06-30')}`;
    const given: ImportOptions = { layout: { firstRow: 3 } };
    const first = await load(text, given);
    const saved = exportMapping(first.reports, given);
    // the headings stand a row lower now: what was said of rows does not hold
    const moved = await load(`七月台账\n${HEADER}\n${rows('2026-07-31')}`, { saved });
    expect(moved.report.rows).toMatchObject({ read: 4, loaded: 4 });
    expect(moved.report.layout).toMatchObject({ firstRow: 3, corrected: [] });
  });

  it('leaves out notes from the one it was told of, however many there are, and no loan where it is missing', async () => {
    const given: ImportOptions = { layout: { footRows: 1 } };
    const first = await load(`${HEADER}\n${rows('2026-06-30')}复核 6 月,张三,,,\n`, given);
    const saved = exportMapping(first.reports, given);
    const more = await load(`${HEADER}\n${rows('2026-07-31')}复核 7 月,张三,,,\n复印,李四,,,\n`, { saved });
    expect(more.report.rows).toMatchObject({ read: 4, loaded: 4 });
    const none = await load(`${HEADER}\n${rows('2026-07-31')}`, { saved });
    expect(none.report.rows).toMatchObject({ read: 4, loaded: 4 });
  });

  it('is refused with what is wrong', () => {
    const source = { fingerprint: 'x', headers: [], table: 'exposure', columns: {}, layout: { headerFrom: -1 } };
    const text = JSON.stringify({ format: 'bellwether-mapping', version: 1, sources: [source] });
    expect(() => parseMapping(text, 'm.json')).toThrow('source 1 has no row in layout.headerFrom: -1');
  });
});
