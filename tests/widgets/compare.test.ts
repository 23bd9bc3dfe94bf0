import { beforeAll, describe, expect, it } from 'vitest';
import type { Figure, OtherValue } from '../../src/charts/figure.ts';
import { LIGHT_THEME } from '../../src/charts/theme.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { DIMENSIONS, type Filter, type MetricRow } from '../../src/metrics/metric.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import type { CardEntry, CardRequest } from '../../widgets/card.ts';
import { makeCard } from '../../widgets/make-card.ts';
import { samplePortfolio } from '../support/sample.ts';
import { fakePortfolio, row } from './fake-portfolio.ts';

let portfolio: Portfolio;
const t = createTranslate('en', 'CNY');

beforeAll(async () => {
  portfolio = await samplePortfolio();
});

async function figureOf(card: string | CardEntry, request: CardRequest): Promise<Figure> {
  const entry = typeof card === 'string' ? { card } : card;
  const figure = await makeCard(entry).figure(portfolio, request, t);
  if (!figure) throw new Error('no figure');
  return figure;
}

const pairs = ({ others }: Figure) => [...(others ?? new Map<MetricRow, OtherValue>())];
const texts = ({ table }: Figure, row: number) => table?.rows[row]?.map(({ text }) => text);
const titles = ({ table }: Figure) => table?.columns.map(({ title }) => title);
const series = ({ chart }: Figure) =>
  chart?.option(LIGHT_THEME)['series'] as { type: string; name?: string; data: { value: unknown }[] }[];

