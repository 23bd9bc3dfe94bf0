import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Comparison } from '../../src/ingest/index.ts';
import type { LoadReport } from '../../src/ingest/import-report.ts';
import { bellwether } from './run.ts';

let folder: string;
const path = (name: string) => join(folder, name);
const HEADINGS = '数据日期,借据编号,客户编号,贷款余额（元）,五级分类';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-loads-'));
  const write = async (name: string, lines: readonly string[]) => {
    await mkdir(path(name));
    await writeFile(join(path(name), 'ledger.csv'), `${[HEADINGS, ...lines].join('\n')}\n`);
  };
  await write('may', ['2026-05-31,F1,C1,100,1', '2026-05-31,F2,C2,100,3']);
  await write('june', ['2026-06-30,F1,C1,100,1', '2026-06-30,F2,C2,100,3']);
  await write('corrected', ['2026-06-30,F1,C1,300,1', '2026-06-30,F2,C2,100,3']);
  await write('other-branch', ['2026-06-30,F9,C9,50,1']);
  await write('whole', ['2026-06-30,F1,C1,100,1', '2026-06-30,F2,C2,100,1', '2026-06-30,F3,C3,100,1']);
  await write('part', ['2026-06-30,F1,C1,300,1']);
  await write('renumbered', ['2026-06-30,N1,C1,100,1', '2026-06-30,N2,C2,100,3']);
  await write('june-again', ['2026-06-30,F2,C2,100,3', '2026-06-30,F1,C1,100,1']);
});
afterAll(() => rm(folder, { recursive: true }));

interface Checked {
  reconciled: boolean;
  tables: Record<string, number>;
  files: { file: string; rows: object; issues: object[] }[];
  loads: Omit<LoadReport, 'rows' | 'more'>[];
}

