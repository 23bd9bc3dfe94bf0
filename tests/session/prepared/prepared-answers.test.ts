import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { LANGUAGES } from '../../../src/i18n/language.ts';
import { createTranslate } from '../../../src/i18n/translate.ts';
import type { MetricRow } from '../../../src/metrics/metric.ts';
import type { Portfolio } from '../../../src/session/portfolio.ts';
import { openPortfolio } from '../../../src/session/portfolio/open-portfolio.ts';
import { AnswerRecord } from '../../../src/session/prepared/answer-record.ts';
import { checkedPortfolio, isSameAnswer } from '../../../src/session/prepared/checked-portfolio.ts';
import type { PreparedBook } from '../../../src/session/prepared/prepared-book.ts';
import { preparedPortfolio } from '../../../src/session/prepared/prepared-portfolio.ts';
import type { ParameterRow } from '../../../src/session/settings/parameter-rows.ts';
import { sections } from '../../../widgets/index.ts';
import { TODAY, wholeBook } from '../../properties/books.ts';
import { withTables } from '../../support/with-tables.ts';

const NEVER = new Promise<Portfolio>(() => undefined);
const FROM = { build: 'b', data: 'd' };

const LIMIT: ParameterRow = {
  ...{ key: 'threshold:npl-ratio:red', scope: 'portfolio', value: '0.05', unit: null, from: null },
  ...{ origin: 'edit', file: null, row: null },
};

/** What every board says in a language; pictures are functions, so their words stand for them. */
async function drawn(given: Portfolio, language: (typeof LANGUAGES)[number]): Promise<unknown[]> {
  // rows of the files are not prepared: they wait for the engine, in every portfolio here
  const records: Portfolio['records'] = (table) =>
    Promise.resolve({ table, columns: [], rows: [], dated: true, total: 0, states: [] });
  const portfolio = { ...given, records };
  const t = createTranslate(language, portfolio.currency, portfolio.words);
  const cards = sections.flatMap((board) => board.cards(portfolio));
  const figures = await Promise.all(
    cards.map((card) => (card.missing(portfolio).length > 0 ? null : card.figure(portfolio, {}, t))),
  );
  return JSON.parse(JSON.stringify(figures)) as unknown[];
}

