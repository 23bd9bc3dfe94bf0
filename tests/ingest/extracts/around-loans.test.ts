import { describe, expect, it } from 'vitest';
import { isNotLoaded } from '../../../src/ingest/check/not-loaded.ts';
import { importTexts } from '../../support/import-text.ts';

const LOANS = `CJRQ,XDJJH,XDHTH,KHTYBH,KHMC,BZ,DKYE,DKWJFL,DKZT,XDYGH,SJLL
20260630,J1,H1,K1,甲,CNY,100.00,正常,正常,Y1,4.35
20260630,J2,H1,K1,甲,CNY,300.00,正常,逾期,,4.35
20260630,J3,H2,K2,乙,CNY,50.00,次级,,Y2,3.85
`;
const none = { rejected: 0, excluded: 0 };

function rowsOf(reports: readonly { file: string; rows: unknown }[]): Record<string, unknown> {
  return Object.fromEntries(reports.map(({ file, rows }) => [file, rows]));
}

describe('contracts beside their loans', () => {
  it('give each loan their terms, and stay contracts', async () => {
    const { reports, cells, engine } = await importTexts({
      '504.csv': LOANS,
      '501.csv': `XDHTH,KHTYBH,HTJE,BZ,HTQSRQ,HTDQRQ,DBLX,HTDKYT,KHJLGH,CJRQ
H1,K1,900.00,CNY,20240101,20290101,抵押,建设,Y9,20260630
H2,K2,500.00,CNY,20240101,20290101,信用,周转,Y9,20260630
`,
    });
    expect(reports.flatMap(({ questions }) => questions)).toEqual([]);
    expect(rowsOf(reports)).toEqual({
      '504.csv': { read: 3, loaded: 3, ...none },
      '501.csv': { read: 2, loaded: 2, ...none },
    });
    expect(await cells('SELECT facility_id, manager_id FROM exposure ORDER BY 1')).toEqual([
      ['J1', 'Y1'],
      ['J2', 'Y9'],
      ['J3', 'Y2'],
    ]);
    expect(
      await cells(
        'SELECT facility_id, interest_rate, collateral_type, purpose, approved_limit FROM facility ORDER BY 1',
      ),
    ).toEqual([
      ['H1', null, 'mortgaged', '建设', 900],
      ['H2', null, 'unsecured', '周转', 500],
      ['J1', 0.0435, 'mortgaged', '建设', null],
      ['J2', 0.0435, 'mortgaged', '建设', null],
      ['J3', 0.0385, 'unsecured', '周转', null],
    ]);
    await engine.close();
  });
});

describe('what secures loans', () => {
  const GUARANTEES = `DBHTH,BDBHTH,DBLX,DBJE,DBBZ,CJRQ
D1,H1,抵押,900,CNY,20260630
D2,H1,保证,900,CNY,20260630
D3,H2,抵押,900,CNY,20260630
D9,H9,抵押,900,CNY,20260630
`;
  const ITEMS = `DBHTH,YPBH,YPMC,YXRDJZ,PGJZ,BZ,CJRQ
D1,P1,房产,900.00,800.00,CNY,20260630
D3,P1,房产,900.00,800.00,CNY,20260630
D1,P2,设备,40.00,50.00,CNY,20260630
D3,P3,存单,70.00,70.00,USD,20260630
D8,P8,土地,10.00,10.00,CNY,20260630
`;

  it('counts once: its value goes to the loans by their balances', async () => {
    const { reports, cells, engine } = await importTexts({ '504.csv': LOANS, '601.csv': GUARANTEES, '603.csv': ITEMS });
    expect(reports.flatMap(({ questions }) => questions)).toEqual([]);
    // 900 by 100 : 300 : 50, and 40 by 100 : 300; the deposit in dollars is not turned into yuan
    expect(await cells('SELECT facility_id, CAST(collateral_value AS DOUBLE) FROM exposure ORDER BY 1')).toEqual([
      ['J1', 210],
      ['J2', 630],
      ['J3', 100],
    ]);
    expect(await cells('SELECT facility_id, collateral_type FROM facility ORDER BY 1')).toEqual([
      ['J1', 'mixed'],
      ['J2', 'mixed'],
      ['J3', 'mortgaged'],
    ]);
    expect(rowsOf(reports)).toEqual({
      '504.csv': { read: 3, loaded: 3, ...none },
      '601.csv': { read: 4, loaded: 3, rejected: 0, excluded: 1 },
      '603.csv': { read: 5, loaded: 3, rejected: 0, excluded: 2 },
    });
    expect(reports[2]?.issues.map(({ problem, row }) => [problem, row])).toEqual([
      ['joined', null],
      ['not-in-ledger', 6],
      ['value-other-currency', 5],
    ]);
    await engine.close();
  });

  it('is found through the agreements of 一表通', async () => {
    const { reports, cells, engine } = await importTexts({
      '8_1.csv': 'H010001,H010010,H010019,H010029\nJ1,100.00,01,2026-06-30\nJ2,300.00,01,2026-06-30\n',
      '6_27.csv':
        'F270001,F270002,F270003,F270006,F270009,F270069\nJ1,K1,X1,CNY,100,2026-06-30\nJ2,K1,X1,CNY,300,2026-06-30\n',
      '6_8.csv': 'F080001,F080002,F080003,F080004,F080019\nD1,B1,X1,02,01\n',
      '9_3.csv': 'J030001,J030002,J030005,J030009,J030010,J030037\nP1,D1,01,CNY,800.00,2026-06-30\n',
    });
    expect(reports.flatMap(({ questions }) => questions)).toEqual([]);
    expect(await cells('SELECT facility_id, CAST(collateral_value AS DOUBLE) FROM exposure ORDER BY 1')).toEqual([
      ['J1', 200],
      ['J2', 600],
    ]);
    expect(await cells('SELECT facility_id, collateral_type FROM facility ORDER BY 1')).toEqual([
      ['J1', 'mortgaged'],
      ['J2', 'mortgaged'],
    ]);
    await engine.close();
  });

  it('cannot be told without the contracts between: 9.3 alone is left out, and says so', async () => {
    const { reports, engine } = await importTexts({ '504.csv': LOANS, '603.csv': ITEMS });
    expect(reports[1]?.issues.map(({ problem }) => problem)).toEqual(['no-rows-to-join']);
    expect(reports[1]?.rows).toEqual({ read: 5, loaded: 0, rejected: 0, excluded: 5 });
    await engine.close();
  });
});

