import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDateOrders, readUnits } from '../../src/cli/command.ts';
import { bellwether } from './run.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'units-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('--unit', () => {
  it('says in which unit the amounts of a column are', async () => {
    const path = join(folder, 'a.csv');
    await writeFile(path, '数据日期,借据编号,客户编号,贷款余额\n2026-06-30,F1,C1,1.5\n');
    const { code, out } = await bellwether('check', path, '--unit', 'outstanding=万元', '--json');
    const answer = JSON.parse(out) as {
      files: { columns: { target: string | null; unit: string | null }[]; issues: unknown[] }[];
    };
    expect(code).toBe(0);
    expect(answer.files[0]?.columns.find(({ target }) => target === 'exposure.outstanding')?.unit).toBe('万元');
    expect(answer.files[0]?.issues).toEqual([]);
  });

  it('is kept for a column or for all, with or without the name of the table', () => {
    expect(readUnits(['outstanding=亿元', 'facility.interest_rate=%', '*=million'])).toEqual({
      outstanding: '亿元',
      'facility.interest_rate': '%',
      '*': 'million',
    });
  });

  it.each([
    ['outstanding=furlong', 'write COLUMN=UNIT'],
    ['outstandig=万元', 'no table has a column outstandig'],
    ['万元', 'write COLUMN=UNIT'],
  ])('refuses %s', (text, hint) => {
    expect(() => readUnits([text])).toThrow(hint);
  });
});

describe('--dates', () => {
  it('says how the dates of a column, or of all, are written', () => {
    expect(readDateOrders(['as_of_date=sas-days', '*=day-first'])).toEqual({
      as_of_date: 'sas-days',
      '*': 'day-first',
    });
    expect(() => readDateOrders(['as_of_date=backwards'])).toThrow('write COLUMN=FORM');
  });
});

describe('--value', () => {
  it('says what all rows of a file have that has no such column', async () => {
    const path = join(folder, 'a.csv');
    await writeFile(path, '借据编号,客户编号,贷款余额（元）\nF1,C1,100\n');
    const asked = await bellwether('metric', 'outstanding-balance', '--data', path);
    expect(asked.err).toContain(
      'with --map as_of_date=HEADER; where all rows have the same, say it with --value as_of_date=VALUE',
    );
    const dated = await bellwether('metric', 'outstanding-balance', '--data', path, '--value', 'as_of_date=2026-06-30');
    expect(dated.out).toMatch(/outstanding-balance +2026-06 /);
  });

  it('refuses a column of amounts, and what is no date', async () => {
    const refused = async (value: string) => (await bellwether('check', folder, '--value', value)).err;
    expect(await refused('outstanding=5')).toContain('no table has a column of dates or codes named outstanding');
    expect(await refused('exposure.as_of_date=June')).toContain('known are dates such as 2026-06-30');
    expect(await refused('esg.subject_type=ship')).toContain('known are client (客户), project (项目)');
  });
});
