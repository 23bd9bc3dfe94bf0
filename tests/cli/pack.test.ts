import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { readPdf } from '../report/pdf-text.ts';
import { asked, files, valueOf, type Line } from './case-files.ts';
import { bellwether } from './run.ts';

// East lends to C1 and, as West does, to C3; C2 is West's, and so is the loan F9 that was repaid in May
const LEDGER: Line[] = [
  ['数据日期', '借据编号', '客户编号', '客户名称', '贷款余额（元）', '逾期天数', '客户经理工号', '机构', '项目编号'],
  ['2026-05-31', 'F1', 'C1', '东风电力', 700, 0, 'RM1', '华东分行', 'P1'],
  ['2026-05-31', 'F2', 'C2', '西山矿业', 300, 95, 'RM2', '西北分行', 'P2'],
  ['2026-05-31', 'F9', 'C2', '西山矿业', 50, 0, 'RM2', '西北分行', ''],
  ['2026-05-31', 'F3', 'C3', '两地水务', 40, 0, 'RM1', '华东分行', ''],
  ['2026-06-30', 'F1', 'C1', '东风电力', 650, 40, 'RM1', '华东分行', 'P1'],
  ['2026-06-30', 'F2', 'C2', '西山矿业', 300, 125, 'RM2', '西北分行', 'P2'],
  ['2026-06-30', 'F3', 'C3', '两地水务', 30, 0, 'RM1', '华东分行', ''],
  ['2026-06-30', 'F4', 'C3', '两地水务', 20, 0, 'RM2', '西北分行', ''],
];

const TABLES: Record<string, Line[]> = {
  ledger: LEDGER,
  client: [
    ['client_id', 'client_name', 'group_id', 'sector', 'manager_id'],
    ['C1', '东风电力', '西山矿业', '风力发电', 'RM1'],
    ['C2', '西山矿业', '西山矿业', '采矿', 'RM2'],
    ['C3', '两地水务', '', '水务', 'RM1'],
  ],
  manager: [
    ['manager_id', 'manager_name', 'team_id', 'branch', 'supervisor_id'],
    ['RM1', '甲经理', 'T1', '华东分行', 'RM9'],
    ['RM2', '乙经理', 'T2', '西北分行', 'RM9'],
    ['RM9', '丙主管', 'T9', '总行', ''],
  ],
  project: [
    ['project_id', 'project_name', 'client_id', 'stage'],
    ['P1', '东海风电场', 'C1', 'operation'],
    ['P2', '西山露天矿', 'C2', 'operation'],
  ],
  facility: [
    ['facility_id', 'client_id', 'approved_limit（元）', 'signed_date'],
    ['F1', 'C1', 900, '2025-01-01'],
    ['F2', 'C2', 400, '2025-01-01'],
    // of a client of both branches, and drawn of neither: nobody knows whose it is
    ['F5', 'C3', 500, '2026-06-01'],
  ],
  alert: [
    ['alert_id', 'client_id', 'facility_id', 'raised_date', 'severity', 'status', 'description'],
    ['A1', 'C1', 'F1', '2026-06-02', 'high', 'open', '为西山矿业提供担保'],
    ['A2', 'C1', '', '2026-06-03', 'low', 'open', '电费回款放缓'],
    ['A3', 'C2', 'F2', '2026-06-04', 'high', 'open', '逾期'],
    ['A4', 'C3', 'F4', '2026-06-04', 'high', 'open', '西北的借据'],
    ['A5', 'C9', '', '2026-06-04', 'high', 'open', '无主'],
  ],
  training: [
    ['manager_id', 'course_id', 'course_name', 'completion_date'],
    ['RM1', 'K1', '贷后检查', '2026-06-01'],
    ['RM2', 'K2', '矿业课程', '2026-06-01'],
  ],
  target: [
    ['metric', 'scope', 'month', 'target', 'unit'],
    ['npl-ratio', 'branch:华东分行', '2026-06', '3', '%'],
    ['npl-ratio', 'branch:西北分行', '2026-06', '4.25', '%'],
    ['npl-ratio', 'portfolio', '2026-06', '2.75', '%'],
  ],
  parameter: [
    ['key', 'scope', 'value', 'unit', 'effective_from'],
    ['net_capital', 'portfolio', '1000', 'CNY', '2026-01-01'],
    ['threshold:dscr:red', 'client:C2', '1.05', '', '2026-01-01'],
    ['sector_limit:风力发电', 'portfolio', '8%', '', '2026-01-01'],
  ],
};