describe('syndicated loans', () => {
  const SHARES = `XDJJH,XDHTH,JKRBH,JKRMC,YTDKZJE,CDDKJE,JJJE,JJYE,BZ,YTCYLX,CJRQ
J1,H1,K1,甲,1000.00,250.00,100.00,100.00,CNY,参加行,20260630
`;

  it('have our share as one amount by the other, beside the loans', async () => {
    const { reports, cells, engine } = await importTexts({ '504.csv': LOANS, '507.csv': SHARES });
    expect(reports.flatMap(({ questions }) => questions)).toEqual([]);
    expect(await cells('SELECT facility_id, syndicate_share, interest_rate FROM facility ORDER BY 1')).toEqual([
      ['J1', 0.25, 0.0435],
      ['J2', null, 0.0435],
      ['J3', null, 0.0385],
    ]);
    await engine.close();
  });

  it('and alone', async () => {
    const { report, cells, engine } = await importTexts({ '507.csv': SHARES });
    expect([report.table, report.questions, report.rows]).toEqual(['facility', [], { read: 1, loaded: 1, ...none }]);
    expect(await cells('SELECT facility_id, client_id, syndicate_share, approved_limit FROM facility')).toEqual([
      ['J1', 'K1', 0.25, 100],
    ]);
    await engine.close();
  });
});

describe('changes of loans', () => {
  const WRITTEN_OFF = 'JJH,HTH,HXRQ,HXBJ,HXZT,CJRQ\nJ3,H2,20260615,50,核销,20260630\nJ2,H1,20260715,1,核销,20260731\n';
  const CLASSES = `XDJJH,TZRQ,YWJFL,XWJFL,BDYY,BDFS,CJRQ
J1,20260301,正常,关注,x,人工,20260331
J1,20260601,关注,可疑,x,人工,20260630
J1,20260715,可疑,损失,x,人工,20260731
`;

  it('fill a status that the loan has not, by the day they were made', async () => {
    const { reports, cells, engine } = await importTexts({ '504.csv': LOANS, '702.csv': WRITTEN_OFF });
    expect(await cells('SELECT facility_id, loan_status FROM exposure ORDER BY 1')).toEqual([
      ['J1', 'active'],
      ['J2', 'active'],
      ['J3', 'written_off'],
    ]);
    expect(rowsOf(reports)['702.csv']).toEqual({ read: 2, loaded: 1, rejected: 0, excluded: 1 });
    await engine.close();
  });

  it('give the class after the change to accounts, which have none', async () => {
    const accounts = 'DKFHZH,XDJJH,KHTYBH,ZHMC,DKYE,BZ,CJRQ\nZ1,J1,K1,甲,100,CNY,20260630\n';
    const { cells, engine } = await importTexts({ '411.csv': accounts, '705.csv': CLASSES });
    expect(await cells('SELECT facility_id, five_tier FROM exposure')).toEqual([['J1', 4]]);
    await engine.close();
  });

  it('leave the class of a loan that has one', async () => {
    const { cells, engine } = await importTexts({ '504.csv': LOANS, '705.csv': CLASSES });
    expect(await cells(`SELECT five_tier FROM exposure WHERE facility_id = 'J1'`)).toEqual([[1]]);
    await engine.close();
  });
});

