import { describe, expect, it } from 'vitest';
import { rowOf, rowsOf } from '../support/value-of.ts';

const exposure = [{ client_id: 'C1', outstanding: 10, five_tier: 1 }];

describe('an answer made of no rows', () => {
  it('has no denominator where the metric has none', async () => {
    const alert = [{ alert_id: 'A1', action_seq: 0, client_id: 'C1', raised_date: '2026-06-01', severity: 3 }];
    const rows = await rowsOf({ exposure, alert }, 'open-alerts');
    expect(rows.map(({ denominator }) => denominator)).toEqual(rows.map(() => null));
    expect(rows.map(({ n }) => n).sort()).toEqual([...Array<number>(15).fill(0), 1]);
  });

  it('has no sums where the value is one in the middle', async () => {
    const alert = [{ alert_id: 'A1', action_seq: 0, client_id: 'C1', raised_date: '2026-06-01' }];
    const none = { value: null, numerator: null, denominator: null, n: 0, reason: 'ZERO_DENOM' };
    expect(await rowOf({ exposure, alert }, 'alert-ack-days')).toMatchObject(none);
  });

  it('has 0 where it is held against something', async () => {
    const file_item = [{ item_id: 'I1', client_id: 'C1', doc_type: 'contract', status: 'missing' }];
    const rows = await rowsOf({ exposure, file_item }, 'missing-files');
    expect(rows.find(({ by }) => by.doc_type === 'kyc')).toMatchObject({ value: 0, numerator: 0, denominator: 0 });
  });
});

describe('an answer without its book', () => {
  const nothing = { value: null, n: 0, coverage: null };

  it('is made of nothing, although the client table knows somebody', async () => {
    const tables = {
      exposure: [{ ...exposure[0], as_of_date: '2026-06-30' }],
      client: [{ client_id: 'C1', status: 'active', risk_tier: 1 }],
      review: [{ review_id: 'R1', client_id: 'C1', review_type: 'periodic', due_date: '2026-03-01' }],
    };
    const [may] = await rowsOf(tables, 'review-coverage', { from: '2026-05-01', asOf: '2026-06-30' });
    expect(may).toMatchObject({ period: '2026-05', by: { tier: '1' }, ...nothing, reason: 'NO_DATA' });
  });

  it('is made of nothing without the one before it', async () => {
    const esg = [{ subject_type: 'client', subject_id: 'C1', assess_date: '2026-05-01', e_score: 50, s_score: 50 }];
    const row = await rowOf({ exposure, esg }, 'esg-score-change');
    expect(row).toMatchObject({ ...nothing, reason: 'SHORT_HISTORY' });
  });
});