describe('a value then', () => {
  it.each([
    ['ranked:npl-ratio:sector', 'year', '2025-06-30'],
    ['ranked:outstanding-balance:team', '2026-03-31', '2026-03-31'],
    ['parts:stage-mix', 'quarter', '2026-03-31'],
    ['table:npl-ratio:branch', 'month', '2026-05-31'],
    ['number:review-on-time', 'year', '2025-06-30'],
    ['funnel:onboarding-funnel', 'year', '2025-06-30'],
    ['matrix:stage-migration', 'year', '2025-06-30'],
    ['workload', 'quarter', '2026-03-31'],
  ])('is what the metric itself says of that date: %s, %s', async (card, compare, asOf) => {
    const branch = (await portfolio.values('branch')).slice(0, 2).map(({ value }) => value);
    const figure = await figureOf(card, { compare, filter: { branch } });
    const held = pairs(figure).filter(([{ period, by }]) => period === '2026-06' && by['branch'] !== 'unknown');
    expect(held.length).toBeGreaterThan(0);
    for (const [now, other] of held) {
      const groups = Object.entries(now.by).filter(([name]) => DIMENSIONS.some((known) => known === name));
      const filter = { branch, ...Object.fromEntries(groups.map(([name, value]) => [name, [value]])) };
      const asked = await portfolio.ask(now.metric, { asOf, filter });
      const parts = Object.entries(now.by).filter(([name]) => !groups.some(([other]) => other === name));
      const then = asked.find(({ by }) => parts.every(([name, value]) => by[name] === value))?.value ?? null;
      expect([now.by, other.value]).toEqual([now.by, then]);
      if (now.value !== null && then !== null) expect(other.change).toBe(now.value - then);
    }
    expect(held.filter(([, { value }]) => value !== null).length).toBeGreaterThan(0);
  });

  it('lies under each month of a course, and leads to its own rows', async () => {
    const figure = await figureOf('trend:npl-ratio', { compare: 'year' });
    const [now, then] = series(figure);
    expect([then?.name, then?.data.slice(12).map(({ value }) => value)]).toEqual([
      'NPL ratio · a year earlier',
      now?.data.slice(0, -12).map(({ value }) => value),
    ]);
    const last = pairs(figure).find(([{ period }]) => period === '2026-06')?.[1];
    expect(last?.cell.ref?.request).toEqual({ asOf: '2025-06-30' });
    expect(figure.headline?.other?.words).toMatch(/^[+−]\d\.\d\d pp [✓✗] (better|worse)$/);
  });

  it('has improved in Chinese, where others are only better', async () => {
    const chinese = createTranslate('zh-CN', 'CNY');
    const wordsOf = async (compare: CardRequest['compare'] & string) => {
      const figure = await makeCard({ card: 'ranked:npl-ratio:team' }).figure(portfolio, { compare }, chinese);
      const words = pairs(figure as Figure).map(([, other]) => other.words.match(/[✓✗] (.+)$/)?.[1]);
      return [...new Set(words)].filter((word) => word !== undefined).toSorted();
    };
    expect(await wordsOf('year')).toEqual(['恶化', '改善'].toSorted());
    expect(await wordsOf('peers')).toEqual(['优于', '劣于'].toSorted());
    expect(await wordsOf('target')).toEqual(['优于', '劣于'].toSorted());
  });

  it('is one level where a date is named', async () => {
    const then = series(await figureOf('trend:npl-ratio', { compare: '2026-03-31' }))[1];
    expect(new Set(then?.data.map(({ value }) => value)).size).toBe(1);
  });

  it('stands behind each column of values, with the change in words', async () => {
    const figure = await figureOf('ranked:npl-ratio:team', { compare: 'year' });
    expect(titles(figure)?.slice(0, 4)).toEqual(['Team', 'NPL ratio', 'a year earlier', 'Against a year earlier']);
    expect(texts(figure, 0)?.[3]).toMatch(/^−\d\.\d\d pp ✓ better$/);
    expect(figure.foot).toContain('compared with: a year earlier (2025-06-30)');
    expect(figure.foot).toContain('stroke across the bar: a year earlier');
  });

  it('is said to be missing where a group was not there, and is no zero', async () => {
    const at = (period: string, value: number, team: string) => row('npl-ratio', period, value, { by: { team } });
    const fake = fakePortfolio({ 'npl-ratio/team': [at('2026-06', 0.03, 'A'), at('2026-06', 0.01, 'B')] });
    const asked: unknown[] = [];
    const hearing: Portfolio = {
      ...fake,
      ask: async (metric, request, options) => {
        asked.push(request?.asOf);
        const rows = await fake.ask(metric, request, options);
        return request?.asOf === '2026-05-31' ? [at('2026-05', 0.03, 'A')] : rows;
      },
    };
    const figure = await makeCard({ card: 'ranked:npl-ratio:team' }).figure(
      hearing,
      { asOf: '2026-06-30', compare: 'month' },
      t,
    );
    expect(asked).toContain('2026-05-31');
    expect(figure?.table?.rows.map((cells) => cells.slice(2, 4).map(({ text }) => text))).toEqual([
      ['3.00%', '= same'],
      ['n/a', ''],
    ]);
    expect(figure?.foot.at(-1)).toBe('1 of 2 values have nothing to be compared with: not in the data then');
  });

  it('is not made up for cards that show rows or days: they say why', async () => {
    for (const [card, why] of [
      ['records:review', 'not compared: a list of rows is what it is at this date'],
      ['tasks', 'not compared: a list of rows is what it is at this date'],
      ['calendar', 'not compared: a calendar of days has no other days to hold them against'],
    ] as const) {
      const figure = await figureOf(card, { compare: 'year' });
      expect([card, figure.others, figure.foot.at(-1)]).toEqual([card, undefined, why]);
    }
  });

  it('of the earliest month has nothing before it', async () => {
    const figure = await figureOf('number:npl-ratio', { asOf: '2023-07-31', compare: 'year' });
    expect(figure.headline?.other).toMatchObject({ value: null, change: null, words: '' });
    expect(figure.headline?.other?.cell.why).toBe('no data');
  });
});

