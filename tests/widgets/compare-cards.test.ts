import { beforeAll, describe, expect, it } from 'vitest';
import type { Figure } from '../../src/charts/figure.ts';
import { LIGHT_THEME } from '../../src/charts/theme.ts';
import { figureTable } from '../../src/export/figure-table.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import type { Breach } from '../../src/session/breaches/breach.ts';
import { findBreaches } from '../../src/session/breaches/find-breaches.ts';
import { keyOf } from '../../src/session/breaches/row-state.ts';
import type { CardRequest } from '../../widgets/card.ts';
import { makeCard } from '../../widgets/make-card.ts';
import { samplePortfolio } from '../support/sample.ts';

let portfolio: Portfolio;
const t = createTranslate('en', 'CNY');

beforeAll(async () => {
  portfolio = await samplePortfolio();
});

async function figureOf(card: string, request: CardRequest): Promise<Figure> {
  const figure = await makeCard({ card }).figure(portfolio, request, t);
  if (!figure) throw new Error('no figure');
  return figure;
}

const optionOf = ({ chart }: Figure) => chart?.option(LIGHT_THEME) as Record<string, unknown>;
const texts = ({ table }: Figure) => [...(table?.columns ?? []).map(({ title }) => title), ...cellsOf(table)];
const cellsOf = (table: Figure['table']) => (table?.rows ?? []).flat().map(({ text }) => text);

describe('a picture', () => {
  type Drawn = { value: number | null; note?: string; ref?: { row: { by: Record<string, string> } } };
  const seriesOf = (figure: Figure) => optionOf(figure)['series'] as { type: string; data: Drawn[] }[];

  it('of shares has its strokes where the balance was, on an axis on which its bars are seen', async () => {
    const card = makeCard({ card: 'shares', metrics: ['hhi-sector'], by: 'sector' });
    const figure = (await card.figure(portfolio, { compare: 'year' }, t)) as Figure;
    const [bars, ticks] = seriesOf(figure);
    const { max } = optionOf(figure)['xAxis'] as { max: number };
    const longest = Math.max(...(bars?.data ?? []).map(({ value }) => value ?? 0));
    expect(longest / max).toBeGreaterThan(0.3);
    const first = bars?.data[0]?.ref?.row.by['sector'] ?? '';
    const [then] = await portfolio.ask('outstanding-balance', { asOf: '2025-06-30', filter: { sector: [first] } });
    expect((ticks?.data[0] as unknown as { value: number[] }).value).toEqual([then?.value, 0]);
  });

  it('of bars that stand has strokes across them', async () => {
    const figure = await figureOf('review-coverage', { compare: 'year' });
    const [bars, ticks] = seriesOf(figure);
    const tier = bars?.data[0]?.ref?.row.by['tier'];
    const then = await portfolio.ask('review-coverage', { asOf: '2025-06-30' });
    const value = then.find(({ by }) => by['tier'] === tier)?.value;
    expect((ticks?.data[0] as unknown as { value: number[] }).value).toEqual([0, value]);
    expect(figure.foot).toContain('stroke across the bar: a year earlier');
  });

  it('that has no room for them says them of what is pointed at', async () => {
    const cells = await figureOf('matrix:stage-migration', { compare: 'year' });
    const [first] = seriesOf(cells);
    const { formatter } = optionOf(cells)['tooltip'] as { formatter: (of: unknown) => string };
    expect(formatter({ seriesIndex: 0, dataIndex: 0, data: structuredClone(first?.data[0]) })).toMatch(
      /^stage 1 → stage 1\n\d+\.\d\d%\nunchanged\na year earlier \d+\.\d\d% [+−]\d+\.\d\d pp$/,
    );
    expect(first?.data[0]?.note).toMatch(/a year earlier \d+\.\d\d%/);
    const stacked = await figureOf('overdue', { compare: 'year' });
    const last = seriesOf(stacked).map(({ data }, seriesIndex) => ({
      seriesName: 'x',
      axisValueLabel: '2026-06',
      seriesIndex,
      dataIndex: data.length - 1,
      data: structuredClone(data.at(-1)),
    }));
    const { formatter: along } = optionOf(stacked)['tooltip'] as { formatter: (of: unknown) => string };
    const [head, ...lines] = along(last).split('\n');
    expect([head, lines.length, lines.at(-1)]).toEqual(['2026-06', last.length + 1, '(Against a year earlier)']);
    expect(lines[0]).toMatch(/^x {2}\d+\.\d\d% {2}\([+−]\d\.\d\d pp\)$|^x {2}\d+\.\d\d% {2}\(=\)$/);
  });

  it('of what has no other value shows none, where only its table has some', async () => {
    const figure = await figureOf('workload', { compare: 'peers' });
    expect(seriesOf(figure).length).toBe(1);
    expect(figure.table?.columns.map(({ title }) => title)).toEqual([
      'Client manager',
      'Workload index',
      'Clients',
      'peers',
      'Against peers',
    ]);
    expect(figure.foot).toContain('the picture shows no comparison, the table does');
  });

  it('drawn from parts of a sum is not held against the values behind them', async () => {
    const figure = await figureOf('ends', { compare: 'year' });
    expect(seriesOf(figure).flatMap(({ data }) => data.filter(({ note }) => note))).toEqual([]);
    expect(figure.foot).toContain('the picture shows no comparison, the table does');
  });
});

