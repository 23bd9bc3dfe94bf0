import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import { makeCard } from '../../widgets/make-card.ts';
import { withPortfolioOf } from '../support/value-of.ts';
import type { TestRow } from '../support/with-tables.ts';

const dscr = { metric: 'DSCR', operator: '>=', threshold: 1.2, test_date: '2026-03-31', status: 'pass' };
const TABLES: Record<string, TestRow[]> = {
  exposure: [
    { facility_id: 'F1', client_id: 'C1', project_id: 'P1', outstanding: 100 },
    { facility_id: 'F2', client_id: 'C1', project_id: 'P1', outstanding: 50 },
    { facility_id: 'F3', client_id: 'C2', project_id: 'P2', outstanding: 50 },
    { facility_id: 'F4', client_id: 'C3', outstanding: 50 },
  ],
  client: [
    { client_id: 'C1', client_name: '青禾光伏' },
    { client_id: 'C2', client_name: '云岭公路' },
  ],
  project: [{ project_id: 'P1', client_id: 'C1', project_name: '青禾一期' }],
  covenant: [
    { ...dscr, covenant_id: 'A', facility_id: 'F1', client_id: 'C1', actual: 1.5 },
    // 1.26 of 1.20 is 5 % of room; the next test is not decided, and its certificate due in July
    { ...dscr, covenant_id: 'B', facility_id: 'F2', client_id: 'C1', actual: 1.26 },
    {
      ...{ ...dscr, covenant_id: 'B', facility_id: 'F2', client_id: 'C1', actual: null, status: 'pending' },
      ...{ test_date: '2026-06-30', certificate_due: '2026-07-31' },
    },
    {
      ...{ covenant_id: 'C', facility_id: 'F1', client_id: 'C1', metric: 'GEARING', operator: '<=', threshold: 3 },
      ...{ actual: 4, test_date: '2026-03-31', status: 'breach' },
    },
    // met with room, but payments to the owners stop below 1.60
    { ...dscr, covenant_id: 'D', facility_id: 'F3', client_id: 'C2', actual: 1.5, lockup_threshold: 1.6 },
    {
      ...{ covenant_id: 'E', facility_id: 'F3', client_id: 'C2', metric: 'GEARING', operator: '<=', threshold: 3 },
      ...{ actual: 4, test_date: '2026-03-31', status: 'breach', waiver_date: '2026-04-15' },
    },
    {
      ...{ covenant_id: 'F', facility_id: 'F4', client_id: 'C3', metric: 'INFO', operator: '=true' },
      ...{ test_date: '2026-05-31', status: 'pending', certificate_due: '2026-06-29' },
    },
  ],
};

const drawn = (tables: Record<string, TestRow[]>, language: 'en' | 'zh-CN' = 'en') =>
  withPortfolioOf(tables, async (portfolio) => {
    const request = { asOf: '2026-06-30' };
    const figure = await makeCard({ card: 'covenant-matrix' }).figure(
      portfolio,
      request,
      createTranslate(language, 'CNY'),
    );
    if (!figure) throw new Error('no figure');
    return { figure, rows: figure.table?.rows ?? [] };
  });

describe('the matrix of covenants', () => {
  it('says of each project how each covenant stands, the most serious first', async () => {
    const { figure, rows } = await drawn(TABLES);
    expect(figure.table?.columns.map(({ title }) => title)).toEqual([
      ...['Project', 'DSCR', 'GEARING', 'Information', 'Certificate due', 'Client'],
    ]);
    expect(rows.map((cells) => cells.map(({ text }) => text))).toEqual([
      [
        ...['青禾一期', 'At risk (headroom 5.0%), result awaited, met (headroom 25.0%)'],
        ...['Breached (headroom −33.3%)', '—', '2026-07-31', '青禾光伏'],
      ],
      ['no project', '—', '—', 'Certificate late', '2026-06-29', 'C3'],
      ['P2', 'At risk (headroom 25.0%)', 'Waived (headroom −33.3%)', '—', '—', '云岭公路'],
    ]);
    expect(rows.map((cells) => cells.map(({ status }) => status ?? null))).toEqual([
      [null, 'amber', 'red', null, null, null],
      [null, null, null, 'amber', 'amber', null],
      [null, 'amber', 'amber', null, null, null],
    ]);
    expect(rows.map((cells) => cells.map(({ thing }) => thing?.id).filter(Boolean))).toEqual([
      ['P1', 'C1'],
      ['C3'],
      ['P2', 'C2'],
    ]);
    expect([figure.status, figure.finding]).toEqual([
      'red',
      'Covenants of 3 projects: 1 breached, 1 certificate late, 1 waived, 2 at risk, 1 result awaited, 1 met. The next certificate is due on 2026-07-31.',
    ]);
  });

  it('leads from each cell to the tests of its project that stand so', async () => {
    const { rows } = await drawn(TABLES);
    const refs = rows.flatMap((cells) => cells.flatMap(({ ref }) => (ref ? [[ref.row.by, ref.row.value]] : [])));
    expect(refs).toEqual([
      [{ project: 'P1', client: 'C1', standing: 'at-risk' }, 1],
      [{ project: 'P1', client: 'C1', standing: 'breach' }, 1],
      [{ project: 'unknown', client: 'C3', standing: 'overdue' }, 1],
      [{ project: 'P2', client: 'C2', standing: 'at-risk' }, 1],
      [{ project: 'P2', client: 'C2', standing: 'waived' }, 1],
    ]);
  });

  it('has no state where no covenant was tested yet', async () => {
    const later = TABLES.covenant?.map((row) => ({ ...row, test_date: '2026-07-31' })) ?? [];
    const { figure, rows } = await drawn({ ...TABLES, covenant: later }, 'zh-CN');
    expect([figure.status, figure.finding, rows]).toEqual(['grey', '截至该日无约束条款测试记录。', []]);
  });
});
