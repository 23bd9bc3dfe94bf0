import { describe, expect, it } from 'vitest';
import { surveyText } from '../../src/ingest/aside/survey.ts';
import { importTexts } from '../support/import-text.ts';

const HEADER = '数据日期,借据编号,客户编号,客户名称,贷款余额（元）,备注\n';
const ROWS = 20_000;

/** A ledger of 5 MB: the engine begins to read it before its lines are counted. Row 2 is loan F0. */
function largeLedger(change: (row: number, line: string) => string = (_, line) => line): string {
  const lines = Array.from({ length: ROWS }, (_, row) =>
    change(
      row,
      `2026-06-30,F${row},C${row % 500},client number ${row % 500} of a long name,${row}.25,${'x'.repeat(170)}\n`,
    ),
  );
  return HEADER + lines.join('');
}

const COUNT = 'SELECT count(*), sum(outstanding)::DOUBLE FROM exposure';
// 0 + 1 + … + 19,999, and a quarter each
const ALL = [[ROWS, (ROWS * (ROWS - 1)) / 2 + ROWS / 4]];

describe('a large text', () => {
  it('is loaded whole, each row with its line', async () => {
    const { engine, cells, report } = await importTexts({ 'ledger.csv': largeLedger() });
    expect(await cells(COUNT)).toEqual(ALL);
    expect(await cells("SELECT source_row FROM exposure WHERE facility_id = 'F19999'")).toEqual([[20_001]]);
    expect(report.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(report.preview[0]?.slice(0, 2)).toEqual(['2026-06-30', 'F0']);
    await engine.close();
  });

  it('is looked at like a small one for what is filled in the first row of each group only', async () => {
    const names = HEADER.replace('备注', '分行');
    const rows = largeLedger((row, line) => line.replace(/x+/, row % 4 === 0 ? `第${row}支行` : '')).slice(
      HEADER.length,
    );
    const padded = rows.replaceAll('of a long name', `of a name ${'x'.repeat(170)}`);
    const { engine, cells, report } = await importTexts({ 'ledger.csv': names + padded });
    expect(await cells(COUNT)).toEqual(ALL);
    expect(report.issueCounts['first-of-group']).toBe((ROWS * 3) / 4);
    expect(report.questions.map(({ kind, column }) => [kind, column])).toEqual([['fill', 'exposure.branch']]);
    await engine.close();
  });

  it('may have another table at its end', async () => {
    const { engine, cells, reports } = await importTexts({
      'ledger.csv': `${largeLedger()}\n工号,姓名,团队\nM1,李伟,一部\nM2,王娜,二部\n`,
    });
    expect(reports.map(({ table, rows }) => [table, rows.read, rows.loaded])).toEqual([
      ['exposure', ROWS, ROWS],
      ['manager', 2, 2],
    ]);
    expect(await cells(COUNT)).toEqual(ALL);
    expect(await cells('SELECT manager_name, source_row FROM manager ORDER BY 2')).toEqual([
      ['李伟', ROWS + 4],
      ['王娜', ROWS + 5],
    ]);
    await engine.close();
  });

  it('is read again record by record where a line break stands in quotes far from its beginning', async () => {
    const text = largeLedger((row, line) => (row === 18_000 ? line.replace(/x+/, '"two\nlines"') : line));
    const { engine, cells } = await importTexts({ 'ledger.csv': text });
    expect(await cells(COUNT)).toEqual(ALL);
    expect(await cells("SELECT source_row FROM exposure WHERE facility_id = 'F19999'")).toEqual([[20_002]]);
    await engine.close();
  });

  it('is GB18030 also where only its middle shows it', async () => {
    const marked = largeLedger((row, line) => (row === 10_000 ? line.replace('client number', '@@@@') : line));
    const ascii = marked.replace(HEADER, 'as_of_date,facility_id,client_id,client_name,outstanding,remark\n');
    const bytes = new TextEncoder().encode(ascii);
    // 中国银行 in GB18030
    const name = [0xd6, 0xd0, 0xb9, 0xfa, 0xd2, 0xf8, 0xd0, 0xd0];
    const at = new TextDecoder().decode(bytes).indexOf('@@@@');
    const whole = Uint8Array.from([...bytes.subarray(0, at), ...name, ...bytes.subarray(at + 4)]);
    const { engine, cells, report } = await importTexts({ 'ledger.csv': whole });
    expect(report.encoding).toBe('gb18030');
    expect(await cells("SELECT client_name FROM exposure WHERE facility_id = 'F10000'")).toEqual([
      ['中国银行 0 of a long name'],
    ]);
    expect(await cells(COUNT)).toEqual(ALL);
    await engine.close();
  });

  it('loses a zero byte in its middle, and nothing else', async () => {
    const text = largeLedger((row, line) => (row === 10_000 ? line.replace('client number', 'client\0number') : line));
    const { engine, cells } = await importTexts({ 'ledger.csv': text });
    expect(await cells("SELECT client_name FROM exposure WHERE facility_id = 'F10000'")).toEqual([
      ['clientnumber 0 of a long name'],
    ]);
    expect(await cells(COUNT)).toEqual(ALL);
    await engine.close();
  });

  it('keeps a foot out of its rows and lists what cannot be read near its end', async () => {
    const text = `${largeLedger((row, line) => (row === 19_990 ? line.replace(/,\d+\.25,/, ',none,') : line))}制表人：张三,,,,,\n`;
    const { engine, cells, report } = await importTexts({ 'ledger.csv': text });
    expect(report.rows).toEqual({ read: ROWS, loaded: ROWS - 1, rejected: 1, excluded: 0 });
    expect(report.issues.map(({ row, value, problem }) => [row, value, problem])).toContainEqual([
      19_992,
      'none',
      'missing-value',
    ]);
    expect(report.rejectedRows?.[0]?.cells.slice(0, 2)).toEqual(['2026-06-30', 'F19990']);
    expect(await cells('SELECT count(*) FROM exposure')).toEqual([[ROWS - 1]]);
    await engine.close();
  });

  it('is read again as text where a number far from its beginning is written in another way', async () => {
    const text = largeLedger((row, line) => (row === 15_000 ? line.replace(',15000.25,', ',"15,000.25",') : line));
    const { engine, cells, report } = await importTexts({ 'ledger.csv': text });
    expect(report.rows).toEqual({ read: ROWS, loaded: ROWS, rejected: 0, excluded: 0 });
    expect(await cells(COUNT)).toEqual(ALL);
    await engine.close();
  });

  it('leaves out a total far from its beginning, and holds its balance against the sum', async () => {
    const total = '2026-06-30,合计,,,199995000.00,\n'; // 19,999 * 10,000 + 20,000 / 4
    const { engine, report } = await importTexts({ 'ledger.csv': largeLedger() + total });
    expect(report.rows).toEqual({ read: ROWS + 1, loaded: ROWS, rejected: 0, excluded: 1 });
    expect(report.totals).toEqual({ outstanding: '199995000.00', control: '199995000.00', difference: '0.00' });
    await engine.close();
  });

  it('asks about shares where only its end shows that they are percent', async () => {
    const text = largeLedger((row, line) => line.replace(/x+/, row === 19_000 ? '4.1' : '0.5')).replace('备注', 'LGD');
    const { engine, cells, report } = await importTexts({
      'ledger.csv': text.replaceAll('of a long name', 'x'.repeat(200)),
    });
    expect(report.questions.map(({ kind, column }) => [kind, column])).toContainEqual(['percent', 'exposure.lgd']);
    expect(await cells('SELECT count(lgd), count(*) FROM exposure')).toEqual([[0, ROWS]]);
    await engine.close();
  });

  it('takes the unit of its amounts from the file of parameters', async () => {
    const text = largeLedger().replace('（元）', '');
    const parameters = 'key,value\namount_unit,万元\n';
    const { engine, cells } = await importTexts({ 'ledger.csv': text, 'parameter.csv': parameters });
    expect(await cells("SELECT outstanding::VARCHAR FROM exposure WHERE facility_id = 'F7'")).toEqual([['72500.00']]);
    await engine.close();
  });
});

describe('a survey', () => {
  const look = { skip: 0, headerLine: 1, quote: '"', foreign: true };

  it('hashes all bytes and counts the lines behind a byte mark', async () => {
    const content = Uint8Array.of(0xef, 0xbb, 0xbf, ...new TextEncoder().encode('a\n1\n2\n'));
    const { sha256, plain, scan } = await surveyText({ ...look, content, skip: 3 });
    // printf '\xef\xbb\xbfa\n1\n2\n' | sha256sum
    expect(sha256).toBe('2e5ea219562a2c5ad9474136fb49bc780269883592a899034a608e10f6b5d702');
    expect(plain).toBe(true);
    expect(scan).toEqual({ lines: 3, dataOffset: 2, ending: '\n', regular: true });
  });

  it.each([
    ['a zero byte', [0x61, 0, 0x0a], false],
    ['a byte that is no UTF-8', [0x61, 0xd6, 0xd0, 0x0a], false],
    ['a last character cut off', [0x61, 0x0a, 0xe4, 0xb8], true],
  ])('of %s says whether the text is plain', async (_, bytes, plain) => {
    expect((await surveyText({ ...look, content: Uint8Array.from(bytes) })).plain).toBe(plain);
  });

  it('ends when it is cancelled', async () => {
    const signal = AbortSignal.abort();
    await expect(surveyText({ ...look, content: new Blob(['a\n1\n']) }, { signal })).rejects.toThrow('cancelled');
  });
});