it('a table of many columns says the change within its cells', async () => {
  const figure = await figureOf('scorecard', { compare: 'year' });
  const plain = await figureOf('scorecard', {});
  expect(figure.table?.columns).toEqual(plain.table?.columns);
  const cell = figure.table?.rows[0]?.find(({ ref }) => ref?.row.metric === 'manager-total-score');
  const { manager = '' } = cell?.ref?.row.by ?? {};
  const [then] = await portfolio.ask('manager-total-score', {
    asOf: '2025-06-30',
    by: ['manager'],
    filter: { manager: [manager] },
  });
  const change = (cell?.ref?.row.value ?? 0) - (then?.value ?? NaN);
  expect(cell?.text).toContain(`(${t.format.change(change, 'score')} `);
  expect(figure.foot).toContain('in brackets in the table: the change against a year earlier');
  const file = figureTable(figure, t);
  const at = file.columns.findIndex(({ title }) => title.startsWith('Total score · a year earlier'));
  expect([file.rows[0]?.[at], file.columns[at + 1]?.title]).toEqual([
    then?.value,
    expect.stringMatching(/^Total score · Against a year earlier/),
  ]);
  expect(file.rows[0]?.[at + 1]).toBe(change);
});

it('a cohort is not compared with itself', async () => {
  const figure = await figureOf('curve:vintage', { compare: 'year' });
  expect(figure.foot.at(-1)).toMatch(/^not compared \(a year earlier\): what a cohort came to/);
  expect(texts(figure)).toEqual(texts(await figureOf('curve:vintage', {})));
});

describe('the list of breaches', () => {
  const key = ({ row }: Pick<Breach, 'row'>) => `${row.metric} ${keyOf(row)}`;

  it('says which are new, worse, better, and which of then are no longer', async () => {
    const branch = [(await portfolio.values('branch'))[0]?.value ?? ''];
    const figure = await figureOf('breaches', { filter: { branch }, compare: 'year' });
    const now = await findBreaches(portfolio, { filter: { branch } });
    const then = await findBreaches(portfolio, { asOf: '2025-06-30', filter: { branch } });
    const was = new Map(then.list.map((breach) => [key(breach), breach]));
    const rows = (figure.table?.rows ?? []).map((cells) => ({
      row: cells.find(({ ref }) => ref)?.ref?.row,
      since: /^(new|no longer|not known then|worse|better)|(worse|better)$/.exec(cells[4]?.text ?? '')?.[0] ?? '',
    }));
    const sinceOf = (breach: Breach) => rows.find(({ row }) => row && key({ row }) === key(breach))?.since;
    const counts = new Map<string, number>();
    for (const breach of now.list) {
      const since = sinceOf(breach) ?? '';
      counts.set(since, (counts.get(since) ?? 0) + 1);
      const before = was.get(key(breach));
      if (since === 'new' || since === 'not known then') expect(before).toBeUndefined();
      else expect([key(breach), before?.level]).toEqual([key(breach), expect.stringMatching(/red|amber/)]);
      if (before?.level === 'amber' && breach.level === 'red') expect(since).toBe('worse');
      if (before?.level === 'red' && breach.level === 'amber') expect(since).toBe('better');
    }
    const is = new Set(now.list.map(key));
    const gone = rows.filter(({ since }) => since === 'no longer');
    expect(gone.length).toBeGreaterThan(0);
    for (const { row } of gone)
      expect(row && [was.has(key({ row })), is.has(key({ row })), row.period, row.status]).toEqual([
        true,
        false,
        '2026-06',
        'green',
      ]);
    expect(counts.get('new') ?? 0).toBeGreaterThan(0);
    expect(figure.foot).toContain(
      `since then: ${counts.get('new')} new, ${gone.length} no longer, ${counts.get('worse') ?? 0} worse, ${counts.get('better') ?? 0} better`,
    );
  });

  it('counts what ended within the last month among what is no longer, and lists it once, as nothing new', async () => {
    const [now, then] = await Promise.all([findBreaches(portfolio), findBreaches(portfolio, { asOf: '2026-05-31' })]);
    const figure = await figureOf('breaches', { compare: 'month' });
    const ended = now.gone.filter((breach) => then.list.some((other) => key(other) === key(breach)));
    expect(ended.length).toBeGreaterThan(30);
    const rows = figure.table?.rows ?? [];
    const keys = rows.map((cells) => key({ row: cells.find(({ ref }) => ref)?.ref?.row as Breach['row'] }));
    expect(new Set(keys).size).toBe(keys.length);
    const gone = rows.filter((cells) => cells.some(({ text }) => text.startsWith('no longer')));
    for (const breach of ended) expect(keys).toContain(key(breach));
    const still = new Set(now.list.map(key));
    expect(gone.length).toBeGreaterThanOrEqual(ended.filter((breach) => !still.has(key(breach))).length);
    expect(gone.map((cells) => cells.at(-1)?.text)).not.toContain('new');
    expect(figure.foot.at(-1)).toContain(`, ${gone.length} no longer, `);
  });

  it('says that targets and peers are not what they are held against', async () => {
    for (const compare of ['peers', 'target'] as const)
      expect((await figureOf('breaches', { compare })).foot.at(-1)).toMatch(
        /^not compared: breaches are held against limits/,
      );
  });
});
