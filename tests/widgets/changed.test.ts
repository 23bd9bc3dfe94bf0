import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import { metricName } from '../../widgets/shared/group-words.ts';
import { movementOf } from '../../widgets/shared/movement.ts';
import { overview } from './boards.ts';
import { fakePortfolio, months, row, type Answers } from './fake-portfolio.ts';

const t = createTranslate('en', 'CNY');

async function changed(answers: Answers, language: 'en' | 'zh-CN' = 'en', asOf = '2026-06-30') {
  const portfolio = fakePortfolio(answers, { from: '2025-01-31' });
  const card = overview.cards(portfolio).find(({ id }) => id === 'overview-changed');
  const figure = await card?.figure(portfolio, { asOf }, createTranslate(language, 'CNY'));
  if (!figure) throw new Error('no figure');
  return figure;
}

/** Values that go up and down by `step` about `base`, the last one `jump` beyond. */
function swinging(base: number, step: number, jump: number): number[] {
  const earlier = Array.from({ length: 13 }, (_, index) => base + (index % 2) * step);
  return [...earlier, base + jump];
}

describe('the movement of a metric', () => {
  it('is held against the median of its twelve changes before', () => {
    // 12 changes of 0.001, then one of 0.004
    const moved = movementOf('npl-ratio', months('npl-ratio', swinging(0.02, 0.001, 0.004)), '2026-06');
    expect(moved?.times).toBeCloseTo(4, 8);
    expect(moved?.crossed).toBeNull();
  });

  it('has no usual size below six known changes, and none that counts where it stands still', () => {
    const short = movementOf(
      'npl-ratio',
      months('npl-ratio', [0.01, 0.011, 0.01, 0.011, 0.01, 0.011, 0.02]),
      '2026-06',
    );
    expect([short?.by.toFixed(3), short?.times]).toEqual(['0.009', null]);
    const enough = [0.01, 0.011, 0.01, 0.011, 0.01, 0.011, 0.01, 0.02];
    expect(movementOf('npl-ratio', months('npl-ratio', enough), '2026-06')?.times).toBeCloseTo(10, 6);
    const still = months('npl-ratio', swinging(0.01, 0, 0.001));
    expect(movementOf('npl-ratio', still, '2026-06')?.times).toBeNull();
    expect(movementOf('npl-ratio', months('npl-ratio', swinging(0.3, 0, 0)), '2026-06')?.times).toBeNull();
  });

  it('is none without both months, and crosses nothing from or to what is not known', () => {
    expect(movementOf('npl-ratio', months('npl-ratio', [0.01, null, 0.2]), '2026-06')).toBeNull();
    const unrated = [row('npl-ratio', '2026-05', 0.01, { status: 'grey' }), row('npl-ratio', '2026-06', 0.2)];
    expect(movementOf('npl-ratio', unrated, '2026-06')?.crossed).toBeNull();
  });
});

