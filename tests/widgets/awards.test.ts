import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import { makeCard } from '../../widgets/make-card.ts';
import { withPortfolioOf } from '../support/value-of.ts';
import type { TestRow } from '../support/with-tables.ts';

const award = (scope_id: string, period: string, note: string | null = '最佳客户服务奖'): TestRow => ({
  ...{ scope_type: 'manager', scope_id, period, kpi_code: 'AWARD', actual_manual: 1, note },
});

/** Five requests of a manager in May, so many of them answered in time and liked. */
const tickets = (manager_id: string, good: number): TestRow[] =>
  Array.from({ length: 5 }, (_, place) => ({
    ...{ ticket_id: `${manager_id}-${place}`, client_id: 'C1', manager_id, opened_at: '2026-05-04 09:00:00' },
    first_response_at: place < good ? '2026-05-04 10:00:00' : '2026-05-06 10:00:00',
    ...{ resolved_at: '2026-05-06 12:00:00', sla_response_h: 4, sla_resolve_h: 72, csat: place < good ? 5 : 2 },
  }));

const TABLES: Record<string, TestRow[]> = {
  exposure: [{ facility_id: 'F1', client_id: 'C1', outstanding: 100, manager_id: 'M1' }],
  manager: [
    { manager_id: 'M1', manager_name: '王雨桐' },
    { manager_id: 'M2', manager_name: '黄欣然' },
  ],
  ticket: [...tickets('M1', 5), ...tickets('M2', 3)],
  kpi: [
    award('M1', '2026Q2'),
    award('M2', '2026-05', null),
    // of a period that has not begun
    award('M2', '2026Q3'),
    { scope_type: 'manager', scope_id: 'M1', period: '2026', kpi_code: 'csat', weight: 0.1 },
  ],
};

const drawn = (tables: Record<string, TestRow[]>) =>
  withPortfolioOf(tables, async (portfolio) => {
    const t = createTranslate('en', 'CNY');
    const figure = await makeCard({ card: 'awards' }).figure(portfolio, { asOf: '2026-06-30' }, t);
    if (!figure) throw new Error('no figure');
    const again = await portfolio.ask('csat', { asOf: '2026-06-30', period: 'quarter', by: ['manager'] });
    return { figure, again };
  });

describe('awards', () => {
  it('stand with the figures of their period, each with its place among all', async () => {
    const { figure, again } = await drawn(TABLES);
    expect(figure.finding).toBe('2 awards; the newest, 最佳客户服务奖 (2026Q2): 王雨桐.');
    expect(figure.table?.rows.map((cells) => cells.map(({ text }) => text))).toEqual([
      [
        '最佳客户服务奖',
        '王雨桐',
        '2026Q2',
        '100.00% (1 of 2)',
        '100.00% (1 of 2)',
        '100.00% (1 of 2)',
        'n/a',
        '0.000 (1 of 1)',
      ],
      [
        'award without a name',
        '黄欣然',
        '2026-05',
        '60.00% (2 of 2)',
        '100.00% (1 of 2)',
        '60.00% (2 of 2)',
        'n/a',
        'n/a',
      ],
    ]);
    const own = again.find(({ by }) => by.manager === 'M1');
    expect(figure.table?.rows[0]?.[5]?.ref?.row).toEqual(own);
    expect(figure.table?.rows[0]?.[1]?.thing).toEqual({ kind: 'manager', id: 'M1' });
  });

  it('are said to be none where none is recorded', async () => {
    const { figure } = await drawn({ ...TABLES, kpi: [award('M2', '2026Q3')] });
    expect([figure.finding, figure.table]).toEqual(['No award is recorded by the date.', undefined]);
  });

  it('read periods in every spelling of the score card, and say of which there are no figures', async () => {
    const { figure } = await drawn({
      ...TABLES,
      kpi: [award('M1', '2026年2季度'), award('M2', 'spring'), award('M2', '202607')],
    });
    expect(figure.table?.rows.map((cells) => cells.slice(1, 4).map(({ text }) => text))).toEqual([
      ['黄欣然', 'spring', 'n/a'],
      ['王雨桐', '2026年2季度', '100.00% (1 of 2)'],
    ]);
    expect(figure.foot).toContain('no figures for: spring');
  });
});
