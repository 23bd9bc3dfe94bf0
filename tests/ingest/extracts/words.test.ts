import { describe, expect, it } from 'vitest';
import { importTexts } from '../../support/import-text.ts';

const HEAD = 'CJRQ,XDJJH,KHTYBH,BZ,DKYE,DKWJFL,DKZT,XDYWZL,DKTXHY,LLLX,SJLL';

describe('words of the supervisor’s lists', () => {
  it('are understood, or say nothing, without a question', async () => {
    const { report, cells, engine } = await importTexts({
      '504.csv': `${HEAD}
20260630,J1,K1,CNY,100.00,正常,其他-展期,其他-经营性物业贷款,"2.1农、林、牧、渔业",LPR,4.35
20260630,J2,K2,CNY,0.00,,转出,项目贷款（银团）,2.3制造业,非LPR,4.35
20260630,J3,K3,CNY,100.00,未分级,逾期,垫款,3.对境外贷款,非LPR,4.35
20260630,J4,K4,CNY,100.00,损失,正常,垫款,2.21.1个人贷款-汽车,,4.35
`,
    });
    expect([report.questions, report.issues]).toEqual([[], []]);
    expect(
      await cells('SELECT five_tier, loan_status, product, sector, unread FROM exposure ORDER BY facility_id'),
    ).toEqual([
      [1, null, '其他-经营性物业贷款', '农、林、牧、渔业', null],
      [null, 'transferred', '项目贷款（银团）', '制造业', null],
      [null, 'active', '垫款', '对境外贷款', null],
      [5, 'active', '垫款', '个人贷款-汽车', null],
    ]);
    expect(await cells('SELECT rate_type FROM facility ORDER BY facility_id')).toEqual([
      ['floating'],
      [null],
      [null],
      [null],
    ]);
    await engine.close();
  });

  it('leave codes of sectors as they are, and nothing of what is hidden behind stars', async () => {
    const { report, cells, engine } = await importTexts({
      '203.csv': `KHTYBH,KHMC,SSHY,QYFL,XYPJ
K1,甲,A0111,大型企业,AA
K2,*********,4415,其他-农村合作社,*********
`,
    });
    expect([report.questions, report.issues]).toEqual([[], []]);
    expect(
      await cells('SELECT client_name, sector, size_class, internal_rating FROM client ORDER BY client_id'),
    ).toEqual([
      ['甲', 'A0111', 'large', 'AA'],
      [null, '4415', null, null],
    ]);
    await engine.close();
  });

  it('are asked about in a ledger of one’s own', async () => {
    const { report, engine } = await importTexts({
      'a.csv':
        '数据日期,借据编号,客户编号,余额（元）,贷款状态\n2026-06-30,F1,C1,1,其他-展期\n2026-06-30,F2,C1,1,正常\n',
    });
    expect(report.issues.map(({ value }) => value)).toContain('其他-展期');
    await engine.close();
  });
});
