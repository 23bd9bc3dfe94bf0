import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import { widgets } from '../../widgets/index.ts';
import { metric } from '../../widgets/metric/metric.widget.ts';
import { overview } from '../../widgets/overview/overview.widget.ts';
import { metricName } from '../../widgets/shared/group-words.ts';
import { fakePortfolio, months, row, type Answers } from './fake-portfolio.ts';

const t = createTranslate('en', 'CNY');
const ASKED = { asOf: '2026-06-30' };

async function figure(id: string, answers: Answers, tables?: Record<string, number>) {
  const figures = await overview.figures(fakePortfolio(answers, tables ? { tables } : {}), ASKED, t);
  const found = figures.find((each) => each.id === id);
  if (!found) throw new Error(`no figure ${id}`);
  return found;
}

describe('headlines', () => {
  const answers = {
    'npl-ratio': months('npl-ratio', [0.01, 0.012]),
    'special-mention-ratio': months('special-mention-ratio', [0.055, 0.051]),
    'review-on-time': months('review-on-time', [0.9, 0.8]),
    'portfolio-esg-score': months('portfolio-esg-score', [70, 70]),
  };

  it('put what is past its limit first and count better and worse', async () => {
    const { table, finding } = await figure('overview-headlines', answers);
    // on time fell to 80 % (red), special mention fell to 5.1 % (red but better), npl rose within its limit, esg stayed
    expect(table?.rows.map(([cell]) => cell?.text)).toEqual(
      ['special-mention-ratio', 'review-on-time', 'npl-ratio', 'portfolio-esg-score'].map((id) => metricName(t, id)),
    );
    expect(finding).toBe('Past their limit: 2, on watch: 0; since last month 2 got worse, 1 better.');
    expect(table?.rows[1]?.slice(1, 4).map(({ text }) => text)).toEqual(['80.00%', '−10.00 pp', '■ breach']);
  });

  it('are eight at most', async () => {
    const all = [
      'npl-ratio',
      'overdue-ratio',
      'special-mention-ratio',
      'normal-loan-migration',
      'single-name-concentration',
      'hhi-sector',
      'limit-utilisation',
      'review-on-time',
      'finding-closure',
      'alert-timely-share',
    ];
    const { tiles } = await figure(
      'overview-headlines',
      Object.fromEntries(all.map((id) => [id, months(id, [0.02, 0.03])])),
    );
    expect(tiles).toHaveLength(8);
  });

  it('ask nothing of tables that are not there', async () => {
    const portfolio = fakePortfolio({}, { tables: { exposure: 5 } });
    await overview.figures(portfolio, ASKED, t);
    expect(portfolio.asked.map(({ metric: id }) => id).filter((id) => /review|alert|esg/.test(id))).toEqual([]);
  });
});

describe('exceptions', () => {
  it('list what is past its limit, with the place', async () => {
    const { table, finding } = await figure('overview-exceptions', {
      'npl-ratio': months('npl-ratio', [0.06]),
      'npl-ratio/sector': [
        row('npl-ratio', '2026-06', 0.2, { by: { sector: 'steel' } }),
        row('npl-ratio', '2026-06', 0.01, { by: { sector: 'wind' } }),
      ],
    });
    expect(table?.rows.map((cells) => cells.slice(1, 3).map(({ text }) => text))).toEqual([
      ['whole book', '6.00%'],
      ['steel', '20.00%'],
    ]);
    expect(finding).toContain('Limits broken: 2; first:');
  });

  it('are none', async () => {
    const { finding, status } = await figure('overview-exceptions', {});
    expect([finding, status]).toEqual(['No limit is broken.', 'green']);
  });
});

describe('who has to act', () => {
  it('is who has most open, over all ages', async () => {
    const open = (metricId: string, manager: string, days: string, value: number) =>
      row(metricId, '2026-06', value, { by: { manager, days } });
    const { table, finding } = await figure('overview-act', {
      'review-overdue/manager': [open('review-overdue', 'M1', '1-30', 1), open('review-overdue', 'M2', '1-30', 2)],
      'open-alerts/manager': [open('open-alerts', 'M2', '0-30', 1), open('open-alerts', 'M2', '>90', 4)],
    });
    // M2: 2 reviews, 1 + 4 alerts; M1: 1 review and no alert at all
    expect(finding).toBe('周二 has the most to do: overdue reviews 2, open alerts 5.');
    expect(table?.rows.map((cells) => cells.map(({ text }) => text))).toEqual([
      ['周二', '2', '5', ''],
      ['林一', '1', '', ''],
    ]);
  });
});

describe('nobody to act', () => {
  it('is told only where reviews and alerts are loaded', async () => {
    const nothing = fakePortfolio({});
    const act = async (tables: Record<string, number>) => {
      const figures = await overview.figures({ ...nothing, tables }, ASKED, t);
      const figure = figures.find(({ id }) => id === 'overview-act');
      return [figure?.finding, figure?.status];
    };
    expect(await act({ exposure: 1, review: 1, alert: 1 })).toEqual(['No overdue review, no open alert.', 'green']);
    expect(await act({ exposure: 1 })).toEqual([t('overview.act.unknown'), 'grey']);
  });
});

describe('one number', () => {
  it('has name, value, state, change and course', async () => {
    const [only] = await metric.figures(
      fakePortfolio({ 'npl-ratio': months('npl-ratio', [0.01, null, 0.02, 0.031]) }),
      ASKED,
      t,
      { metric: 'R12' },
    );
    expect(only?.headline).toMatchObject({ text: '3.10%', status: 'amber' });
    expect(only?.tiles?.[0]?.spark.slice(-4)).toEqual([0.01, null, 0.02, 0.031]);
    expect(only?.tiles?.[0]?.change).toBe('+2.10 pp in 3 months');
  });
});

describe('the list of widgets', () => {
  it('has each once, and nothing to draw without a date', async () => {
    expect(new Set(widgets.map(({ id }) => id)).size).toBe(widgets.length);
    for (const widget of widgets) {
      const empty = { ...fakePortfolio({}), snapshots: [] };
      expect(await widget.figures(empty, {}, t)).toEqual([]);
    }
  });

  it('has figures with names of their own, in both languages', async () => {
    for (const language of ['en', 'zh-CN'] as const) {
      for (const widget of widgets) {
        const figures = await widget.figures(fakePortfolio({}), ASKED, createTranslate(language, 'CNY'));
        expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
        for (const { finding, title, foot } of figures)
          expect([finding, title, ...foot].join(' ')).not.toMatch(/[{}]|undefined|null|NaN/);
      }
    }
  });
});