describe('what changed', () => {
  const answers = {
    // over the limit of 5 %
    'npl-ratio': months('npl-ratio', [0.049, 0.052]),
    // back within the limit, still on watch
    'special-mention-ratio': months('special-mention-ratio', [0.055, 0.045]),
    // four times its usual change, within its limits
    'provision-coverage': months('provision-coverage', swinging(2, 0.01, 0.05)),
    // moves as ever
    'overdue-90-to-npl': months('overdue-90-to-npl', swinging(0.5, 0.01, 0.02)),
    'outstanding-balance': months('outstanding-balance', swinging(5e8, 1e6, -9e6)),
  };

  it('lists what crossed a limit, the worst first, then what moved out of the ordinary, and says why', async () => {
    const { table, finding, status } = await changed(answers);
    expect(table?.rows.map((cells) => cells.map(({ text }) => text))).toEqual([
      [metricName(t, 'npl-ratio'), '4.90%', '5.20%', '▲ +0.30 pp, worse', 'crossed the limit of 5.00%'],
      [
        metricName(t, 'special-mention-ratio'),
        '5.50%',
        '4.50%',
        '▼ −1.00 pp, better',
        'back within the limit of 5.00%',
      ],
      // more balance is neither better nor worse
      [
        metricName(t, 'outstanding-balance'),
        ...['CNY 500.00 million', 'CNY 491.00 million', '▼ CNY −9.00 million', '9.0× its usual monthly swing'],
      ],
      [metricName(t, 'provision-coverage'), '200.00%', '205.00%', '▲ +5.00 pp, better', '5.0× its usual monthly swing'],
    ]);
    expect(table?.rows.map((cells) => cells[3]?.tone)).toEqual(['worse', 'better', undefined, 'better']);
    expect(table?.rows[0]?.slice(1, 3).map(({ ref, status: state }) => [ref?.request.asOf, state])).toEqual([
      ['2026-05-31', 'amber'],
      ['2026-06-30', 'red'],
    ]);
    expect(finding).toBe(
      'Since last month 2 crossed a limit or watch level, 2 more moved out of the ordinary. First: NPL ratio 4.90% → 5.20%, crossed the limit of 5.00%.',
    );
    expect(status).toBe('red');
  });

  it('says where it was the limit that moved', async () => {
    const limits = (red: number) => ({
      amber: 0.03,
      red,
      worse: '>' as const,
      source: 'OWN',
      scope: 'portfolio',
      effective_from: null,
    });
    const { table } = await changed({
      'npl-ratio': [
        row('npl-ratio', '2026-05', 0.045, { status: 'amber', threshold: limits(0.05) }),
        row('npl-ratio', '2026-06', 0.045, { status: 'red', threshold: limits(0.04) }),
      ],
    });
    expect(table?.rows.map((cells) => cells.slice(3).map(({ text }) => text))).toEqual([
      ['0.00 pp', 'held against another limit, 4.00%'],
    ]);
  });

  it('lets what stands above go first, and asks it nothing twice', async () => {
    const portfolio = fakePortfolio(answers, { from: '2024-01-31' });
    const asked: [string, string | undefined, boolean][] = [];
    const watching: typeof portfolio = {
      ...portfolio,
      ask: (id, request, options) => {
        asked.push([id, request?.from, options?.later === true]);
        return portfolio.ask(id, request, options);
      },
    };
    const card = overview.cards(portfolio).find(({ id }) => id === 'overview-changed');
    await card?.figure(watching, { asOf: '2026-06-30' }, t);
    expect(asked.find(([id]) => id === 'npl-ratio')).toEqual(['npl-ratio', '2024-01-01', false]);
    expect(asked.find(([id]) => id === 'hhi-sector')).toEqual(['hhi-sector', '2025-05-01', true]);
    expect(new Set(asked.map(([id]) => id)).size).toBe(asked.length);
  });

  it('is told in Chinese', async () => {
    const { finding, table } = await changed(answers, 'zh-CN');
    expect(finding).toBe(
      '较上月，2 项指标越过阈值或关注线，另有 2 项变动异常。首要：不良贷款率由 4.90% 变为 5.20%，突破阈值 5.00%。',
    );
    expect(table?.rows[0]?.[3]?.text).toMatch(/^▲ .*，变差$/);
  });

  it('is eight at most, and says of how many', async () => {
    const ids = [
      ...['npl-ratio', 'special-mention-ratio', 'overdue-90-to-npl', 'single-name-concentration', 'hhi-sector'],
      ...['limit-utilisation', 'review-on-time', 'top-name-share', 'esg-coverage', 'watch-list-share'],
    ];
    const all = Object.fromEntries(ids.map((id) => [id, months(id, swinging(0.01, 0.0001, 0.0009))]));
    const { table, foot } = await changed(all);
    expect(table?.rows).toHaveLength(8);
    expect(foot.join()).toContain(`the first 8 of ${ids.length}`);
  });

  it('says that nothing did, and is grey where nothing can be compared', async () => {
    const calm = await changed({ 'npl-ratio': months('npl-ratio', swinging(0.01, 0.001, 0.001)) });
    expect(calm.finding).toMatch(/^Of 1 indicators none crossed a limit/);
    expect([calm.table, calm.status]).toEqual([undefined, 'grey']);
    const nothing = await changed({ 'npl-ratio': months('npl-ratio', [0.01]) });
    expect(nothing.finding).toBe('No indicator can be compared with last month: no data.');
    expect(nothing.status).toBe('grey');
  });

  it('leaves out what begins anew each January', async () => {
    const { table } = await changed({
      'normal-loan-migration': months('normal-loan-migration', [...swinging(0.01, 0.001, 0.9)]),
    });
    expect(table).toBeUndefined();
  });
});
