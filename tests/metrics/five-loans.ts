import { afterAll, beforeAll } from 'vitest';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import type { Cell, Engine } from '../../src/engine/engine.ts';
import { answerStatement } from '../../src/metrics/answer-statement.ts';
import { sum, type AskedMetric } from '../../src/metrics/definition.ts';
import type { MetricRequest } from '../../src/metrics/metric.ts';
import type { PeriodSettings } from '../../src/metrics/setting-values.ts';
import type { Period } from '../../src/metrics/periods.ts';

/** Five loans of three clients: F1 is bad, of F5 nobody knows; F3 has no rate, F4 is owed by the bank, F2 and F3 have no branch. */
const LOANS = `(VALUES
  ('F1', 'C1', 'north', 1, 100, TRUE,  FALSE, 2.0, 10),
  ('F2', 'C1', NULL,    2, 300, FALSE, FALSE, 4.0, 10),
  ('F3', 'C2', NULL,    2, 50,  FALSE, TRUE,  9.0, 10),
  ('F4', 'C2', 'south', 1, -20, FALSE, FALSE, 1.0, 30),
  ('F5', NULL, 'south', NULL, 40, NULL, FALSE, NULL, 30)
) AS loan(facility, client, branch, tier, outstanding, bad, unpriced, days, bank)`;

export const relation = {
  from: `(SELECT period.*, loan.*, tier AS stage, tier AS five_tier FROM period, ${LOANS})`,
  kind: 'snapshot',
  columns: [],
} as const;
export const named: Pick<AskedMetric, 'id' | 'code' | 'family' | 'unit' | 'better' | 'needs' | 'relation'> = {
  ...{ id: 'test', code: 'T1', family: 'risk', unit: 'fraction', better: 'lower', needs: ['exposure'], relation },
};
export const JUNE: Period = {
  ...{ no: 0, month: '2026-06', seenAt: '2026-06-30', windowStart: '2026-06-01', stale: false },
  ...{ windowSnap: 3, openingSnap: null },
};

type Row = Record<string, Cell>;

/** Answers over the five loans, by an engine that lives as long as the test file that asks for it: rows, in order. */
export function fiveLoans() {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startNodeEngine();
  });
  afterAll(() => engine.close());
  return async (
    metric: AskedMetric,
    request: MetricRequest = {},
    periods = [JUNE],
    settings: readonly PeriodSettings[] = [],
  ): Promise<Row[]> => {
    const { sql, params } = answerStatement(metric, request, periods, settings);
    const { columns, rows } = await engine.query(`${sql}\nORDER BY ALL`, { params });
    return rows.map((row) => Object.fromEntries(row.map((cell, place) => [columns[place] ?? '', cell])));
  };
}

export const badShare = {
  ...named,
  kind: 'ratio',
  numerator: sum('outstanding', 'bad'),
  denominator: sum('outstanding', 'bad IS NOT NULL'),
  total: sum('outstanding', 'TRUE'),
} as const;
export const balance = { ...named, kind: 'amount', unit: 'money', numerator: sum('outstanding', 'TRUE') } as const;
export const largest = { ...named, kind: 'concentration', concentration: 'largest', group: 'client' } as const;