describe('groups and projects', () => {
  it('go to the clients that are their members', async () => {
    const { reports, cells, engine } = await importTexts({
      '203.csv': 'KHTYBH,KHMC,SSHY,QYFL\nK1,甲,D44,大型企业\nK2,乙,D44,政府机关\n',
      '205.csv': 'JTBH,JTMC,CYKHTYBH,CYMC,CJRQ\nG1,集团,K1,甲,20260630\n',
    });
    expect(reports.flatMap(({ questions, issues }) => [...questions, ...issues.map(({ problem }) => problem)])).toEqual(
      ['joined'],
    );
    expect(await cells('SELECT client_id, group_id, sector, size_class FROM client ORDER BY 1')).toEqual([
      ['K1', 'G1', 'D44', 'large'],
      ['K2', null, 'D44', null],
    ]);
    await engine.close();
  });

  it('are found in 一表通 by the parent company', async () => {
    const { cells, engine } = await importTexts({
      '2_1.csv': 'B010001,B010003,B010025,B010057\nK1,甲,D4415,母公司甲\nK2,乙,D4415,母公司乙\nK3,母公司甲,D4415,\n',
      '2_2.csv': 'B020001,B020005,B020007,B020020,B020019\nG1,母公司甲,集团甲,K3,2026-06-30\n',
    });
    expect(await cells('SELECT client_id, group_id FROM client ORDER BY 1')).toEqual([
      ['K1', 'G1'],
      ['K2', '母公司乙'],
      ['K3', 'G1'],
    ]);
    await engine.close();
  });

  it.each([
    [
      'EAST',
      {
        '504.csv': LOANS,
        '506.csv':
          'XDHTH,XDJJH,XMMC,XMZTZ,XMZBJ,JKRBH,JKRMC,XMLX,CJRQ\nH1,J1,电站,900,200,K1,甲,基础设施建设项目,20260630\n',
      },
      [
        ['J1', 'H1'],
        ['J2', 'H1'],
        ['J3', null],
      ],
      [['H1', 'K1', '电站', 900, '基础设施建设项目']],
    ],
    [
      '一表通',
      {
        '8_1.csv': 'H010001,H010010,H010019,H010029\nJ1,100.00,01,2026-06-30\nJ2,100.00,01,2026-06-30\n',
        '6_27.csv':
          'F270001,F270002,F270003,F270006,F270009,F270069\nJ1,K1,X1,CNY,100,2026-06-30\nJ2,K2,X2,CNY,300,2026-06-30\n',
        '6_3.csv':
          'F030001,F030002,F030003,F030004,F030005,F030006,F030019,F030021,F030023\nB1,X1,01,电站,900,200,2025-01-01,2026-06-30,J1\n',
      },
      [
        ['J1', 'X1'],
        ['J2', null],
      ],
      [['X1', 'K1', '电站', 900, '基础设施建设项目']],
    ],
  ])('name the project of a loan in %s', async (_, files, loans, projects) => {
    const { reports, cells, engine } = await importTexts(files);
    expect(reports.flatMap(({ questions }) => questions)).toEqual([]);
    expect(await cells('SELECT facility_id, project_id FROM exposure ORDER BY 1')).toEqual(loans);
    expect(
      await cells(
        'SELECT project_id, client_id, project_name, CAST(total_investment AS DOUBLE), technology FROM project',
      ),
    ).toEqual(projects);
    await engine.close();
  });
});

describe('a delivery with tables of which nothing is needed', () => {
  const accounts = 'DKFHZH,XDJJH,KHTYBH,ZHMC,DKYE,BZ,CJRQ\nZ1,J1,K1,甲,100,CNY,20260630\n';
  const items = 'DBHTH,YPBH,YXRDJZ,BZ,CJRQ\nD1,P1,900.00,CNY,20260630\n';

  it('is whole where its loans came in', async () => {
    const { reports, engine } = await importTexts({ '504.csv': LOANS, '411.csv': accounts, '603.csv': items });
    expect(reports.map((report) => isNotLoaded(report, reports))).toEqual([false, false, false]);
    await engine.close();
  });

  it('is not where they did not', async () => {
    const { reports, engine } = await importTexts({ '603.csv': items });
    expect(reports.map((report) => isNotLoaded(report, reports))).toEqual([true]);
    await engine.close();
  });
});
