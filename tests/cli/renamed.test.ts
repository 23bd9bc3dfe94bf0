import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bellwether } from './run.ts';

let folder: string;
const path = (name: string) => join(folder, name);

async function write(name: string, headings: string, [date, one, other]: readonly [string, string, string]) {
  await mkdir(join(path(name), '..'), { recursive: true });
  await writeFile(
    path(name),
    `${[headings, `${date},F1,C1,100,0,${one}`, `${date},F2,C2,50,0,${other}`].join('\n')}\n`,
  );
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-renamed-'));
  const may = '数据日期,借据编号,客户编号,贷款余额（元）,逾期天数,担保方式';
  const june = '数据日期,借据编号,客户编号,账上结余（元）,逾期天数,风险备注';
  await write('may/a.csv', may, ['2026-05-31', '保证', '抵押']);
  await write('june/b.csv', june, ['2026-06-30', '按季走访', '无']);
  await write('june/c.csv', june, ['2026-06-30', '按季走访', '无']);
});
afterAll(() => rm(folder, { recursive: true }));

describe('a column that was renamed', () => {
  it('is proposed in words, with the option, once for all files alike', async () => {
    const { code, out, err } = await bellwether('check', path('may'), path('june'));
    expect(code).toBe(1);
    expect(err).toBe(
      'b.csv, c.csv: which column is outstanding balance (exposure.outstanding)? 账上结余（元） looks like 贷款余额（元） of a.csv: ' +
        '--map "outstanding=账上结余（元）"\n',
    );
    expect(out.match(/looks like/g)).toHaveLength(1);
    expect(out).toContain(
      '\nb.csv, c.csv\n  “账上结余（元）” looks like “贷款余额（元）” (outstanding balance) of a.csv\n',
    );
  });

  it('is proposed in Chinese, and where a number is asked for', async () => {
    const chinese = await bellwether('check', path('may'), path('june'), '--lang', 'zh-CN');
    expect(chinese.err).toContain(
      '“账上结余（元）”与 a.csv 中的“贷款余额（元）”相似：--map "outstanding=账上结余（元）"',
    );
    const number = await bellwether('metric', 'X01', '--data', path('may'), '--data', path('june'));
    expect([number.code, number.out]).toEqual([1, '']);
    expect(number.err).toContain(
      '账上结余（元） looks like 贷款余额（元） of a.csv: --map "outstanding=账上结余（元）"',
    );
  });

  it('is taken as the option says, and told as renamed; new columns are mentioned', async () => {
    // c.csv has the loans of b.csv with the same values: a month that comes again as it was
    const { code, out, err } = await bellwether(
      ...['check', path('may'), path('june/b.csv'), '--map', 'outstanding=账上结余（元）', '--json'],
    );
    expect([code, err]).toEqual([0, '']);
    const { columnChanges, tables } = JSON.parse(out) as { columnChanges: object[]; tables: object };
    expect(tables).toMatchObject({ exposure: 4 });
    expect(columnChanges).toEqual([
      {
        files: ['b.csv'],
        before: 'a.csv',
        renamed: [{ target: 'exposure.outstanding', from: '贷款余额（元）', to: '账上结余（元）' }],
        missing: [{ target: 'facility.collateral_type', heading: '担保方式', candidate: null }],
        added: ['风险备注'],
      },
    ]);
  });

  it('is proposed against a kept mapping too', async () => {
    const mapping = path('mapping.json');
    expect((await bellwether('check', path('may'), '--save-mapping', mapping)).code).toBe(0);
    const { code, err } = await bellwether('check', path('june'), '--mapping', mapping);
    expect(code).toBe(1);
    expect(err).toContain(
      '账上结余（元） looks like 贷款余额（元） of the mapping: --map "outstanding=账上结余（元）"',
    );
  });

  it('is no matter between files of different kinds, or alike', async () => {
    await write('clients.csv', '客户编号,客户名称,行业,地区,集团,规模', ['2026-05-31', '大', '小']);
    const { out } = await bellwether('check', path('may/a.csv'), path('may/a.csv'), '--json');
    expect(JSON.parse(out)).not.toHaveProperty('columnChanges');
    const mixed = await bellwether('check', path('may/a.csv'), path('clients.csv'), '--json');
    expect(JSON.parse(mixed.out)).not.toHaveProperty('columnChanges');
  });
});
