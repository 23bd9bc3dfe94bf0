import { defineMetric, sum } from '../definition.ts';
import { staged } from '../relations/stage-rows.ts';

const KNOWN = 'expected_loss IS NOT NULL';

/** What had to be assumed of the rows that count. */
const assumed = (counts: string) => ({
  ASSUMED_LGD: `coalesce(bool_or(lgd IS NULL AND ${counts}), FALSE)`,
  ASSUMED_CCF: `coalesce(bool_or(ccf_assumed AND ${counts}), FALSE)`,
  BACKSTOP: `coalesce(bool_or(backstop AND ${counts}), FALSE)`,
});

const shape = {
  family: 'risk',
  needs: ['exposure'],
  relation: staged,
  anyOf: ['exposure.pd_12m', 'exposure.pd_life'],
  flags: assumed(KNOWN),
  shows: { pd: 'pd', loss_rate: 'loss_rate', ead_amount: 'ead_amount', expected_loss: 'expected_loss' },
  leftOut: [{ reason: 'pd-unknown', when: 'expected_loss IS NULL' }],
} as const;

const exposure = sum('ead_amount', KNOWN);
const PROVIDED = `${KNOWN} AND provision IS NOT NULL`;

/**
 * Probability of default × loss given default × exposure at default, summed. Twelve-month probability in stage 1, lifetime in stage 2,
 * 1 in stage 3; a row without the one it needs is left out. Held against the exposure it was told from.
 */
export const expectedLoss = defineMetric({
  ...shape,
  kind: 'amount',
  id: 'expected-loss',
  code: 'R16',
  unit: 'money',
  better: 'lower',
  numerator: sum('expected_loss', KNOWN),
  denominator: exposure,
  total: sum('ead_amount', 'TRUE'),
});

/** Expected loss over exposure at default. */
export const expectedLossRate = defineMetric({
  ...shape,
  kind: 'ratio',
  id: 'expected-loss-rate',
  code: 'R16a',
  unit: 'fraction',
  better: 'lower',
  numerator: sum('expected_loss', KNOWN),
  denominator: exposure,
  total: sum('ead_amount', 'TRUE'),
});

/** Booked provision over expected loss, rows that know both. */
export const expectedLossCoverage = defineMetric({
  ...shape,
  kind: 'ratio',
  id: 'expected-loss-coverage',
  code: 'R16b',
  unit: 'fraction',
  better: 'higher',
  anyOf: ['exposure.provision'],
  flags: assumed(PROVIDED),
  numerator: sum('provision', PROVIDED),
  denominator: sum('expected_loss', PROVIDED),
  covered: sum('ead_amount', PROVIDED),
  total: sum('ead_amount', 'TRUE'),
});