describe('several loads', () => {
  it('are appended, and a month that comes again is replaced where --replace says so', async () => {
    const paths = [path('may'), path('june'), path('corrected')];
    const { code, out, err } = await bellwether('check', ...paths, '--replace', '--json');
    expect([code, err]).toEqual([0, '']);
    const { reconciled, tables, files, loads } = JSON.parse(out) as Checked;
    expect([reconciled, tables]).toEqual([true, { exposure: 4 }]);
    // files of one name are known by their paths
    expect(files.map(({ file }) => file)).toEqual(
      ['may', 'june', 'corrected'].map((name) => join(path(name), 'ledger.csv')),
    );
    expect(files[1]?.rows).toEqual({ read: 2, loaded: 0, rejected: 0, excluded: 2 });
    expect(loads.map(({ replaced }) => replaced)).toEqual([0, 0, 2]);
    expect(loads[2]?.changes).toEqual([
      {
        ...{ table: 'exposure', month: '2026-06', added: 0, removed: 0, restated: 1, unchanged: 1 },
        amount: { column: 'outstanding', before: 200, after: 400 },
      },
    ]);
    expect(loads[2]?.id).toMatch(/^[0-9a-f]{16}$/);
    expect(Object.keys(loads[2] ?? {}).join(' ')).toBe('id at beside files mapping changes replaced');
  });

  it('give the number of the latest state, and say that something was replaced', async () => {
    const months = ['--data', path('may'), '--data', path('june')];
    const ask = (...data: string[]) => bellwether('metric', 'npl-ratio', ...data, '--format', 'json');
    const before = await ask(...months);
    expect(before.err).toBe('');
    expect(JSON.parse(before.out)).toMatchObject([{ value: 0.5, denominator: 200 }]); // 100 of 200
    const after = await ask(...months, '--data', path('corrected'), '--replace');
    expect(JSON.parse(after.out)).toMatchObject([{ value: 0.25, denominator: 400 }]); // 100 of 300 + 100
    expect([after.code, after.err]).toEqual([0, 'delivery 3: took the place of 2 rows of earlier deliveries\n']);
  });

  it('are parts of one month where their loans differ', async () => {
    const { code, out, err } = await bellwether('check', path('june'), path('other-branch'), '--json');
    expect([code, err]).toEqual([0, '']);
    // F1 and F2 of one branch, F9 of the other: 100 + 100, then 50 more
    const { tables, loads } = JSON.parse(out) as Checked;
    expect(tables).toEqual({ exposure: 3 });
    expect(loads.map(({ replaced }) => replaced)).toEqual([0, 0]);
    expect(loads[1]?.changes).toMatchObject([{ month: '2026-06', added: 1, removed: 0, amount: { after: 50 } }]);
  });

  it('wait with a correction until somebody says that it is one, and load nothing of it before', async () => {
    const { code, out, err } = await bellwether('check', path('june'), path('corrected'), '--json');
    const [old, late] = ['june', 'corrected'].map((name) => join(path(name), 'ledger.csv'));
    expect(code).toBe(1);
    expect(err).toBe(
      `${late}: 2026-06 is there already, from ${old}: 1 row comes with other values, 1 with the same, 0 do not come again, ` +
        '0 are new; nothing of the file was loaded; say --replace where this is a correction: what comes later holds; ' +
        'say --beside where these are parts of one month: both count\n',
    );
    const { reconciled, tables, files } = JSON.parse(out) as Checked;
    expect([reconciled, tables]).toEqual([true, { exposure: 2 }]);
    expect(files[1]?.rows).toEqual({ read: 2, loaded: 0, rejected: 2, excluded: 0 });
    expect(files[1]?.issues).toMatchObject([{ problem: 'ask-again' }]);
    const number = await bellwether('metric', 'X01', '--data', path('june'), '--data', path('corrected'));
    expect([number.code, number.out]).toEqual([1, '']);
    expect(number.err).toMatch(/^bellwether: [^\n]+2026-06 is there already[^\n]+--replace[^\n]+--beside[^\n]+\n$/);
  });

  it('never let a part of a month take the place of the month', async () => {
    // one branch of the month is sent again: F1 has 300 now, F2 and F3 stay as they were
    const sum = async (...options: string[]) => {
      const given = ['whole', 'part'].flatMap((name) => ['--data', path(name)]);
      return bellwether('metric', 'X01', ...given, ...options, '--format', 'json');
    };
    const asked = await sum();
    expect([asked.code, asked.out]).toEqual([1, '']);
    expect(asked.err).toContain('1 row comes with other values, 0 with the same, 0 do not come again, 0 are new');
    const replaced = await sum('--replace');
    expect(JSON.parse(replaced.out)).toMatchObject([{ value: 500, n: 3 }]); // 300 + 100 + 100
    expect(replaced.err).toBe('delivery 2: took the place of 1 row of earlier deliveries\n');
  });

  it('say how many rows of parts that stand beside each other are there twice', async () => {
    const given = ['june', 'corrected'].flatMap((name) => ['--data', path(name)]);
    const { code, out, err } = await bellwether('metric', 'X01', ...given, '--beside', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([{ value: 400, n: 2 }]); // F1 with 300, the later row, and F2
    expect(err).toBe('delivery 2: 2 rows have a key that is there already; the later row counts, none counts twice\n');
    const both = await bellwether('metric', 'X01', ...given, '--beside', '--replace');
    expect(both.err).toBe('bellwether: bad value for --beside: --replace; say one of the two\n');
  });

  it('ask about a month that comes again under other loan numbers', async () => {
    const given = ['june', 'renumbered'].flatMap((name) => ['--data', path(name)]);
    const asked = await bellwether('metric', 'X01', ...given);
    expect([asked.code, asked.out]).toEqual([1, '']);
    expect(asked.err).toContain('2 do not come again, 2 are new');
  });

  it('are asked about in the language that is asked for', async () => {
    const { err } = await bellwether('compare', path('may'), path('none'), '--lang', 'zh-CN');
    expect(err).toBe(`bellwether: 找不到文件或文件夹：${path('none')}\n`);
    const pair = await bellwether('check', path('may'), '--map', '贷款余额', '--lang=zh-CN');
    expect(pair.err).toBe('bellwether: --map 的取值不对：贷款余额；请写作 字段=表头\n');
  });

  it('take a month that comes again as it was for what it is', async () => {
    const { code, err } = await bellwether('check', path('june'), path('june-again'));
    expect([code, err]).toEqual([0, '']);
  });
});

describe('bellwether compare', () => {
  it('lists what changed by table, month, row and cell', async () => {
    const { code, out, err } = await bellwether('compare', path('june'), path('corrected'), '--json');
    expect([code, err]).toEqual([0, '']);
    const found = JSON.parse(out) as Comparison;
    expect(Object.keys(found).join(' ')).toBe('old new changes rows more');
    expect(found.changes).toMatchObject([
      { table: 'exposure', month: '2026-06', restated: 1, unchanged: 1, amount: { before: 200, after: 400 } },
    ]);
    expect(found.rows).toEqual([
      {
        ...{
          table: 'exposure',
          month: '2026-06',
          kind: 'restated',
          column: 'outstanding',
          from: '100.00',
          to: '300.00',
        },
        key: { as_of_date: '2026-06-30', facility_id: 'F1' },
        before: { file: 'ledger.csv', row: 2 },
        after: { file: 'ledger.csv', row: 2 },
      },
    ]);
  });

  it('says it in words, in either language, and that nothing differs', async () => {
    const table = await bellwether('compare', path('may'), path('june'), '--lang', 'zh-CN');
    expect([table.code, table.err]).toEqual([0, '']);
    expect(table.out).toContain('贷款台账 2026年5月: 新增 0 行，减少 2 行，重述 0 行，不变 0 行');
    const same = await bellwether('compare', path('may'), path('may'));
    expect(same.out).toMatch(/Loan ledger 2026-05: .*2 unchanged.*\nnothing differs\n$/);
  });

  it('asks for two paths, and refuses what cannot be loaded', async () => {
    expect((await bellwether('compare', path('may'))).err).toBe('bellwether: missing option: OLD NEW\n');
    expect((await bellwether('compare', path('may'), path('none'))).err).toMatch(
      /^bellwether: no such file or folder: /,
    );
    await writeFile(path('poem.txt'), 'roses are red\nviolets are blue\n');
    const refused = await bellwether('compare', path('may'), path('poem.txt'));
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.err).toMatch(/^bellwether: not a ledger: poem\.txt; [^\n]+\n$/);
  });
});