describe('peers', () => {
  const one = (figure: Figure) => pairs(figure).find(([{ period }]) => period === '2026-06');

  it('of a team are the other teams, asked as one, also sector by sector', async () => {
    const all = (await portfolio.values('team')).map(({ value }) => value).filter((value) => value !== 'unknown');
    const [first = '', ...others] = all;
    const figure = await figureOf('number:npl-ratio', { compare: 'peers', filter: { team: [first] } });
    const [asked] = await portfolio.ask('npl-ratio', { filter: { team: others } });
    expect(one(figure)?.[1].value).toBe(asked?.value);
    expect(one(figure)?.[1].cell.ref?.request.filter?.team?.toSorted()).toEqual(others.toSorted());
    expect(figure.foot).toContain(`compared with peers: ${others.length} other teams, together`);
    const split = await figureOf('ranked:npl-ratio:sector', { compare: 'peers', filter: { team: [first] } });
    const sectors = await portfolio.ask('npl-ratio', { by: ['sector'], filter: { team: others } });
    expect(pairs(split).length).toBeGreaterThan(1);
    for (const [{ by }, { value }] of pairs(split))
      expect(value).toBe(sectors.find((row) => row.by['sector'] === by['sector'])?.value ?? null);
  });

  it('of an amount are what one of them has on average', async () => {
    const all = (await portfolio.values('team')).map(({ value }) => value).filter((value) => value !== 'unknown');
    const [first = '', ...others] = all;
    const figure = await figureOf('number:outstanding-balance', { compare: 'peers', filter: { team: [first] } });
    const [asked] = await portfolio.ask('outstanding-balance', { filter: { team: others } });
    expect(one(figure)?.[1].value).toBeCloseTo((asked?.value ?? 0) / others.length, 2);
    expect(figure.foot).toContain('amounts and counts: what one of the peers has on average');
  });

  it('without an event have none of it, and are counted with the others', async () => {
    const filter = { branch: [(await portfolio.values('branch'))[0]?.value ?? ''] };
    const managers = await portfolio.ask('outstanding-balance', { by: ['manager'], filter });
    const { rows } = await portfolio.records('manager', {}, { columns: ['manager_id', 'grade'], limit: 1000 });
    const gradeOf = new Map(rows.map(({ cells }) => [cells[0], cells[1]]));
    const ids = managers.map(({ by }) => by['manager'] ?? '').filter((id) => id !== 'unknown');
    const of = async (metric: string, manager: readonly string[]) =>
      (await portfolio.ask(metric, { filter: { ...filter, manager } })).map((row) => row.value ?? 0);
    const exposed = 'esg-incident-exposure';
    const held: unknown[] = [];
    for (const id of ids) {
      const others = ids.filter((other) => other !== id && gradeOf.get(other) === gradeOf.get(id));
      const alone = (await Promise.all(others.map((other) => of(exposed, [other])))).flat();
      const [sum = 0] = await of(exposed, others);
      if (sum === 0 || !alone.includes(0)) continue;
      const request = { compare: 'peers' as const, filter: { ...filter, manager: [id] } };
      const other = one(await figureOf(`number:${exposed}`, request))?.[1];
      held.push(other?.value);
      expect(other?.value).toBeCloseTo(sum / others.length, 2);
    }
    expect(held.length).toBeGreaterThan(0);
  });

  it('of several chosen are none of their amount, but of their ratio and of the amount of each', async () => {
    const all = (await portfolio.values('team')).map(({ value }) => value).filter((value) => value !== 'unknown');
    const [team, others] = [all.slice(0, 3), all.slice(3)];
    const request = { compare: 'peers' as const, filter: { team } };
    const amount = one(await figureOf('number:outstanding-balance', request))?.[1];
    expect([amount?.value, amount?.means, amount?.cell.why]).toEqual([
      null,
      null,
      'choose one to compare amounts and counts with those of one other',
    ]);
    const ratio = one(await figureOf('number:npl-ratio', request))?.[1];
    expect(ratio?.value).toBe((await portfolio.ask('npl-ratio', { filter: { team: others } }))[0]?.value);
    const each = pairs(await figureOf('ranked:outstanding-balance:team', request));
    const asked = (await portfolio.ask('outstanding-balance', { filter: { team: others } }))[0]?.value ?? 0;
    expect(each.map(([{ by }]) => by['team']).toSorted()).toEqual(team.toSorted());
    for (const [, { value }] of each) expect(value).toBeCloseTo(asked / others.length, 2);
  });

  it('of a manager have the same grade', async () => {
    const { rows } = await portfolio.records('manager', {}, { columns: ['manager_id', 'grade'], limit: 1000 });
    const grade = rows.find(({ cells }) => cells[0] === 'RM26')?.cells[1];
    const others = rows.flatMap(({ cells }) => (cells[1] === grade && cells[0] !== 'RM26' ? [String(cells[0])] : []));
    const figure = await figureOf('number:npl-ratio', { compare: 'peers', filter: { manager: ['RM26'] } });
    const [asked] = await portfolio.ask('npl-ratio', { filter: { manager: others } });
    expect([one(figure)?.[1].value, others.length > 3]).toEqual([asked?.value, true]);
    expect(figure.foot.join()).toContain(`peers: ${others.length} other managers (${String(grade)}), together`);
  });

  it('of a client are of its sector and tier', async () => {
    const columns = ['client_id', 'sector', 'risk_tier'];
    const { rows } = await portfolio.records('client', {}, { columns, limit: 1000 });
    const own = rows.find(({ cells }) => cells[0] === 'C0056')?.cells;
    const same = rows.flatMap(({ cells }) =>
      cells[1] === own?.[1] && cells[2] === own?.[2] && cells[0] !== 'C0056' ? [String(cells[0])] : [],
    );
    const sector = rows.flatMap(({ cells }) =>
      cells[1] === own?.[1] && cells[0] !== 'C0056' ? [String(cells[0])] : [],
    );
    const client = same.length >= 3 ? same : sector;
    const figure = await figureOf('number:provision-coverage', { compare: 'peers', filter: { client: ['C0056'] } });
    const [asked] = await portfolio.ask('provision-coverage', { filter: { client } });
    expect([one(figure)?.[1].value, client.length > 2]).toEqual([asked?.value, true]);
  });

  it('of the groups of a card are the median of the others, never a mean of ratios', async () => {
    const at = (team: string, value: number | null) => row('npl-ratio', '2026-06', value, { by: { team } });
    const groups = [at('A', 0.09), at('B', 0.01), at('C', 0.02), at('D', 0.04), at('unknown', 0.5), at('E', null)];
    const figure = await makeCard({ card: 'ranked:npl-ratio:team' }).figure(
      fakePortfolio({ 'npl-ratio/team': groups }),
      { asOf: '2026-06-30', compare: 'peers' },
      t,
    );
    const held = Object.fromEntries(pairs(figure as Figure).map(([{ by }, { value }]) => [by['team'], value]));
    expect(held).toEqual({ A: 0.02, B: 0.04, C: 0.04, D: 0.02, unknown: 0.03, E: 0.03 });
    expect(figure?.foot).toContain('compared with peers: of each group the median of the others');
  });

  it('are said to be none of the whole, of one loan and of a rank', async () => {
    const whyOf = async (card: string, filter: Filter) =>
      one(await figureOf(card, { compare: 'peers', filter }))?.[1].cell.why;
    expect(await whyOf('number:npl-ratio', {})).toMatch(/^nothing is selected that has peers/);
    expect(await whyOf('number:npl-ratio', { facility: ['JK20240038'] })).toMatch(/^single projects and loans/);
    expect(await whyOf('number:manager-rank', { manager: ['RM26'] })).toBe('it is already a ranking');
  });
});