describe('prepared answers', () => {
  let engine: Engine;
  let real: Portfolio;
  let book: PreparedBook;
  let shown: unknown[];

  beforeAll(async () => {
    engine = await withTables(wholeBook(7));
    real = await openPortfolio(engine, []);
    const record = new AnswerRecord(real, Infinity);
    shown = await drawn(record.portfolio, 'zh-CN');
    await drawn(record.portfolio, 'en');
    book = JSON.parse(JSON.stringify(record.book(FROM))) as PreparedBook;
  });
  afterAll(() => engine.close());

  it.each(LANGUAGES)('draw every board as the engine does, without an engine, in %s', async (language) => {
    const prepared = preparedPortfolio(book, () => NEVER);
    const figures = await drawn(prepared, language);
    expect(figures).toEqual(language === 'zh-CN' ? shown : await drawn(real, language));
    expect(figures.filter((figure) => figure !== null).length).toBeGreaterThan(60);
  });

  it('say that they were made before, and lack what the real one lacks', () => {
    const prepared = preparedPortfolio(book, () => NEVER);
    expect([prepared.prepared, real.prepared]).toEqual([true, undefined]);
    for (const { id } of real.catalogue.metrics) expect(prepared.missing(id)).toEqual(real.missing(id));
    expect(prepared.snapshots).toEqual(real.snapshots);
    expect(prepared.settings.rows).toEqual(real.settings.rows);
  });

  it('leave every other question to the real one: another date, filter, setting, rows behind a number', async () => {
    const asked: unknown[] = [];
    const heard: Portfolio = {
      ...real,
      ask: (...question) => (asked.push(question.slice(0, 2)), real.ask(...question)),
      evidence: (...question) => (asked.push(['evidence', question[0]]), real.evidence(...question)),
    };
    const prepared = preparedPortfolio(book, () => Promise.resolve(heard));
    expect(await prepared.ask('npl-ratio')).toEqual(await real.ask('npl-ratio'));
    expect(asked).toEqual([]);
    const other = { asOf: '2026-05-20', by: ['sector'] } as const;
    expect(await prepared.ask('R12', other)).toEqual(await real.ask('npl-ratio', other));
    expect((await prepared.evidence('npl-ratio', { asOf: TODAY })).total).toBe(
      (await real.evidence('npl-ratio', { asOf: TODAY })).total,
    );
    expect(asked).toEqual([
      ['R12', other],
      ['evidence', 'npl-ratio'],
    ]);
    const limits = [{ ...LIMIT, value: '0.0001' }];
    const [row] = await prepared.withParameters(limits).ask('npl-ratio');
    expect(row).toEqual((await real.withParameters(limits).ask('npl-ratio'))[0]);
    expect(row?.threshold?.red).toBe(0.0001);
  });

  it('refuse what the real one refuses', async () => {
    const prepared = preparedPortfolio(book, () => Promise.resolve(real));
    await expect(prepared.ask('no-such-metric')).rejects.toMatchObject({ code: 'unknown-metric' });
    await expect(prepared.ask('npl-ratio', { asOf: '2026-13' })).rejects.toMatchObject({ code: 'bad-value' });
    const lost = Promise.reject<Portfolio>(new Error('no engine'));
    await expect(preparedPortfolio(book, () => lost).ask('npl-ratio', { asOf: '2026-01-31' })).rejects.toThrow(
      'no engine',
    );
  });

  it('are held against the engine’s: what differs is told once, by its metric', async () => {
    const told: string[] = [];
    const [key = '', rows = []] = Object.entries(book.answers).find(([, [row]]) => row?.metric === 'npl-ratio') ?? [];
    const changed = rows.map((row, index) => (index === 0 ? { ...row, n: row.n + 1 } : row));
    const wrong = { ...book, answers: { ...book.answers, [key]: changed } };
    for (const [given, metrics] of [
      [book, []],
      [wrong, ['npl-ratio']],
    ] as const) {
      told.length = 0;
      const checked = checkedPortfolio(real, given, (metric) => told.push(metric));
      await drawn(checked, 'zh-CN');
      await drawn(checked, 'en');
      expect(told).toEqual(metrics);
    }
  });
});

describe('two answers', () => {
  const row: MetricRow = {
    ...{ metric: 'npl-ratio', code: 'R12', period: '2026-06', by: { sector: '水泥' }, value: 0.1, numerator: 10 },
    ...{ denominator: 100, n: 3, coverage: 1, unit: 'fraction', status: 'red', reason: null, flags: [] },
  };

  it('are the same but for the last digits of sums', () => {
    expect(isSameAnswer([row], [{ ...row, value: 0.1 + 1e-12, denominator: 100 + 1e-8 }])).toBe(true);
    expect(isSameAnswer([{ ...row, unit: 'money', value: 0 }], [{ ...row, unit: 'money', value: 1e-5 }])).toBe(true);
  });

  it.each<[string, MetricRow[]]>([
    ['a value', [{ ...row, value: 0.1001 }]],
    ['no value', [{ ...row, value: null }]],
    ['a count', [{ ...row, n: 4 }]],
    ['a state', [{ ...row, status: 'amber' }]],
    ['a reason', [{ ...row, reason: 'STALE' }]],
    ['a flag', [{ ...row, flags: ['BACKSTOP'] }]],
    ['a group', [{ ...row, by: { sector: '钢铁' } }]],
    ['a row', []],
    ['another row', [row, row]],
  ])('differ by %s', (_, other) => {
    expect(isSameAnswer([row], other)).toBe(false);
  });
});
