import { describe, expect, it } from 'vitest';
import { renderSvg } from '../../src/charts/render-svg.ts';
import type { Figure } from '../../src/charts/figure.ts';
import { LIGHT_THEME } from '../../src/charts/theme.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { makeCard } from '../../widgets/make-card.ts';
import { withPortfolioOf } from '../support/value-of.ts';
import type { TestRow } from '../support/with-tables.ts';

const incident = (alert_id: string, raised_date: string, more: TestRow = {}): TestRow => ({
  ...{ alert_id, action_seq: 0, client_id: 'C1', raised_date, category: 'esg', indicator_code: 'E01', severity: 2 },
  ...{ status: 'open', ...more },
});

const TABLES: Record<string, TestRow[]> = {
  exposure: [
    { facility_id: 'F1', client_id: 'C1', outstanding: 100 },
    { facility_id: 'F2', client_id: 'C2', outstanding: 50 },
  ],
  client: [
    { client_id: 'C1', client_name: '青禾光伏' },
    { client_id: 'C2', client_name: '<img onerror=alert(1)>' },
  ],
  alert: [
    incident('A1', '2026-03-01', { status: 'closed', closed_date: '2026-04-01' }),
    incident('A2', '2026-03-11', { client_id: 'C2', severity: 3 }),
    incident('A3', '2026-06-20', { status: 'closed' }),
    // before the twelve months, a false alarm, and no matter of ESG
    incident('A4', '2025-06-30'),
    incident('A5', '2026-05-01', { status: 'false_positive', closed_date: '2026-05-02' }),
    incident('A6', '2026-05-01', { category: 'financial', indicator_code: 'F01' }),
    // closed after the date: open at it
    incident('A7', '2026-06-01', { severity: null, status: 'closed', closed_date: '2026-07-05' }),
  ],
};

const drawn = (tables: Record<string, TestRow[]>, language: 'en' | 'zh-CN' = 'en') =>
  withPortfolioOf(tables, async (portfolio) => {
    const t = createTranslate(language, 'CNY');
    const figure = await makeCard({ card: 'incident-line' }).figure(portfolio, { asOf: '2026-06-30' }, t);
    if (!figure) throw new Error('no figure');
    return figure;
  });

interface Drawn {
  series: { name: string; data: { value: [number, number]; ref?: { row: { by: unknown } }; note: string }[] }[];
}
const optionOf = ({ chart }: Figure) => chart?.option(LIGHT_THEME, 900) as unknown as Drawn;
const texts = ({ table }: Figure) => table?.rows.map((cells) => cells.map(({ text }) => text));

describe('ESG incidents along the months', () => {
  it('stand each in the lane of its severity, on its day, with those of its client behind it', async () => {
    const figure = await drawn(TABLES);
    const lanes = optionOf(figure).series.map(({ name, data }) => [
      name,
      data.map(({ value, note }) => [...value, note]),
    ]);
    expect(lanes).toEqual([
      ['Red', [[253, 0, '<img onerror=alert(1)>, open since 2026-03-11']]],
      [
        'Orange',
        [
          [243, 1, '青禾光伏, 2026-03-01 to 2026-04-01'],
          [354, 1, '青禾光伏, 2026-06-20, closed, day not known'],
        ],
      ],
      ['Unknown', [[335, 2, '青禾光伏, open since 2026-06-01']]],
    ]);
    expect(optionOf(figure).series[0]?.data[0]?.ref?.row.by).toEqual({ client: 'C2', severity: '3' });
    const svg = renderSvg(figure.chart?.option(LIGHT_THEME, 600) ?? {}, 600, figure.chart?.height ?? 0);
    expect(svg).not.toMatch(/NaN|undefined|<img/);
  });

  it('are counted and told with the one that is open for longest, each in the table, the newest first', async () => {
    const figure = await drawn(TABLES);
    expect(figure.finding).toBe(
      '4 ESG incidents raised in twelve months, 2 of them open. Open for longest: <img onerror=alert(1)>, red, since 2026-03-11 (111 days).',
    );
    expect([figure.status, figure.headline?.text, figure.foot]).toEqual([
      'amber',
      '4',
      [
        ...['as of 2026-06-30', 'last 12 months', '■ red, ▲ orange, ● yellow'],
        'incidents raised before these twelve months are not shown, open or not',
      ],
    ]);
    expect(texts(figure)).toEqual([
      ['2026-06-20', '青禾光伏', 'orange', 'E01 ESG incident', 'closed, day not known'],
      ['2026-06-01', '青禾光伏', 'unknown', 'E01 ESG incident', 'open (29 days)'],
      ['2026-03-11', '<img onerror=alert(1)>', 'red', 'E01 ESG incident', 'open (111 days)'],
      ['2026-03-01', '青禾光伏', 'orange', 'E01 ESG incident', '2026-04-01'],
    ]);
    expect((await drawn(TABLES, 'zh-CN')).finding).toContain('近十二个月新发 ESG 事件 4 起，其中 2 起未关闭。');
  });

  it('are never called in order: older ones may be open', async () => {
    const closed = incident('A1', '2026-03-01', { status: 'closed', closed_date: '2026-04-01' });
    expect((await drawn({ ...TABLES, alert: [closed, incident('A4', '2025-06-30')] })).status).toBe('grey');
  });

  it('have no picture where there are none', async () => {
    const { finding, status, chart, table } = await drawn({ ...TABLES, alert: [incident('A4', '2025-06-30')] });
    expect([finding, status, chart, table]).toEqual([
      'No ESG incident was raised in the twelve months to the date.',
      'grey',
      undefined,
      undefined,
    ]);
  });
});
