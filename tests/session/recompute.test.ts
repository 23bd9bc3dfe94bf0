import { describe, expect, it } from 'vitest';
import { add } from '../../src/lib/add.ts';
import { METRICS } from '../../src/metrics/index.ts';
import type { MetricRequest, MetricRow } from '../../src/metrics/metric.ts';
import { recomputeAll, type EvidenceRow } from '../../src/metrics/recompute.ts';
import { readManagers } from '../../src/session/portfolio/prepare-tables.ts';
import type { Evidence, Portfolio } from '../../src/session/portfolio.ts';
import { MONTHS, randomBook } from '../support/random-book.ts';
import { withPortfolioOf } from '../support/value-of.ts';

const REQUESTS: readonly MetricRequest[] = [
  {},
  { by: ['client'] },
  { from: MONTHS[3], by: ['sector'], filter: { branch: ['north', 'unknown'] } },
];

function records({ rows }: Evidence): EvidenceRow[] {
  return rows.rows.map((cells) => Object.fromEntries(rows.columns.map((name, index) => [name, cells[index] ?? null])));
}

/** Equal to the last digit a double has; products of a balance and a score are longer than one and may differ in it. */
function expectSame(found: number | null, row: MetricRow, what: string): void {
  const name = `${what} of ${row.metric} ${row.period} ${JSON.stringify(row.by)}`;
  const wanted = what === 'value' ? row.value : what === 'numerator' ? row.numerator : row.denominator;
  if (wanted === null || found === null) expect(found, name).toBe(wanted);
  else expect(Math.abs(found - wanted), name).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(wanted)));
}

async function evidenceOf(portfolio: Portfolio, id: string, request: MetricRequest) {
  return portfolio.evidence(id, request, { limit: 1_000_000, rows: 'all' });
}

describe('the rows of the evidence', () => {
  it.each(REQUESTS)('give the value of every metric anew, without SQL (%j)', async (request) => {
    await withPortfolioOf(randomBook(11), async (portfolio) => {
      const known = new Set<string>();
      for (const metric of METRICS) {
        if (metric.kind === 'derived') continue;
        const evidence = await evidenceOf(portfolio, metric.id, request);
        const rows = records(evidence);
        const answers = (await portfolio.ask(metric.id, request)).filter(({ value }) => value !== null);
        const settings = (period: string) => ({
          netCapital: evidence.settings[period]?.netCapital ?? null,
          tier1Capital: evidence.settings[period]?.tier1Capital ?? null,
        });
        const found = recomputeAll(metric, answers, rows, settings);
        answers.forEach((row, index) => {
          expectSame(found[index]?.value ?? null, row, 'value');
          if (metric.kind !== 'ratio') return;
          expectSame(found[index]?.numerator ?? null, row, 'numerator');
          expectSame(found[index]?.denominator ?? null, row, 'denominator');
        });
        if (answers.length > 0) known.add(metric.id);
      }
      expect(known.size).toBeGreaterThan(40);
    });
  });

  it('give no mean, extreme, ratio or concentration of nothing', () => {
    const seen = new Set<string>();
    for (const metric of METRICS) {
      if (metric.kind !== 'statistic' && metric.kind !== 'ratio' && metric.kind !== 'concentration') continue;
      const answer = { metric: metric.id, period: '2026-06', by: {}, value: 1 } as MetricRow;
      const [found] = recomputeAll(metric, [answer], [], () => ({ netCapital: null, tier1Capital: null }));
      expect(found?.value, metric.id).toBeNull();
      seen.add(metric.kind);
    }
    expect(seen.size).toBe(3);
  });

  it('are counted or left out with a reason, each of them', async () => {
    await withPortfolioOf(randomBook(12), async (portfolio) => {
      for (const metric of METRICS) {
        if (metric.kind === 'derived') continue;
        const evidence = await evidenceOf(portfolio, metric.id, {});
        const rows = records(evidence);
        for (const row of rows) expect(row.included === true, metric.id).toBe(row.reason === null);
        expect(rows.filter(({ included }) => included === true).length, metric.id).toBe(evidence.total);
        for (const { reason, rows: count } of evidence.excluded)
          expect(rows.filter((row) => row.reason === reason).length, `${metric.id} ${reason}`).toBe(count);
        const leftOut = await portfolio.evidence(metric.id, {}, { limit: 1_000_000, rows: 'left-out' });
        expect(leftOut.rows.rows.length, metric.id).toBe(rows.length - evidence.total);
      }
    });
  });

  it('of a metric made of metrics are the answers it is made of, and give its value anew', async () => {
    await withPortfolioOf(randomBook(13), async (portfolio, engine) => {
      const none = () => null;
      const managers = await readManagers(engine);
      const facts = { managers, targets: [], setting: none, metricOf: none, limitsAt: none, weightAt: none };
      const request: MetricRequest = { by: ['manager'], asOf: MONTHS[4] };
      const seenAt = new Map([['2026-04', MONTHS[4]]]);
      for (const metric of METRICS) {
        if (metric.kind !== 'derived') continue;
        const { parts } = await portfolio.evidence(metric.id, request);
        const wanted = metric.ingredients(request, facts);
        // the rows of each part, in the order the parts are taken
        const answers = wanted.map((part) => parts.filter((each) => each.metric === part.metric).map(({ row }) => row));
        expect(parts.length, metric.id).toBeGreaterThan(0);
        const again = metric.combine({ ...facts, answers, seenAt, request });
        const asked = await portfolio.ask(metric.id, request);
        expect(again.map(({ by, value }) => [by, value])).toEqual(asked.map(({ by, value }) => [by, value]));
      }
    });
  });

  it('of one bucket of a share are its own in the numerator, and the whole in the denominator', async () => {
    const exposure = [
      { outstanding: 10, days_past_due: 45 },
      { outstanding: 30, days_past_due: 0 },
      { outstanding: 60, days_past_due: 45 },
    ];
    await withPortfolioOf({ exposure }, async (portfolio) => {
      const evidence = await portfolio.evidence('R10', {}, { by: { dpd_bucket: '31-60' } });
      // 70 of 100; the loan that is not past due is in the denominator only
      expect(records(evidence).map(({ side, numerator, denominator }) => [side, numerator, denominator])).toEqual([
        ['both', 60, 60],
        ['both', 10, 10],
        ['denominator', 0, 30],
      ]);
      expect([evidence.total, evidence.inNumerator]).toEqual([3, 2]);
    });
  });

  it('list for one cell of other ratios the rows of that cell only', async () => {
    await withPortfolioOf(randomBook(11), async (portfolio) => {
      const rows = (await portfolio.ask('esg-pillar-score')).filter(({ value }) => value !== null);
      for (const row of rows) {
        const evidence = await portfolio.evidence('esg-pillar-score', {}, { limit: 1000, by: row.by });
        expect(new Set(records(evidence).map(({ pillar }) => pillar))).toEqual(new Set([row.by.pillar]));
      }
      expect(rows.length).toBeGreaterThan(1);
    });
  });
});

describe('add', () => {
  it('gives what the decimal sum gives', () => {
    expect(add(Array.from({ length: 10 }, () => 0.1))).toBe(1);
    expect(add([1e16, 1, -1e16])).toBe(1);
    expect(add([])).toBe(0);
  });
});
