import { describe, expect, it } from 'vitest';
import { rowOf, rowsOf, valuesBy, withPortfolioOf } from '../../support/value-of.ts';

/** As of 2026-06-30: C1 owes 300 and C2 100. */
const exposure = [
  { client_id: 'C1', outstanding: 300, manager_id: 'M1' },
  { client_id: 'C2', outstanding: 100, manager_id: 'M2' },
];
const client = [
  { client_id: 'C1', aml_risk: 'top' },
  { client_id: 'C2', aml_risk: 'low' },
];
const file_item = [
  // renewed 181 days before: within the year of a credit report
  { item_id: 'A', client_id: 'C1', doc_type: 'credit_report', last_updated: '2025-12-31' },
  // 191 days: too old for the highest money-laundering risk (183), young for the lowest (1,460)
  { item_id: 'B', client_id: 'C1', doc_type: 'kyc', last_updated: '2025-12-21' },
  { item_id: 'C', client_id: 'C2', doc_type: 'kyc', last_updated: '2025-12-21' },
  // the last valid day is today; expired yesterday; 60 days to go
  { item_id: 'D', client_id: 'C1', doc_type: 'licence', expiry_date: '2026-06-30' },
  { item_id: 'E', client_id: 'C2', doc_type: 'licence', expiry_date: '2026-06-29' },
  { item_id: 'F', client_id: 'C2', doc_type: 'env_permit', expiry_date: '2026-08-29', last_updated: '2026-01-01' },
  { item_id: 'G', client_id: 'C1', doc_type: 'insurance', status: 'missing' },
  { item_id: 'H', client_id: 'C1', doc_type: 'insurance', status: 'missing' },
  { item_id: 'I', client_id: 'C2', doc_type: 'insurance', status: 'waived', expiry_date: '2026-07-01' },
  // renewed after the date; without any date
  { item_id: 'J', client_id: 'C2', doc_type: 'other', last_updated: '2026-07-02' },
  { item_id: 'K', client_id: 'C2', doc_type: 'contract' },
];
const tables = { exposure, client, file_item };

describe('file-freshness', () => {
  it('counts what is there, valid and renewed in time over what is required', async () => {
    // fresh: A, C, D, F; required: all but the waived I
    expect(await rowOf(tables, 'file-freshness')).toMatchObject({
      numerator: 4,
      denominator: 10,
      n: 10,
      status: 'red',
    });
    // C1: A and D of A, B, D, G, H
    const rows = await rowsOf(tables, 'file-freshness', { by: ['manager'] });
    expect(valuesBy(rows, 'manager')).toEqual({ M1: 0.4, M2: 0.4 });
  });

  it('takes an interval that is given before the default, both ends included', async () => {
    const days = (refresh_days: number) => ({
      exposure,
      file_item: [{ item_id: 'A', client_id: 'C1', doc_type: 'kyc', last_updated: '2026-06-20', refresh_days }],
    });
    expect((await rowOf(days(10), 'file-freshness')).value).toBe(1);
    expect((await rowOf(days(9), 'file-freshness')).value).toBe(0);
  });

  it('has no data without documents', async () => {
    expect(await rowOf({ exposure }, 'file-freshness')).toMatchObject({ value: null, reason: 'NO_DATA' });
  });

  it('shows its documents as evidence, and what was waived', async () => {
    await withPortfolioOf(tables, async (portfolio) => {
      const evidence = await portfolio.evidence('file-freshness', {});
      const column = evidence.rows.columns.indexOf('numerator');
      expect(evidence.total).toBe(10);
      expect(evidence.rows.rows.reduce((sum, row) => sum + Number(row[column]), 0)).toBe(4);
      expect(evidence.excluded).toEqual([{ reason: 'waived', rows: 1 }]);
    });
  });
});

describe('file-age', () => {
  it('weighs age over interval by balance', async () => {
    // A 181 / 365 and B 191 / 183 weigh 300 each, C 191 / 1460 weighs 100; F has no interval
    const row = await rowOf(tables, 'file-age');
    expect(row.value).toBeCloseTo((300 * (181 / 365) + 300 * (191 / 183) + 100 * (191 / 1460)) / 700, 9);
    expect(row.n).toBe(3);
  });

  it('has nothing to divide by when no document has an age', async () => {
    expect((await rowOf({ exposure, file_item: file_item.slice(3, 5) }, 'file-age')).reason).toBe('NO_DATA');
  });
});

