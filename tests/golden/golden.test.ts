import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { METRICS } from '../../src/metrics/index.ts';
import type { Dimension, MetricRequest, MetricRow, Span } from '../../src/metrics/metric.ts';
import { openPortfolio } from '../../src/session/portfolio/open-portfolio.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { importTexts } from '../support/import-text.ts';
import { worth } from './arithmetic.ts';

const HERE = new URL('.', import.meta.url);
const AS_OF = '2026-06-30';

/** One line of the sheet: what is asked, of which cell, and what a person works out for it: every field of the row. */
interface Line {
  metric: string;
  /** `usual`, or `edge`: no value, nothing, or a rule that bends the formula. */
  kind: string;
  question: string;
  cell: string;
  /** The value, or why there is none. */
  worked: string;
  /** The two sides, and the part that could be told; blank where there is none. */
  numerator: string;
  denominator: string;
  n: string;
  coverage: string;
  status: string;
  flags: string;
  words: string;
}

const SHEET = readFileSync(new URL('sheet.csv', HERE), 'utf8').trim().split('\n').slice(1).map(lineOf);

/** The words come last and may be quoted; nothing before them holds a comma. */
function lineOf(text: string): Line {
  const [metric = '', kind = '', question = '', cell = '', worked = '', ...others] = text.split(',');
  const [numerator = '', denominator = '', n = '', coverage = '', status = '', flags = '', ...words] = others;
  return {
    ...{ metric, kind, question, cell, worked },
    ...{ numerator, denominator, n, coverage, status, flags, words: words.join(',') },
  };
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

const isReason = (worked: string) => /^[A-Z_]+$/.test(worked);

/** A number as it is worked out, to so many decimals; null where there is none. */
function near(worked: string, decimals: number): unknown {
  return worked === '' ? null : expect.closeTo(worth(worked), decimals);
}

/** The row a line asks for, whole. */
function expected({ worked, numerator, denominator, n, coverage, status, flags }: Line) {
  return {
    value: isReason(worked) ? null : near(worked, 9),
    reason: isReason(worked) ? worked : null,
    numerator: near(numerator, 5),
    denominator: near(denominator, 5),
    n: Number(n),
    coverage: near(coverage, 12),
    status,
    flags: flags === '' ? [] : flags.split(' '),
  };
}

function told(row: MetricRow | undefined): unknown {
  if (!row) return null;
  const { value, reason, numerator, denominator, n, coverage, status, flags } = row;
  return { value, reason, numerator, denominator, n, coverage, status, flags: [...flags].sort() };
}

/** Metrics of sums over sums: their value is one side over the other. */
const RATIOS = new Set<string>(METRICS.flatMap(({ id, kind }) => (kind === 'ratio' ? [id] : [])));

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

  it('has every field on every line, and both sides of every quotient', () => {
    for (const line of SHEET) {
      const text = JSON.stringify(line);
      expect(line.n, text).toMatch(/^\d+$/);
      expect(['green', 'amber', 'red', 'grey'], text).toContain(line.status);
      if (!RATIOS.has(line.metric) || isReason(line.worked)) continue;
      expect(worth(line.numerator) / worth(line.denominator), text).toBeCloseTo(worth(line.worked), 9);
    }
  });

  it.each(SHEET)('$metric $question $cell is $worked ($words)', async (line) => {
    const rows = await portfolio.ask(line.metric, requestOf(line.question));
    const found = rows.filter(({ by }) => fits(by, line.cell));
    expect(found.length, JSON.stringify(rows.slice(0, 3))).toBe(1);
    expect(told(found[0])).toEqual(expected(line));
    // a colour is one of limits
    expect(line.status === 'grey' || isReason(line.worked) || found[0]?.threshold !== undefined).toBe(true);
  });
});