let home: string;
let data: string;
/** The package of East, made once: tests read it. */
let east: string;
let made: Awaited<ReturnType<typeof bellwether>>;
const EAST = ['--filter', 'branch=华东分行'];
const pack = (name: string, ...options: string[]) =>
  bellwether('pack', '--data', data, '--out', join(home, name), ...options);

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'pack-'));
  data = await files(join(home, 'data'), TABLES);
  east = join(home, 'east');
  made = await pack('east', ...EAST);
});
afterAll(() => rm(home, { recursive: true }));

async function everything(folder: string): Promise<string> {
  const names = await readdir(folder);
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
}

const counts = (text: string) =>
  Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const [table, ...cells] = line.trim().split(/\s{2,}/);
      return cells.length === 5 && /^\d/.test(cells[0] ?? '') ? [[table ?? '', cells.map(Number)]] : [];
    }),
  );

describe('bellwether pack', () => {
  it('writes the rows within the filter and no other, and counts every row of every table', async () => {
    const { code, out: text, err } = made;
    expect([code, err]).toEqual([0, '']);
    expect(text).toContain('1 client has loans outside the part as well');
    expect(text).toContain('manager-workload: ');
    // rows in, written, left out, cells left blank, added
    expect(counts(text)).toEqual({
      exposure: [8, 4, 4, 0, 0],
      client: [3, 2, 1, 0, 0],
      facility: [3, 1, 2, 0, 0],
      manager: [3, 1, 2, 1, 0],
      project: [2, 1, 1, 0, 0],
      alert: [5, 2, 3, 1, 0],
      training: [2, 1, 1, 0, 0],
      target: [3, 1, 2, 0, 0],
      parameter: [3, 1, 2, 0, 3],
    });
    const written = await everything(east);
    for (const inside of ['东风电力', '两地水务', '东海风电场', '甲经理', '电费回款放缓', '贷后检查', 'F1', 'A2'])
      expect(written, inside).toContain(inside);
    const outside = [
      '西山',
      '西北',
      '乙经理',
      '丙主管',
      'RM2',
      'RM9',
      'T2',
      '矿业',
      'F2',
      'F4',
      'F5',
      'F9',
      'A3',
      'A4',
      'A5',
      'C9',
    ];
    for (const name of [...outside, '"C2"', 'C2,', 'P2', '4.25', '2.75', '1.05', '8%', home])
      expect(written.includes(name), name).toBe(false);
    // who belongs together stays known
    expect(written).toContain('C1,东风电力,group-1');
  });

  it('answers as the whole does with the filter, and says everywhere that it is a part', async () => {
    const whole = await asked(data, 'outstanding-balance,npl-ratio', ...EAST);
    const part = await asked(east, 'outstanding-balance,npl-ratio');
    expect(valueOf(part, 'outstanding-balance')).toBe(680);
    const bare = (rows: typeof whole) => rows.map((row) => ({ ...row, grade: undefined }));
    expect(bare(part)).toEqual(bare(whole));
    const { out: text } = await bellwether('metric', 'outstanding-balance', '--data', east);
    expect(text).toContain('only a part of the book: branch 华东分行');
    const chinese = await bellwether('board', 'overview', '--data', east, '--lang', 'zh-CN');
    expect(chinese.out).toContain('仅为全部业务的一部分：机构 华东分行');
    const west = await bellwether('metric', 'outstanding-balance', '--data', east, '--filter', 'branch=西北分行');
    expect(west.err).toContain('known are 华东分行\n');
    const report = join(home, 'east.pdf');
    await bellwether('report', '--data', east, '--out', report, '--lang', 'en');
    const { pages } = await readPdf(new Uint8Array(await readFile(report)));
    expect(pages[0]).toContain('only a part of the book: branch 华东分行');
    expect(pages[0]).not.toContain('whole portfolio');
  });

  it('leads from a number to the file and row of the bank', async () => {
    const { out: text } = await bellwether('evidence', 'outstanding-balance', '--data', east, '--format', 'csv');
    const [header = '', ...rows] = text
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
    const places = ['source_file', 'source_row'].map((name) => header.indexOf(name));
    expect(rows.map((row) => places.map((place) => row[place]).join(' ')).toSorted()).toEqual([
      'ledger.csv 6',
      'ledger.csv 8',
    ]);
  });

  it('can be cut further, is then a part of the whole by both filters, and keeps its dates', async () => {
    const further = join(home, 'further');
    const repaid = ['--filter', 'client=C2', '--filter', 'facility=F9'];
    expect((await bellwether('pack', '--data', east, '--out', further, '--filter', 'client=C3')).code).toBe(0);
    const { out: text } = await bellwether('metric', 'outstanding-balance', '--data', further);
    expect(text).toContain('branch 华东分行 · client C3');
    expect(valueOf(await asked(further, 'outstanding-balance'), 'outstanding-balance')).toBe(30);

    // a loan that was repaid in May is not owed in the package's last book, which has no row
    expect((await pack('repaid', ...repaid)).code).toBe(0);
    const bare = ({ period, value, n, reason }: MetricRow) => ({ period, value, n, reason });
    const now = (await asked(join(home, 'repaid'), 'outstanding-balance')).map(bare);
    expect(now).toEqual((await asked(data, 'outstanding-balance', ...repaid)).map(bare));
    expect(now[0]?.period).toBe('2026-06');
  });

  it('puts codes in place of people and clients with --hide-names', async () => {
    const hidden = join(home, 'hidden');
    await mkdir(hidden);
    await writeFile(join(hidden, 'ticket.csv'), 'left from before');
    expect((await pack('hidden', ...EAST, '--hide-names', '--force')).code).toBe(0);
    // of an earlier package nothing stays
    expect(await readdir(hidden)).not.toContain('ticket.csv');
    const written = await everything(hidden);
    for (const name of ['RM1', '甲经理', '东风电力', '东海风电场']) expect(written.includes(name), name).toBe(false);
    expect(written).toMatch(/M-\d/);
    // the row of a table of people is as good as their number
    expect(await readFile(join(hidden, 'manager.csv'), 'utf8')).not.toContain('source_row');
    expect(valueOf(await asked(hidden, 'outstanding-balance'), 'outstanding-balance')).toBe(680);
  });

  it('refuses what is no part, and a folder that holds anything else', async () => {
    const before = await readdir(home);
    expect((await pack('none', '--filter', 'five_tier=3')).err).toContain('makes no part of the book');
    expect((await pack('none', '--filter', 'branch=华南分行')).err).toContain('bad value for --filter');
    expect(await readdir(home)).toEqual(before);
    const inputs = await bellwether('pack', '--data', data, '--out', data, '--force');
    expect([inputs.code, inputs.err]).toEqual([1, expect.stringContaining('ledger.csv')]);

    const again = join(home, 'again');
    await mkdir(again);
    await writeFile(join(again, 'ticket.csv'), 'left from before');
    expect((await pack('again', ...EAST)).err).toContain('is there already');
    await writeFile(join(again, 'notes.txt'), 'ours');
    expect((await pack('again', ...EAST, '--force')).err).toContain('notes.txt');
  });
});
