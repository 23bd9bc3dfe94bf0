import { describe, expect, it } from 'vitest';
import { startNodeEngine } from '../../../src/engine/duckdb-node.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { importLoads, withOwnNames, type Load } from '../../../src/ingest/index.ts';

const HEADINGS = '数据日期,借据编号,客户编号,贷款余额（元）,逾期天数';

/** A ledger of lines such as `2026-05-31,F1,C1,100,0`. */
function ledger(name: string, lines: readonly string[], headings = HEADINGS) {
  return { name, content: new TextEncoder().encode([headings, ...lines].join('\n') + '\n') };
}

const MAY = ['2026-05-31,F1,C1,100,0', '2026-05-31,F2,C2,50,0'];
const JUNE = ['2026-06-30,F1,C1,90,0', '2026-06-30,F2,C2,60,0', '2026-06-30,F3,C3,10,0'];

async function load(loads: readonly Load[]) {
  const engine = await startNodeEngine();
  const imported = await importLoads(engine, withOwnNames(loads));
  return { engine, ...imported, rows: async (sql: string) => (await engine.query(sql)).rows };
}

const BALANCES = `SELECT strftime(as_of_date, '%m'), count(*), sum(outstanding) FROM exposure GROUP BY 1 ORDER BY 1`;

async function temporary(engine: Engine) {
  const { rows } = await engine.query(
    `SELECT table_name FROM duckdb_tables() WHERE temporary UNION ALL SELECT view_name FROM duckdb_views() WHERE temporary AND NOT internal`,
  );
  return rows;
}

