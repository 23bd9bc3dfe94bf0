import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { METRICS } from '../../src/metrics/index.ts';
import type { Dimension, MetricRequest, MetricRow, Span } from '../../src/metrics/metric.ts';
import { openPortfolio } from '../../src/session/portfolio/open-portfolio.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { importTexts } from '../support/import-text.ts';
import { quotient, worth } from './arithmetic.ts';

const HERE = new URL('.', import.meta.url);
const AS_OF = '2026-06-30';

/** One line of the sheet: what is asked, of which cell, and what a person works out for it. */
interface Line {
  metric: string;
  /** `usual`, or `edge`: no value, nothing, or a rule that bends the formula. */
  kind: string;
  question: string;
  cell: string;
  worked: string;
  words: string;
}

const SHEET = readFileSync(new URL('sheet.csv', HERE), 'utf8').trim().split('\n').slice(1).map(lineOf);

/** The words come last and may be quoted; nothing before them holds a comma. */
function lineOf(text: string): Line {
  const [metric = '', kind = '', question = '', cell = '', worked = '', ...words] = text.split(',');
  return { metric, kind, question, cell, worked, words: words.join(',') };
}

/** `period=quarter`, `as-of=2026-05-31`, `filter=client:C1`, `by=manager`, each but the second also `@2026-05-31`. */
function requestOf(question: string): MetricRequest {
  const [asked = '', date = AS_OF] = question.split('@');
  const [key, value = ''] = asked.split('=');
  const [dimension = '', name = ''] = value.split(':');
  if (key === 'period') return { asOf: date, period: value as Span };
  if (key === 'as-of') return { asOf: value };
  if (key === 'filter') return { asOf: date, filter: { [dimension]: [name] } };
  return { asOf: date, ...(key === 'by' ? { by: [value as Dimension] } : {}) };
}

/** Metrics of sums over sums, whose arithmetic says both sides. */
const SUMS = new Set<string>(METRICS.flatMap(({ id, kind }) => (kind === 'ratio' ? [id] : [])));
/** Worked out on the sheet before it is weighted by the balance, which falls out of the quotient. */
const WEIGHTED = 'client-esg-score';
const RATIOS = SHEET.filter(
  ({ metric, worked }) => SUMS.has(metric) && metric !== WEIGHTED && !/^[A-Z_]+$/.test(worked) && quotient(worked),
);

/** What no row may be, whatever its value: rules of the shape of an answer. */
function broken(row: MetricRow | undefined): string[] {
  if (!row) return ['no row'];
  const { value, reason, n, coverage, status, flags, numerator, denominator } = row;
  const rules: Record<string, boolean> = {
    'a value or a reason': (value === null) === (reason !== null),
    'n a whole number': Number.isInteger(n) && n >= 0,
    'coverage from 0 to 1': coverage === null || (coverage >= 0 && coverage <= 1),
    'numbers finite': [value, numerator, denominator].every((each) => each === null || Number.isFinite(each)),
    'each flag once': new Set(flags).size === flags.length,
    'a colour only where there are limits': status === 'grey' || row.threshold !== undefined || reason !== null,
  };
  return Object.keys(rules).filter((rule) => !rules[rule]);
}

const isReason = (worked: string) => /^[A-Z_]+$/.test(worked);

function fits(by: Readonly<Record<string, string>>, cell: string): boolean {
  const wanted = cell === '' ? [] : cell.split(';').map((pair) => pair.split('='));
  return wanted.every(([name = '', value]) => by[name] === value) && Object.keys(by).length === wanted.length;
}

describe('the golden portfolio', () => {
  let engine: Engine;
  let portfolio: Portfolio;
  beforeAll(async () => {
    const names = readdirSync(new URL('data/', HERE));
    const files = Object.fromEntries(names.map((name) => [name, readFileSync(new URL(`data/${name}`, HERE), 'utf8')]));
    const imported = await importTexts(files);
    engine = imported.engine;
    portfolio = await openPortfolio(engine, imported.reports);
  });
  afterAll(() => engine.close());

  it('is read whole: nineteen tables, nothing rejected', () => {
    expect(Object.keys(portfolio.tables)).toHaveLength(19);
    for (const { rows, file } of portfolio.imports) expect(rows, file).toMatchObject({ rejected: 0, excluded: 0 });
  });

  it.each(METRICS.map(({ id }) => id))('works out %s by hand, as usual and at an edge', (id) => {
    const lines = SHEET.filter(({ metric }) => metric === id);
    const usual = lines.filter(({ kind, worked }) => kind === 'usual' && !isReason(worked) && worth(worked) !== 0);
    const todo = `work ${id} out by hand in tests/golden/sheet.csv: from its definition and the files in tests/golden/data`;
    expect(usual.length, `${todo}, a value that is not 0 (kind usual)`).toBeGreaterThan(0);
    expect(lines.filter(({ kind }) => kind === 'edge').length, `${todo}, an edge case (kind edge)`).toBeGreaterThan(0);
  });

  it('speaks of metrics that exist, as usual or at an edge', () => {
    const known = new Set(METRICS.map(({ id }) => id));
    expect(SHEET.filter(({ metric, kind }) => !known.has(metric) || !['usual', 'edge'].includes(kind))).toEqual([]);
  });

  it.each(SHEET)('$metric $question $cell is $worked ($words)', async ({ metric, question, cell, worked }) => {
    const rows = await portfolio.ask(metric, requestOf(question));
    const found = rows.filter(({ by }) => fits(by, cell));
    expect(found.length, JSON.stringify(rows.slice(0, 3))).toBe(1);
    if (isReason(worked)) expect(found[0]).toMatchObject({ value: null, reason: worked });
    else {
      expect(found[0]?.reason).toBeNull();
      expect(found[0]?.value).toBeCloseTo(worth(worked), 9);
    }
    expect(broken(found[0])).toEqual([]);
  });

  it('gives the whole row of the ratio of bad loans as it is worked out by hand', async () => {
    const [row] = await portfolio.ask('npl-ratio', { asOf: AS_OF });
    // F01 to F07 and F09 by class, F10 by stage: nine loans of 1050; F11 owes 40 and nobody can tell; F12 is written off
    expect(row).toMatchObject({
      ...{ numerator: 300 + 60, denominator: 1000 - 10 + 60, n: 9, status: 'red', reason: null, flags: [] },
      coverage: expect.closeTo(1050 / 1090, 12) as number,
      value: expect.closeTo(360 / 1050, 12) as number,
    });
  });

  it.each(RATIOS)('$metric $question $cell is made of $worked', async ({ metric, question, cell, worked }) => {
    const [row] = (await portfolio.ask(metric, requestOf(question))).filter(({ by }) => fits(by, cell));
    const { top, bottom } = quotient(worked) ?? { top: 'x', bottom: 'x' };
    expect([row?.numerator, row?.denominator].map((side) => side ?? NaN)).toEqual([
      expect.closeTo(worth(top), 5),
      expect.closeTo(worth(bottom), 5),
    ]);
  });
});
