import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import type { AskedMetric } from '../../src/metrics/definition.ts';
import { METRICS } from '../../src/metrics/index.ts';
import { DIMENSIONS, type Dimension, type Filter, type MetricRequest } from '../../src/metrics/metric.ts';
import { recomputeAll, type EvidenceRow } from '../../src/metrics/recompute.ts';
import { openPortfolio } from '../../src/session/portfolio/open-portfolio.ts';
import type { Evidence, Portfolio } from '../../src/session/portfolio.ts';
import { Dice } from '../second-opinion/dice.ts';
import { withTables } from '../support/with-tables.ts';
import { TODAY, wholeBook } from './books.ts';

/**
 * Random filters a metric: `FILTERS=300 npx vitest run tests/properties/split-and-recombine.test.ts` for the long run, of which two
 * processes can take a half of the metrics each (`SHARE=1/2`, `SHARE=2/2`).
 */
const FILTERS = Number(process.env.FILTERS ?? 1);
const [SHARE = 1, SHARES = 1] = (process.env.SHARE ?? '1/1').split('/').map(Number);
const SEED = 100;
let compared = 0;

/** Metrics of tables; those made of metrics are put together from these answers. */
const ASKED = METRICS.filter((metric): metric is AskedMetric => metric.kind !== 'derived').filter(
  (_, place) => place % SHARES === SHARE - 1,
);

/** The engine, without the counts beside the rows of evidence: nothing is read from them here, and they take half of the time. */
function withoutCounts(engine: Engine): Engine {
  const nothing = Promise.resolve({ columns: [], rows: [] });
  return {
    kind: engine.kind,
    query: (sql, options) =>
      / AS reason, count\(\*\), count\(\*\) FILTER/.test(sql) ? nothing : engine.query(sql, options),
    putFile: (name, content) => engine.putFile(name, content),
    dropFile: (path) => engine.dropFile(path),
    onLost: (listener) => engine.onLost(listener),
    close: () => engine.close(),
  };
}

/** A filter, and its parts: rows of which a condition holds, does not hold, and cannot be told. */
interface Split {
  readonly whole: Filter;
  readonly parts: readonly Filter[];
}

/** As engines are tested for logic bugs: what holds of all rows of a filter holds of its three parts together. */
async function randomSplit(portfolio: Portfolio, dice: Dice): Promise<Split> {
  const [outer, inner] = [dice.of(...DIMENSIONS), dice.of(...DIMENSIONS)];
  const valuesOf = async (dimension: Dimension) => (await portfolio.values(dimension)).map(({ value }) => value);
  const around = (await valuesOf(outer)).filter(() => dice.of(true, true, false));
  const whole: Filter = outer === inner || around.length === 0 ? {} : { [outer]: around };
  const known = (await valuesOf(inner)).filter((value) => value !== 'unknown');
  const chosen = new Set(known.filter(() => dice.of(true, false)));
  const sides = [known.filter((value) => chosen.has(value)), known.filter((value) => !chosen.has(value)), ['unknown']];
  return {
    whole,
    parts: sides.filter((values) => values.length > 0).map((values) => ({ ...whole, [inner]: values })),
  };
}

function records({ rows }: Evidence): EvidenceRow[] {
  return rows.rows.map((cells) => Object.fromEntries(rows.columns.map((name, index) => [name, cells[index] ?? null])));
}

const close = (a: number | null, b: number | null) =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));

/** What differs between the answer to a filter and the one worked out from the rows of its parts, in words. */
async function differences(portfolio: Portfolio, metric: AskedMetric, { whole, parts }: Split): Promise<string[]> {
  const request: MetricRequest = { asOf: TODAY, filter: whole };
  const answers = (await portfolio.ask(metric.id, request)).filter(({ value }) => value !== null);
  const page = { limit: 1_000_000, rows: 'all' } as const;
  const evidence = await Promise.all(
    parts.map((filter) => portfolio.evidence(metric.id, { ...request, filter }, page)),
  );
  const settings = (period: string) => ({
    netCapital: evidence[0]?.settings[period]?.netCapital ?? null,
    tier1Capital: evidence[0]?.settings[period]?.tier1Capital ?? null,
  });
  compared += answers.length;
  const found = recomputeAll(metric, answers, evidence.flatMap(records), settings);
  return answers.flatMap((row, index) => {
    const again = found[index] ?? { value: null, numerator: null, denominator: null };
    const sides = metric.kind === 'ratio' ? (['value', 'numerator', 'denominator'] as const) : (['value'] as const);
    return sides
      .filter((side) => !close(again[side], row[side]))
      .map(
        (side) => `${metric.id} ${JSON.stringify([whole, parts, row.by])}: ${side} ${row[side]}, parts ${again[side]}`,
      );
  });
}

describe('a filter split by a condition that holds, does not hold, or cannot be told', () => {
  let engine: Engine;
  let portfolio: Portfolio;
  beforeAll(async () => {
    engine = await withTables(wholeBook(SEED));
    portfolio = await openPortfolio(withoutCounts(engine), []);
  });
  afterAll(() => engine.close());

  it.each(ASKED)('gives $id from its parts', async (metric) => {
    const found: string[] = [];
    for (let number = 0; number < FILTERS; number += 1) {
      // each metric throws its own dice: a metric more or less changes nothing for the others
      const dice = new Dice(1000 * number + [...metric.id].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7));
      found.push(...(await differences(portfolio, metric, await randomSplit(portfolio, dice))));
    }
    expect(found, found.join('\n')).toEqual([]);
  });

  it('had answers to compare for most of them', () => {
    expect(compared).toBeGreaterThan(0.7 * FILTERS * ASKED.length);
  });
});
