import { count, defineMetric, MINIMUM_ITEMS } from '../definition.ts';
import { certificates, STANDING, STANDINGS, standingTests, tests } from '../relations/covenant-rows.ts';

const DECIDED = 'headroom IS NOT NULL AND NOT pending';

const shape = { family: 'risk', unit: 'fraction', needs: ['covenant'] } as const;

/**
 * Distance of the newest decided test from its threshold, over the threshold (over 1 where that is 0); the tightest covenant. A test that is
 * pending stands beside it with the day its certificate is due. Yes-or-no covenants have none.
 */
export const covenantHeadroom = defineMetric({
  ...shape,
  kind: 'statistic',
  statistic: 'min',
  id: 'covenant-headroom',
  code: 'R29',
  better: 'higher',
  relation: standingTests,
  of: 'headroom',
  when: DECIDED,
  thresholds: { amber: 0.1, red: 0, worse: '<', source: 'OWN' },
  each: 'facility',
  shows: { headroom: 'headroom' },
  remarks: [
    { what: 'pending-test', n: 'count(*) FILTER (WHERE pending)', on: 'min(certificate_due) FILTER (WHERE pending)' },
  ],
  leftOut: [
    { reason: 'test-pending', when: 'pending' },
    { reason: 'no-headroom', when: 'NOT pending AND headroom IS NULL' },
  ],
});

/** How the covenants stand at the date, each decided test and each that waits for a result; its evidence is the matrix. */
export const covenantStanding = defineMetric({
  ...shape,
  kind: 'amount',
  id: 'covenant-standing',
  code: 'R29a',
  unit: 'count',
  better: 'neither',
  relation: standingTests,
  known: 'TRUE',
  parts: [{ name: 'standing', of: STANDING, cells: STANDINGS }],
  shows: { headroom: 'headroom', project: 'project' },
  numerator: count('TRUE'),
});

const BREACH = "outcome IN ('breach', 'waived')";
const rate = {
  ...shape,
  kind: 'ratio',
  better: 'lower',
  span: 'quarter',
  minimum: MINIMUM_ITEMS,
  known: 'TRUE',
} as const;

/** Breaches, waived ones included, over the tests of the period with a result; cured in time is none. */
export const covenantBreachRate = defineMetric({
  ...rate,
  id: 'covenant-breach-rate',
  code: 'R30',
  relation: tests,
  numerator: count(BREACH),
  denominator: count("outcome IS NOT NULL AND outcome <> 'pending'"),
  total: count('TRUE'),
  leftOut: [{ reason: 'not-decided', when: "outcome IS NULL OR outcome = 'pending'" }],
});

/** Waived breaches over breaches of the period. */
export const covenantWaiverRate = defineMetric({
  ...rate,
  id: 'covenant-waiver-rate',
  code: 'R30a',
  relation: tests,
  numerator: count(`${BREACH} AND (outcome = 'waived' OR waived_on)`),
  denominator: count(BREACH),
});

/** What came later than the date is not there yet, and not late before its day is over. */
const CERTAIN = 'certificate_received <= seen_at OR certificate_due < seen_at';

/** Certificates received after their due date or still missing, over those due in the period whose outcome can be told. */
export const lateCertificates = defineMetric({
  ...rate,
  id: 'late-certificates',
  code: 'R30b',
  relation: certificates,
  numerator: count(`(${CERTAIN}) AND coalesce(certificate_received > certificate_due, TRUE)`),
  denominator: count(CERTAIN),
  total: count('TRUE'),
  leftOut: [
    {
      reason: 'not-decidable',
      when: 'NOT coalesce(certificate_received <= seen_at, FALSE) AND certificate_due >= seen_at',
    },
  ],
});