describe('loads one after the other', () => {
  it('append a month that was not there', async () => {
    const { engine, reports, loads, rows } = await load([
      { files: [ledger('may.csv', MAY)], at: '2026-06-02T08:00:00Z' },
      { files: [ledger('june.csv', JUNE)], at: '2026-07-02T08:00:00Z' },
    ]);
    expect(await rows(BALANCES)).toEqual([
      ['05', 2, 150],
      ['06', 3, 160],
    ]);
    expect(reports.map(({ rows: { read, loaded, excluded } }) => [read, loaded, excluded])).toEqual([
      [2, 2, 0],
      [3, 3, 0],
    ]);
    expect(loads.map(({ at, changes, replaced }) => ({ at, changes, replaced }))).toMatchObject([
      {
        at: '2026-06-02T08:00:00Z',
        replaced: 0,
        changes: [{ table: 'exposure', month: '2026-05', added: 2, amount: { before: 0, after: 150 } }],
      },
      {
        at: '2026-07-02T08:00:00Z',
        replaced: 0,
        changes: [{ table: 'exposure', month: '2026-06', added: 3, amount: { before: 0, after: 160 } }],
      },
    ]);
    expect(await temporary(engine)).toEqual([]);
    await engine.close();
  });

  it('take the place of a month that is there, and say row by row what changed', async () => {
    // F1 restated from 90 to 95, F2 gone, F3 as it was, F4 new: 90 + 60 + 10 = 160 becomes 95 + 10 + 7 = 112
    const again = ['2026-06-30,F1,C1,95,0', '2026-06-30,F3,C3,10,0', '2026-06-30,F4,C4,7,0'];
    const { engine, reports, loads, rows } = await load([
      { files: [ledger('all.csv', [...MAY, ...JUNE])] },
      { files: [ledger('june-again.csv', again)] },
    ]);
    expect(await rows(BALANCES)).toEqual([
      ['05', 2, 150],
      ['06', 3, 112],
    ]);
    const [, second] = loads;
    expect(second?.replaced).toBe(3);
    expect(second?.changes).toEqual([
      {
        ...{ table: 'exposure', month: '2026-06', added: 1, removed: 1, restated: 1, unchanged: 1 },
        amount: { column: 'outstanding', before: 160, after: 112 },
      },
    ]);
    const key = (facility_id: string) => ({ as_of_date: '2026-06-30', facility_id });
    const old = (row: number) => ({ file: 'all.csv', row });
    const now = (row: number) => ({ file: 'june-again.csv', row });
    const common = { table: 'exposure', month: '2026-06', column: 'outstanding' };
    expect(second?.rows).toEqual([
      { ...common, kind: 'restated', key: key('F1'), from: '90.00', to: '95.00', before: old(4), after: now(2) },
      { ...common, kind: 'removed', key: key('F2'), from: '60.00', to: null, before: old(5), after: null },
      { ...common, kind: 'added', key: key('F4'), from: null, to: '7.00', before: null, after: now(4) },
    ]);
    // the three rows of June in the first file are out, and the file still adds up
    expect(reports[0]?.rows).toEqual({ read: 5, loaded: 2, rejected: 0, excluded: 3 });
    expect(reports[0]?.issueCounts).toEqual({ superseded: 3 });
    expect(await rows(`SELECT source_file, source_row FROM exposure WHERE facility_id = 'F3'`)).toEqual([
      ['june-again.csv', 3],
    ]);
    await engine.close();
  });

  it('list as many changes as are asked for: of more, rows that are only new are left out first', async () => {
    const again = ['2026-06-30,F0,C0,1,0', '2026-06-30,F1,C1,95,0', '2026-06-30,F3,C3,10,0', '2026-06-30,F4,C4,7,0'];
    const engine = await startNodeEngine();
    const given = withOwnNames([{ files: [ledger('june.csv', JUNE)] }, { files: [ledger('again.csv', again)] }]);
    const [, second] = (await importLoads(engine, given, { listed: 2 })).loads;
    // F0 and F4 are new, F1 is restated, F2 is gone
    expect(second?.rows.map(({ key, kind }) => [key.facility_id, kind])).toEqual([
      ['F1', 'restated'],
      ['F2', 'removed'],
    ]);
    expect(second?.more).toBe(2);
    expect(second?.changes[0]).toMatchObject({ added: 2, removed: 1, restated: 1, unchanged: 1 });
    await engine.close();
  });

  it('compare a replaced file with its own total row still', async () => {
    const withTotal = [...MAY, '合计,,,150,'];
    const { engine, reports } = await load([
      { files: [ledger('may.csv', withTotal)] },
      { files: [ledger('again.csv', ['2026-05-31,F1,C1,100,0'])] },
    ]);
    // nothing of it is left, and 0 + 150 replaced is what its total row says
    expect(reports[0]?.totals).toEqual({ outstanding: '0.00', control: '150.00', difference: '0.00' });
    await engine.close();
  });

  it('go by the key where a table has no dates: the newest row holds, nothing is taken away', async () => {
    const clients = (lines: readonly string[]) => ledger('clients.csv', lines, '客户编号,客户名称,行业');
    const { engine, loads, rows } = await load([
      { files: [clients(['C1,甲公司,光伏', 'C2,乙公司,风电'])] },
      { files: [clients(['C2,乙公司,水电', 'C3,丙公司,光伏'])] },
    ]);
    expect(await rows('SELECT client_id, sector, source_file FROM client ORDER BY 1')).toEqual([
      ['C1', '光伏', 'clients.csv'],
      ['C2', '水电', 'clients (2).csv'],
      ['C3', '光伏', 'clients (2).csv'],
    ]);
    expect(loads[1]?.changes).toEqual([
      { table: 'client', month: null, added: 1, removed: 0, restated: 1, unchanged: 0, amount: null },
    ]);
    expect(loads[1]?.rows.map(({ kind, column, from, to }) => [kind, column, from, to])).toEqual([
      ['restated', 'sector', '风电', '水电'],
      ['added', null, null, null],
    ]);
    await engine.close();
  });

  it('are named by what their files hold, not by what these are called', async () => {
    const { engine, loads } = await load([{ files: [ledger('a.csv', MAY)] }, { files: [ledger('b.csv', MAY)] }]);
    expect(loads[0]?.id).toMatch(/^[0-9a-f]{16}$/);
    expect(loads[1]?.id).toBe(loads[0]?.id);
    expect(loads[1]?.changes).toMatchObject([{ added: 0, removed: 0, restated: 0, unchanged: 2 }]);
    await engine.close();
  });

  it('stand beside each other where they have no loan in common: two parts of one month', async () => {
    const north = ledger('north.csv', ['2026-06-30,F1,C1,90,0']);
    const south = ledger('south.csv', ['2026-06-30,F2,C2,60,0']);
    const { engine, loads, rows } = await load([{ files: [north] }, { files: [south] }]);
    expect(await rows(BALANCES)).toEqual([['06', 2, 150]]);
    expect(loads[1]).toMatchObject({ beside: false, replaced: 0, changes: [{ added: 1, removed: 0 }] });
    await engine.close();
  });

  it('take the place of the one part of a month that they bring again, file by file', async () => {
    const part = (name: string, balances: readonly number[]) =>
      ledger(
        `${name}.csv`,
        balances.map((balance, index) => `2026-06-30,${name}${index},C${name}${index},${balance},0`),
      );
    const { engine, loads, rows } = await load([
      { files: [part('N', [10, 20]), part('S', [30, 40, 50])] },
      // of the south the last loan is gone
      { files: [part('S', [31, 41])] },
    ]);
    // 10 + 20 of the north stay, 31 + 41 of the south
    expect(await rows(BALANCES)).toEqual([['06', 4, 102]]);
    expect(loads[1]).toMatchObject({ replaced: 3, changes: [{ added: 0, removed: 1, restated: 2, unchanged: 0 }] });
    await engine.close();
  });

  it('take the place of single rows where they bring less than half of a month', async () => {
    const { engine, loads, rows } = await load([
      { files: [ledger('june.csv', JUNE)] },
      { files: [ledger('part.csv', ['2026-06-30,F2,C2,65,0'])] },
    ]);
    // 90 + 65 + 10
    expect(await rows(BALANCES)).toEqual([['06', 3, 165]]);
    expect(loads[1]).toMatchObject({ replaced: 1, changes: [{ added: 0, removed: 0, restated: 1, unchanged: 0 }] });
    await engine.close();
  });

  it('take the place of a month whose loans come again under other numbers', async () => {
    const again = ['2026-06-30,N1,C1,90,0', '2026-06-30,N2,C2,60,0', '2026-06-30,N3,C3,12,0'];
    const { engine, loads, rows } = await load([
      { files: [ledger('june.csv', JUNE)] },
      { files: [ledger('again.csv', again)] },
    ]);
    expect(await rows(BALANCES)).toEqual([['06', 3, 162]]);
    expect(loads[1]).toMatchObject({ replaced: 3, changes: [{ added: 3, removed: 3 }] });
    await engine.close();
  });

  it('wait where a month would change and that is to be asked; a further load is held against what is there', async () => {
    const engine = await startNodeEngine();
    const given = withOwnNames([
      { files: [ledger('june.csv', JUNE)] },
      { files: [ledger('again.csv', ['2026-06-30,F1,C1,95,0', '2026-06-30,F2,C2,60,0'])] },
      { files: [ledger('other.csv', ['2026-06-30,F9,C9,5,0'])] },
    ]);
    const { reports, loads } = await importLoads(engine, given, { again: 'ask' });
    // 160 as it was, and the 5 of another part
    expect((await engine.query(BALANCES)).rows).toEqual([['06', 4, 165]]);
    expect(reports.map(({ rows: { read, loaded, rejected, excluded } }) => [read, loaded, rejected, excluded])).toEqual(
      [
        [3, 3, 0, 0],
        [2, 0, 2, 0],
        [1, 1, 0, 0],
      ],
    );
    const counts = { added: 0, removed: 1, restated: 1, unchanged: 1 };
    expect(reports[1]?.issues).toMatchObject([
      { problem: 'ask-again', severity: 'file', details: { months: '2026-06', files: 'june.csv', ...counts } },
    ]);
    expect(loads.map(({ replaced }) => replaced)).toEqual([0, 0, 0]);
    await engine.close();
  });

  it('take what a replaced month said of clients out with it', async () => {
    const headings = '数据日期,借据编号,客户编号,贷款余额（元）,所属集团,企业规模';
    const { engine, rows, loads } = await load([
      { files: [ledger('a.csv', ['2026-06-30,F1,C1,90,甲集团,大', '2026-06-30,F2,C2,60,乙集团,小'], headings)] },
      { files: [ledger('b.csv', ['2026-06-30,F1,C1,90,丙集团,大'], headings)] },
    ]);
    expect(await rows('SELECT client_id, group_id FROM client')).toEqual([['C1', '丙集团']]);
    expect(loads[1]?.rows.map(({ kind, column, from, to }) => [kind, column, from, to])).toEqual([
      ['restated', 'client.group_id', '甲集团', '丙集团'],
      ['removed', 'outstanding', '60.00', null],
    ]);
    await engine.close();
  });

  it('count what a ledger names last of another’s clients and loans as made from it, and so add up', async () => {
    const wide = '数据日期,借据编号,客户编号,贷款余额（元）,担保方式';
    const { engine, reports, rows } = await load([
      { files: [ledger('may.csv', ['2026-05-31,F1,C1,100,保证', '2026-05-31,F2,C2,50,抵押'], wide)] },
      { files: [ledger('june.csv', ['2026-06-30,F1,C1,90,0'])] },
    ]);
    // F1 was named last by June, which says nothing else of it; F2 by May
    expect(await rows('SELECT facility_id, source_file FROM facility ORDER BY 1')).toEqual([
      ['F1', 'june.csv'],
      ['F2', 'may.csv'],
    ]);
    expect(reports.map(({ derived }) => derived)).toEqual([{ facility: 1 }, { facility: 1 }]);
    await engine.close();
  });

  it('replace a forecast version as a whole and actual periods one by one', async () => {
    const headings = '项目编号,情景,预测日期,期末日期,月数,可用于偿债的现金流（元）';
    const flow = (lines: readonly string[]) => ledger('现金流.csv', lines, headings);
    const { engine, rows } = await load([
      {
        files: [
          flow([
            'P1,base,2026-01-01,2026-12-31,12,10',
            'P1,base,2026-01-01,2027-12-31,12,11',
            'P1,actual,,2025-06-30,6,4',
            'P1,actual,,2025-12-31,6,5',
          ]),
        ],
      },
      { files: [flow(['P1,base,2026-01-01,2026-12-31,12,20', 'P1,actual,,2025-12-31,6,6'])] },
    ]);
    // of the forecast only the new period is left; of the actuals the first half-year stays
    expect(await rows('SELECT scenario, period_end, cfads FROM cashflow ORDER BY 1, 2')).toEqual([
      ['actual', '2025-06-30', 4],
      ['actual', '2025-12-31', 6],
      ['base', '2026-12-31', 20],
    ]);
    await engine.close();
  });
});

describe('file names', () => {
  it('are made different across loads, before their ending', () => {
    const file = (name: string) => ({ name, content: new Uint8Array() });
    const named = withOwnNames([
      { files: [file('台账.csv'), file('台账 (2).csv')] },
      { files: [file('台账.csv'), file('README')] },
      { files: [file('README')] },
    ]);
    expect(named.flatMap(({ files }) => files.map(({ name }) => name))).toEqual([
      '台账.csv',
      '台账 (2).csv',
      '台账 (3).csv',
      'README',
      'README (2)',
    ]);
  });
});
