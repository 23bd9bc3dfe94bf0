import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TableQuality } from '../../src/ingest/index.ts';
import type { ImportReport } from '../../src/ingest/import-report.ts';
import { bellwether, MESSY, SAMPLE } from './run.ts';

interface Answer {
  reconciled: boolean;
  files: (Pick<ImportReport, 'file' | 'encoding' | 'delimiter' | 'table' | 'rows' | 'columns'> & {
    issues: Record<string, unknown>[];
  })[];
  tables: Record<string, number>;
  quality: TableQuality[];
}

const keys = (value: object | undefined) => Object.keys(value ?? {}).join(' ');

describe('bellwether check', () => {
  it('accounts for every row of the sample portfolio', async () => {
    const { code, out, err } = await bellwether('check', SAMPLE, '--json');
    expect([code, err]).toEqual([0, '']);
    const answer = JSON.parse(out) as Answer;
    expect(keys(answer)).toBe('reconciled files tables quality loads');
    expect(answer.reconciled).toBe(true);
    expect(answer.quality.map(({ table, grade }) => `${table} ${grade}`)).toEqual([
      'exposure B',
      'client A',
      'facility A',
      'manager A',
      'project A',
      'financials B',
      'cashflow B',
      'covenant A',
      'review A',
      'contact A',
      'file_item A',
      'alert A',
      'credit_action A',
      'esg A',
      'ticket A',
      'training A',
      'target A',
      'kpi A',
      'parameter A',
    ]);
    expect(answer.tables).toEqual({
      exposure: 15427,
      client: 260,
      manager: 40,
      review: 3747,
      alert: 2753,
      esg: 1619,
      facility: 663,
      project: 284,
      financials: 630,
      cashflow: 902,
      covenant: 396,
      contact: 446,
      file_item: 1136,
      credit_action: 55,
      ticket: 1041,
      training: 264,
      target: 53,
      kpi: 2,
      parameter: 17,
    });
    for (const { file, table, rows, issues } of answer.files) {
      // a record a line: none of these files has a line break in a cell
      const lines = (await readFile(join(SAMPLE, file), 'utf8')).trimEnd().split('\n').length - 1;
      expect(rows, file).toEqual({ read: lines, loaded: lines, rejected: 0, excluded: 0 });
      expect([`${table}.csv`, issues.filter(({ row }) => row !== null)]).toEqual([file, []]);
    }
  });

  it('writes the shape that programs rely on', async () => {
    const { out } = await bellwether('check', join(MESSY, 'text-in-amounts.csv'), '--json');
    const [file] = (JSON.parse(out) as Answer).files;
    expect(keys(file)).toBe('file encoding delimiter table rows layout columns issues');
    expect(keys(file?.rows)).toBe('read loaded rejected excluded');
    expect(file?.columns.find(({ source }) => source === '贷款余额（万元）')).toEqual({
      source: '贷款余额（万元）',
      target: 'exposure.outstanding',
      unit: '万元',
    });
    const rejected = file?.issues.find(({ value }) => value === '待核实');
    expect(keys(rejected)).toBe('row column value problem hint cells balance');
    expect(rejected).toMatchObject({ row: 5, column: '贷款余额（万元）' });
  });

  it('succeeds with rejected rows and prints their count', async () => {
    const { code, out, err } = await bellwether('check', join(MESSY, 'bad-dates.csv'));
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/bad-dates\.csv +exposure +utf-8 +4 +3 +1 +0/);
    expect(out).toContain('row 4');
  });

  it('fails with one line for a file that is no ledger, and reports the others', async () => {
    const { code, out, err } = await bellwether('check', join(MESSY, 'not-a-ledger.csv'), join(MESSY, 'gb18030.csv'));
    expect(code).toBe(1);
    expect(err).toMatch(/^not-a-ledger\.csv: [^\n]+\n$/);
    expect(out).toMatch(/gb18030\.csv +exposure +gb18030 +4 +4 +0 +0/);
  });

  it('asks for a column it cannot find, and takes the answer from --map', async () => {
    const path = join(MESSY, 'missing-required-column.csv');
    const asked = await bellwether('check', path);
    expect(asked.code).toBe(1);
    expect(asked.err).toMatch(/^missing-required-column\.csv: .*outstanding.*--map[^\n]*\n$/);
    const answered = await bellwether(
      'check',
      path,
      '--json',
      '--map',
      'outstanding=授信额度（万元）',
      '--map',
      'limit_amount=',
    );
    expect([answered.code, answered.err]).toEqual([0, '']);
    expect((JSON.parse(answered.out) as Answer).tables).toEqual({ exposure: 4 });
  });

  it('keeps a mapping in a file, from which check, metric and report take it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bellwether-'));
    const [ledger, kept] = [join(folder, 'ledger.csv'), join(folder, 'mapping.json')];
    await writeFile(ledger, '数据日期,借据编号,客户编号,五级分类,本期结余折人民币（万元）\n2026-06-30,F1,C1,3,5\n');
    expect((await bellwether('check', ledger)).code).toBe(1);
    const map = ['--map', 'outstanding=本期结余折人民币（万元）'];
    expect((await bellwether('check', ledger, ...map, '--save-mapping', kept)).code).toBe(0);
    expect((await bellwether('check', ledger, '--mapping', kept)).code).toBe(0);
    const asked = ['metric', 'npl-ratio', '--data', ledger, '--mapping', kept, '--format', 'json'];
    const { out } = await bellwether(...asked);
    expect(JSON.parse(out)).toMatchObject([{ value: 1, denominator: 50000 }]);
    expect((await bellwether('check', ledger, '--mapping', ledger)).err).toContain('it is not JSON');
  });

  it('names guesses with what they rest on, and what unknown columns could be', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'bellwether-')), 'a.csv');
    const names = '数据日期,借据编号,客户编号,逾期天数合计,余额（元）,本金余额（元）';
    await writeFile(path, `${names}\n2026-06-30,F1,C1,0,5,5\n`);
    const { out } = await bellwether('check', path, '--json');
    const columns = (JSON.parse(out) as Answer).files[0]?.columns.map(({ source, ...rest }) => [source, rest]);
    expect(columns).toMatchObject([
      ['数据日期', { target: 'exposure.as_of_date' }],
      ['借据编号', { target: 'exposure.facility_id' }],
      ['客户编号', { target: 'exposure.client_id' }],
      ['逾期天数合计', { target: null, candidates: [{ target: 'exposure.days_past_due' }] }],
      ['余额（元）', { target: null }],
      ['本金余额（元）', { target: 'exposure.outstanding', evidence: ['heading'], rivals: ['余额（元）'] }],
    ]);
  });

  it('says how a file was cut, and follows a mapping that says otherwise', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bellwether-'));
    const [ledger, kept] = [join(folder, 'a.csv'), join(folder, 'm.json')];
    const names = '数据日期,借据编号,客户编号,五级分类,余额（万元）';
    await writeFile(ledger, `台账\n${names}\n2020-01-31,示例,示例,1,9\n2026-06-30,F1,C1,3,5\n注：说明\n`);
    const layout = async (...args: string[]) => {
      const { out } = await bellwether('check', ledger, '--json', ...args);
      return (JSON.parse(out) as { files: { rows: object; layout: object }[] }).files[0];
    };
    expect(await layout('--save-mapping', kept)).toMatchObject({
      rows: { read: 2 },
      layout: {
        ...{ encoding: 'utf-8', delimiter: ',', quote: '"', escape: '"', sheet: null, tables: 1, preamble: ['台账'] },
        ...{ headerFrom: 2, headerTo: 2, unitsRow: 0, firstRow: 3, footRows: 1, corrected: [] },
      },
    });
    const mapping = JSON.parse(await readFile(kept, 'utf8')) as { sources: object[] };
    const sources = mapping.sources.map((source) => ({ ...source, layout: { firstRow: 4 } }));
    await writeFile(kept, JSON.stringify({ ...mapping, sources }));
    expect(await layout('--mapping', kept)).toMatchObject({
      rows: { read: 1, loaded: 1 },
      layout: { headerFrom: 2, firstRow: 4, corrected: ['firstRow'] },
    });
  });

  it('refuses a mapping that no file can follow', async () => {
    const path = join(MESSY, 'two-balance-columns.csv');
    const misspelt = await bellwether('check', path, '--map', 'outstanding=本金余额');
    expect(misspelt).toMatchObject({ code: 1, out: '' });
    expect(misspelt.err).toMatch(
      /^bellwether: bad value for --map: outstanding=本金余额; headings are 数据日期, [^\n]+\n$/,
    );
    expect((await bellwether('check', path, '--map', 'outstand=本金余额（万元）')).err).toContain(
      'no such column: outstand',
    );
    expect((await bellwether('check', path, '--map', 'outstanding=本金余额（万元）')).code).toBe(0);
    const both = ['--map', 'client_id=客户名称', '--map', 'client_name=客户名称'];
    expect((await bellwether('check', path, ...both)).err).toContain('客户名称 already holds exposure.client_id');
  });

  it('says in one line what is not there or not understood', async () => {
    const missing = await bellwether('check', 'no-such.csv');
    expect(missing).toEqual({ code: 1, out: '', err: 'bellwether: no such file or folder: no-such.csv\n' });
    expect((await bellwether('check')).err).toBe('bellwether: missing option: PATH\n');
    expect((await bellwether('check', SAMPLE, '--colour')).err).toBe('bellwether: unknown option: --colour\n');
    expect((await bellwether('chek', SAMPLE)).err).toMatch(
      /^bellwether: unknown command: chek; known are check, compare, metric, [a-z, -]+\n$/,
    );
  });

  it('lists settings that do not count, with their rows', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bellwether-'));
    const file = join(folder, 'parameter.csv');
    const lines = [
      'key,scope,value,unit,effective_from',
      'threshold:npl-ratio:red,portfolio,abc,,2026-01-01',
      'threshold:R12:amber,portfolio,2%,,2026-01-01',
      'weight:review-on-time,portfolio,30,,',
    ];
    await writeFile(file, lines.join('\n'));
    const { code, out } = await bellwether('check', file, '--json');
    expect(code).toBe(0);
    const [read] = (JSON.parse(out) as Answer).files;
    expect(read?.rows).toEqual({ read: 3, loaded: 3, rejected: 0, excluded: 0 });
    expect(read?.issues.map(({ row, problem }) => `${String(row)} ${String(problem)}`).toSorted()).toEqual([
      '2 limit-not-a-number',
      '4 weight-not-a-share',
    ]);
  });
});