describe('missing-files', () => {
  it('counts by kind, and each client once in the balance', async () => {
    const counts = valuesBy(await rowsOf(tables, 'missing-files'), 'doc_type');
    expect(counts).toMatchObject({ insurance: 2, contract: 1, licence: 0, kyc: 0 });
    const balances = valuesBy(await rowsOf(tables, 'missing-files-exposure'), 'doc_type');
    expect(balances).toMatchObject({ insurance: 300, contract: 100, licence: 0 });
  });
});

describe('expiring-files', () => {
  it('counts the last valid day itself and leaves out waived and expired documents', async () => {
    expect((await rowOf(tables, 'expiring-files')).value).toBe(1); // D
    expect((await rowOf(tables, 'expiring-files-60')).value).toBe(2); // and F, 60 days
    expect((await rowOf(tables, 'expiring-files-60', { asOf: '2026-06-29' })).value).toBe(2); // E and D; F has 61
    expect((await rowOf(tables, 'expiring-files-90', { asOf: '2026-06-29' })).value).toBe(3);
  });
});

describe('update-to-terms', () => {
  it('counts better terms with a valuation or report renewed in the 90 days before', async () => {
    const change = (action_id: string, client_id: string, action_date: string, action_type: string) => ({
      action_id,
      client_id,
      action_date,
      action_type,
    });
    const credit_action = [
      change('1', 'C1', '2026-06-01', 'rate_cut'), // 90 days after the valuation
      change('2', 'C1', '2026-06-02', 'limit_increase'), // 91 days
      change('3', 'C1', '2026-06-01', 'limit_decrease'), // no better terms
      change('4', 'C2', '2026-06-15', 'limit_increase'), // nothing renewed
    ];
    const updates = [{ item_id: 'V', client_id: 'C1', doc_type: 'ip_valuation', last_updated: '2026-03-03' }];
    expect(await rowOf({ exposure, credit_action, file_item: updates }, 'update-to-terms')).toMatchObject({
      value: 1,
      denominator: 3,
    });
  });
});

describe('stale valuations', () => {
  it('are those older than a year, of the secured balance with a valuation on file', async () => {
    const tables = {
      exposure: [
        { client_id: 'C1', outstanding: 100, collateral_value: 150 },
        { client_id: 'C2', outstanding: 300, collateral_value: 300 },
        { client_id: 'C3', outstanding: 100, collateral_value: 10 },
        { client_id: 'C2', outstanding: 500, collateral_value: 0 },
      ],
      file_item: [
        // a year ago to the day; a day longer; the renewal of July is not known yet
        { item_id: 'I1', client_id: 'C1', doc_type: 'collateral_valuation', last_updated: '2025-06-30' },
        { item_id: 'I2', client_id: 'C2', doc_type: 'collateral_valuation', last_updated: '2025-06-29' },
        { item_id: 'I3', client_id: 'C2', doc_type: 'collateral_valuation', last_updated: '2026-07-01' },
      ],
    };
    // 300 of 400; nobody valued what C3 gave: 400 of 500 are told
    expect(await rowOf(tables, 'stale-valuations')).toMatchObject({ value: 0.75, coverage: 0.8, n: 2 });
  });
});

describe('client identification', () => {
  it('agrees with worked example WE24: renewed within 6, 12, 24 or 48 months by money-laundering risk', async () => {
    const risks = [
      ['top', '2025-12-29', '2025-12-28'], // 183 days before 30 June 2026, and one more
      ['high', '2025-06-30', '2025-06-29'], // 365
      ['medium', '2024-06-30', '2024-06-29'], // 730
      ['low', '2022-07-01', '2022-06-30'], // 1460
    ] as const;
    for (const [aml_risk, last, late] of risks) {
      const asked = (last_updated: string) =>
        rowOf(
          {
            client: [{ client_id: 'C1', aml_risk }],
            file_item: [{ item_id: 'A', client_id: 'C1', doc_type: 'kyc', last_updated }],
          },
          'file-freshness',
          { asOf: '2026-06-30' },
        );
      expect((await asked(last)).value, `${aml_risk} ${last}`).toBe(1);
      expect((await asked(late)).value, `${aml_risk} ${late}`).toBe(0);
    }
  });
});
