import { describe, expect, it } from 'vitest';
import { renderSvg } from '../../src/charts/render-svg.ts';
import { LIGHT_THEME } from '../../src/charts/theme.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import type { Status } from '../../src/metrics/metric.ts';
import { fakePortfolio, months, row, type Answers } from './fake-portfolio.ts';
import { figuresOf, reviewCompliance } from './boards.ts';

const t = createTranslate('en', 'CNY');
const ASKED = { asOf: '2026-06-30' };

async function figure(id: string, answers: Answers) {
  const figures = await figuresOf(reviewCompliance, fakePortfolio(answers), ASKED, t);
  const found = figures.find((each) => each.id === id);
  if (!found) throw new Error(`no figure ${id}`);
  return found;
}

const overdue = (days: string, value: number, status: 'green' | 'amber' | 'red' = 'green') =>
  row('review-overdue', '2026-06', value, { by: { days }, status });

describe('overdue reviews', () => {
  it('are counted over all ages, and those over 30 days apart', async () => {
    // 12 + 5 + 2 + 1 = 20, of them 8 over 30 days
    const rows = [overdue('1-30', 12), overdue('31-60', 5, 'amber'), overdue('61-90', 2), overdue('>90', 1, 'red')];
    const { finding, headline, status } = await figure('compliance-ageing', { 'review-overdue': rows });
    expect(finding).toBe('20 overdue reviews, 8 of them for more than 30 days.');
    expect(headline?.ref?.row).toMatchObject({ metric: 'review-overdue', value: 20, by: {} });
    expect(status).toBe('red');
  });

  it('are none, and that is said', async () => {
    const { finding } = await figure('compliance-ageing', { 'review-overdue': [overdue('1-30', 0)] });
    expect(finding).toBe('No review is overdue.');
  });

  it('are not called none where nothing is known', async () => {
    const { finding } = await figure('compliance-ageing', {});
    expect(finding).toMatch(/^No indicator has a value/);
  });
});

describe('teams', () => {
  it('are judged over twelve months, the latest first, and say so', async () => {
    const team = (name: string, value: number) => row('review-on-time', '2026-06', value, { by: { team: name } });
    const { table, finding, foot } = await figure('compliance-teams', {
      'review-on-time/team': [team('A', 0.97), team('B', 0.7), team('C', 0.9)],
    });
    expect(table?.rows.map(([cell]) => cell?.text)).toEqual(['B', 'C', 'A']);
    expect(table?.rows[0]?.[1]?.ref?.request).toEqual({
      asOf: '2026-06-30',
      filter: { team: ['B'] },
      period: 'ttm',
    });
    expect(finding).toContain('is worst for B (70.00%); 1 of 3 past the limit, 1 on watch.');
    expect(foot).toContain('last 12 months');
  });
});

describe('coverage', () => {
  it('shows the state of each tier by colour, shape and word, and none where there is none', async () => {
    const tier = (name: string, value: number | null, status: Status) =>
      row('review-coverage', '2026-06', value, { by: { tier: name }, status });
    const rows = [tier('1', 0.99, 'green'), tier('2', 0.9, 'amber'), tier('4', 0.5, 'red'), tier('5', null, 'grey')];
    const { chart, table } = await figure('compliance-coverage', { 'review-coverage': rows });
    const svg = renderSvg(chart?.option(LIGHT_THEME, 460) ?? {}, 460, 240);
    for (const label of ['99.00%', '▲ 90.00%', '■ 50.00%']) expect(svg).toContain(`>${label}<`);
    const { amber, red } = LIGHT_THEME.status;
    for (const colour of [amber, red]) expect(svg).toContain(`fill="${colour}"`);
    expect(table?.columns.map(({ title }) => title)).toEqual(['Risk tier', 'Value', 'State']);
    expect(table?.rows.map((cells) => cells[2]?.text)).toEqual(['● on track', '▲ watch', '■ breach', '○ no data']);

    const open = await figure('compliance-coverage', { 'review-coverage': [tier('1', 0.9, 'grey')] });
    expect(open.table?.columns.map(({ title }) => title)).toEqual(['Risk tier', 'Value']);
  });

  it('names the tier that is covered least', async () => {
    const tier = (name: string, value: number | null) =>
      row('review-coverage', '2026-06', value, { by: { tier: name }, status: value === null ? 'grey' : 'green' });
    const { finding } = await figure('compliance-coverage', {
      'review-coverage': [tier('1', 0.99), tier('4', 0.96), tier('unknown', null)],
    });
    expect(finding).toContain('(96.00%); 0 of 2 past the limit, 0 on watch.');
  });
});

describe('alerts', () => {
  it('are added up over age and severity', async () => {
    const open = (severity: string, days: string, value: number) =>
      row('open-alerts', '2026-06', value, { by: { severity, days } });
    // 4 + 1 + 2 = 7, in the oldest class 1 + 2
    const { finding, table } = await figure('compliance-open-alerts', {
      'open-alerts': [open('3', '0-30', 4), open('3', '>90', 1), open('1', '0-30', 0), open('1', '>90', 2)],
    });
    expect(finding).toContain('7 open alerts, 3 of them in the oldest class');
    expect(table?.columns).toHaveLength(3);
    // from light to grave: two of severity 1, one of severity 3
    expect(table?.rows[1]?.map(({ text }) => text).slice(1)).toEqual(['2', '1']);
  });

  it('show timeliness by month and durations in the table', async () => {
    const { table } = await figure('compliance-alerts', {
      'alert-timely-share': months('alert-timely-share', [0.9]),
      'alert-ack-days': months('alert-ack-days', [1.5]),
    });
    expect(table?.rows[0]?.slice(1, 3).map(({ text }) => text)).toEqual(['90.00%', '1.5 days']);
  });
});