describe('a target', () => {
  it('of the sample lies under each month it is set for, and of no other', async () => {
    const figure = await figureOf('trend:npl-ratio', { compare: 'target' });
    const planned = series(figure)[1]?.data.map(({ value }) => value) ?? [];
    expect(planned.slice(0, 6)).toEqual([null, null, null, null, null, null]);
    // 2024 and 2025 by the year, 2026 by the month
    expect([planned[6], planned[18], ...planned.slice(-2)]).toEqual([0.02, 0.025, 0.027, 0.026]);
    expect(figure.foot.find((text) => text.startsWith('targets: target.csv:'))).toBeDefined();
  });

  it('of a year is none of the sum of a month, and of a rate it is', async () => {
    const goal = { dimension: null, member: null, first: '2026-01', last: '2026-12', file: 'x.csv', row: 2 };
    const goals = async () => [
      { ...goal, metric: 'watch-list-entries', value: 60 },
      { ...goal, metric: 'watch-list-exits', value: 5, first: '2026-06', last: '2026-06' },
      { ...goal, metric: 'review-on-time', value: 0.9 },
    ];
    const of = async (metric: string, more: CardRequest = {}) => {
      const card = makeCard({ card: `number:${metric}` });
      const figure = await card.figure({ ...portfolio, goals }, { ...more, compare: 'target' }, t);
      return figure?.headline?.other?.value ?? figure?.headline?.other?.cell.why;
    };
    const otherMonths = 'the target covers a different period';
    expect(await of('review-on-time')).toBe(0.9);
    expect(await of('watch-list-entries')).toBe(otherMonths);
    expect(await of('watch-list-exits')).toBe(5);
    expect(await of('watch-list-exits', { period: 'ytd' })).toBe(otherMonths);
    expect(await of('watch-list-entries', { asOf: '2025-12-31' })).toBe('no target is set for this month');
  });

  it('of another unit is turned into that of its metric', async () => {
    const figure = await figureOf('number:outstanding-balance', { compare: 'target' });
    expect(figure.headline?.other?.value).toBe((1_780_000 + 16_500 * 18) * 10_000);
  });
});
