import { describe, expect, it } from 'vitest';
import { METRICS } from '../../src/metrics/index.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import type { Evidence } from '../../src/session/portfolio.ts';
import { requestOfRow } from '../../src/session/evidence/read-evidence.ts';
import { randomBook } from '../support/random-book.ts';
import { withPortfolioOf } from '../support/value-of.ts';

const BIG_PAGE = { limit: 10_000, offset: 0 };

function column({ rows }: Evidence, name: string): (string | number | boolean | null)[] {
  const index = rows.columns.indexOf(name);
  expect(index, name).toBeGreaterThanOrEqual(0);
  return rows.rows.map((row) => row[index] ?? null);
}

const added = (cells: readonly unknown[]) => cells.reduce<number>((sum, cell) => sum + Number(cell ?? 0), 0);

/** Evidence rows of one cell of a metric with parts. */
function ofCell(evidence: Evidence, row: MetricRow, parts: readonly string[]): Evidence {
  const keep = parts.map((part) => [evidence.rows.columns.indexOf(part), row.by[part]] as const);
  const rows = evidence.rows.rows.filter((cells) =>
    keep.every(([index, cell]) => String(cells[index] ?? 'unknown') === cell),
  );
  return { ...evidence, rows: { ...evidence.rows, rows } };
}

describe('evidence', () => {
  it('of one cell of an amount lists the rows of that cell and no others', async () => {
    await withPortfolioOf(randomBook(11), async (portfolio) => {
      let cells = 0;
      for (const metric of METRICS) {
        if (metric.kind !== 'amount' || !metric.parts) continue;
        for (const row of await portfolio.ask(metric.id, {})) {
          if (row.value === null) continue;
          const request = requestOfRow(metric, row, {});
          const whole = ofCell(
            await portfolio.evidence(metric.id, request, BIG_PAGE),
            row,
            metric.parts.map(({ name }) => name),
          );
          const cell = await portfolio.evidence(metric.id, request, { ...BIG_PAGE, by: row.by });
          expect(cell.rows.rows, `${metric.id} ${JSON.stringify(row.by)}`).toEqual(whole.rows.rows);
          expect(cell.total).toBe(whole.rows.rows.length);
          expect(added(column(cell, 'numerator'))).toBeCloseTo(row.numerator ?? 0, 4);
          cells += cell.total > 0 ? 1 : 0;
        }
      }
      expect(cells).toBeGreaterThan(3);
    });
  });

  it('of one cell of a ratio adds up to its numerator and denominator', async () => {
    await withPortfolioOf(randomBook(11), async (portfolio) => {
      for (const metric of METRICS) {
        if (metric.kind !== 'ratio' || !metric.parts || metric.denominator.once) continue;
        const rows = (await portfolio.ask(metric.id)).filter(({ numerator }) => numerator !== null && numerator > 0);
        for (const row of rows.slice(0, 3)) {
          const cell = await portfolio.evidence(metric.id, requestOfRow(metric, row, {}), { ...BIG_PAGE, by: row.by });
          const name = `${metric.id} ${JSON.stringify(row.by)}`;
          expect(added(column(cell, 'numerator')), name).toBeCloseTo(row.numerator ?? 0, 4);
          expect(added(column(cell, 'denominator')), name).toBeCloseTo(row.denominator ?? 0, 4);
        }
      }
    });
  });

  it('names file and row of every contributing row and pages through them', async () => {
    const exposure = [
      { outstanding: 10, five_tier: 3, source_file: '台账.csv', source_row: 7 },
      { outstanding: 90, five_tier: 1, source_file: '台账.csv', source_row: 9 },
      { outstanding: 50, source_file: '台账.csv', source_row: 11 },
    ];
    await withPortfolioOf({ exposure }, async (portfolio) => {
      const evidence = await portfolio.evidence('R12', {});
      expect(evidence.total).toBe(2);
      expect(column(evidence, 'source_file')).toEqual(['台账.csv', '台账.csv']);
      expect(column(evidence, 'source_row')).toEqual([7, 9]);
      expect(evidence.excluded).toEqual([{ reason: 'quality-unknown', rows: 1 }]);
      expect(evidence.sql).toContain('sum(outstanding) FILTER (WHERE npl)');
      const second = await portfolio.evidence('R12', {}, { limit: 1, offset: 1 });
      expect(column(second, 'source_row')).toEqual([9]);
      expect(second.total).toBe(2);
    });
  });

  it('gives a statement that yields the value when it is run with its parameters', async () => {
    await withPortfolioOf(randomBook(5), async (portfolio, engine) => {
      for (const id of ['npl-ratio', 'review-on-time', 'portfolio-esg-score']) {
        const request = { filter: { branch: ['north'] } };
        const [row] = await portfolio.ask(id, request);
        const { sql, params } = await portfolio.evidence(id, request);
        const { columns, rows } = await engine.query(sql, { params });
        expect(rows[0]?.[columns.indexOf('numerator')], id).toBe(row?.numerator);
        expect(rows[0]?.[columns.indexOf('denominator')], id).toBe(row?.denominator);
      }
    });
  });

  it('shows the parts of a metric made of metrics, each to be asked again', async () => {
    await withPortfolioOf(randomBook(3), async (portfolio) => {
      const { parts } = await portfolio.evidence('manager-total-score', { filter: { manager: ['M1'] } });
      expect(parts.map(({ row }) => row.by.kpi)).toEqual([
        'alert-ack-days',
        'review-on-time',
        'esg-coverage',
        'late-certificates',
      ]);
      for (const part of parts) {
        const again = await portfolio.ask(part.metric, part.request);
        expect(again.find((row) => row.by.kpi === part.row.by.kpi)?.value).toBe(part.row.value);
      }
    });
  });

  it('is asked for a row at the end of its month, or earlier where the question was', () => {
    const row = { by: { client: 'C1', dpd_bucket: '0' }, period: '2026-02' };
    const request = { by: ['client'] as const, from: '2026-01-01' };
    // February 2026 has 28 days
    expect(requestOfRow({}, row, request)).toMatchObject({ asOf: '2026-02-28', filter: { client: ['C1'] } });
    expect(requestOfRow({}, row, { ...request, asOf: '2026-06-30' }).asOf).toBe('2026-02-28');
    expect(requestOfRow({}, row, { ...request, asOf: '2026-02-10' }).asOf).toBe('2026-02-10');
    expect(requestOfRow({}, row, request)).toMatchObject({ from: undefined, by: undefined });
  });
});
