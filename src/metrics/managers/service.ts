import { count, defineMetric, MINIMUM_ITEMS, sum } from '../definition.ts';
import { complaintsAndClients, resolutionsDue, responsesDue, ticketsDone } from '../relations/service-rows.ts';

const shape = { family: 'managers', needs: ['ticket'], minimum: MINIMUM_ITEMS } as const;

const SLA = { amber: 0.95, red: 0.85, worse: '<', source: 'OWN' } as const;

/** Requests answered within their limit, over those whose limit ended by the date: an open one past its limit is a miss. */
export const slaResponse = defineMetric({
  ...shape,
  kind: 'ratio',
  id: 'sla-response',
  code: 'M03',
  unit: 'fraction',
  better: 'higher',
  relation: responsesDue,
  numerator: count('in_time'),
  denominator: count('response_due IS NOT NULL'),
  total: count('TRUE'),
  thresholds: SLA,
  leftOut: [{ reason: 'limit-unknown', when: 'response_due IS NULL' }],
});

/** Requests solved within their limit, over the same. */
export const slaResolution = defineMetric({
  ...shape,
  kind: 'ratio',
  id: 'sla-resolution',
  code: 'M03a',
  unit: 'fraction',
  better: 'higher',
  relation: resolutionsDue,
  numerator: count('in_time'),
  denominator: count('resolve_due IS NOT NULL'),
  total: count('TRUE'),
  thresholds: SLA,
  leftOut: [{ reason: 'limit-unknown', when: 'resolve_due IS NULL' }],
});

const RATED = 'csat BETWEEN 1 AND 5';
const UNRATED = [{ reason: 'not-rated', when: `NOT coalesce(${RATED}, FALSE)` }] as const;

/** Clients who gave 4 or 5, over those who gave a mark at all; coverage is the response rate. */
export const csat = defineMetric({
  ...shape,
  kind: 'ratio',
  id: 'csat',
  code: 'M04',
  unit: 'fraction',
  better: 'higher',
  relation: ticketsDone,
  numerator: count(`${RATED} AND csat >= 4`),
  denominator: count(RATED),
  total: count('TRUE'),
  thresholds: { amber: 0.85, red: 0.7, worse: '<', source: 'OWN' },
  leftOut: UNRATED,
});

/** Mean mark. */
export const csatMean = defineMetric({
  ...shape,
  kind: 'statistic',
  statistic: 'mean',
  id: 'csat-mean',
  code: 'M04a',
  unit: 'score',
  better: 'higher',
  relation: ticketsDone,
  of: 'CAST(csat AS DECIMAL(12,9))',
  when: RATED,
  leftOut: UNRATED,
});

const ANSWERED = 'nps BETWEEN 0 AND 10';

/** Promoters (9 and 10) less detractors (0 to 6) in percent of those who answered; 7 and 8 count in the whole only. */
export const nps = defineMetric({
  ...shape,
  kind: 'ratio',
  id: 'nps',
  code: 'M05',
  unit: 'score',
  better: 'higher',
  relation: ticketsDone,
  numerator: sum('CASE WHEN nps >= 9 THEN 100 WHEN nps <= 6 THEN -100 ELSE 0 END', ANSWERED),
  denominator: count(ANSWERED),
  total: count('TRUE'),
  thresholds: { amber: 20, red: 0, worse: '<', source: 'OWN' },
  leftOut: [{ reason: 'not-answered', when: `NOT coalesce(${ANSWERED}, FALSE)` }],
});

/** Complaints of the period for every hundred active clients. */
export const complaints = defineMetric({
  ...shape,
  kind: 'ratio',
  id: 'complaints',
  code: 'M06',
  unit: 'index',
  better: 'lower',
  relation: complaintsAndClients,
  // where there is no active client a complaint has nothing to be held against, but is known all the same
  known: 'TRUE',
  numerator: sum('100', 'NOT is_client'),
  denominator: count('is_client'),
});

/** Requests opened again, over those solved in the period. */
export const reopened = defineMetric({
  ...shape,
  kind: 'ratio',
  id: 'reopened',
  code: 'M06a',
  unit: 'fraction',
  better: 'lower',
  relation: ticketsDone,
  numerator: count('reopened AND resolved_at IS NOT NULL'),
  denominator: count('resolved_at IS NOT NULL'),
});
