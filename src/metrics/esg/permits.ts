import { count, defineMetric, sum, type Held } from '../definition.ts';
import type { MetricRow, Thresholds } from '../metric.ts';
import { pollutingPositions } from '../relations/esg-incidents.ts';
import { fileItems, PERMITS } from '../relations/file.ts';

/** Days before its expiry from which a permit is to be renewed. */
const NOTICE = 60;
const ANY_LAPSED: Thresholds = { amber: 0, red: 0, worse: '>', source: 'OWN' };
const ANY_EXPIRING: Thresholds = { amber: 0, worse: '>', source: 'OWN' };

function held({ by }: MetricRow): Held | null {
  if (by.permit === 'expired' || by.permit === 'missing') return {};
  return by.permit === 'expiring' ? { set: 'expiring' } : null;
}

/** Environmental permits that are required, by their state; 60 days before the end a permit is expiring, from the day after its last it is expired. */
export const permitStatus = defineMetric({
  kind: 'ratio',
  share: true,
  id: 'permit-status',
  code: 'E12',
  family: 'esg',
  unit: 'fraction',
  better: 'neither',
  needs: ['file_item'],
  relation: fileItems,
  where: PERMITS,
  known: 'TRUE',
  parts: [
    {
      name: 'permit',
      of: `CASE
      WHEN missing THEN 'missing'
      WHEN expired THEN 'expired'
      WHEN expiry_date <= seen_at + ${NOTICE} THEN 'expiring'
      WHEN expiry_date IS NOT NULL OR status = 'valid' THEN 'valid'
    END`,
      cells: ['valid', 'expiring', 'expired', 'missing', 'unknown'],
    },
  ],
  numerator: count('TRUE'),
  denominator: count('TRUE'),
  thresholds: ANY_LAPSED,
  each: 'client',
  moreLimits: { expiring: ANY_EXPIRING },
  held,
});

const DONE = 'assessed AND permitted AND incident_since IS NULL';

/** Of the balance of highly polluting clients, the part with a fresh assessment, valid permits and no red incident open. */
export const pollutionDiligence = defineMetric({
  kind: 'ratio',
  id: 'pollution-diligence',
  code: 'E13',
  family: 'esg',
  unit: 'fraction',
  better: 'higher',
  needs: ['exposure', 'client'],
  anyOf: ['client.high_pollution_flag'],
  relation: pollutingPositions,
  known: 'TRUE',
  numerator: sum('outstanding', DONE),
  denominator: sum('outstanding', 'TRUE'),
  items: 'count(DISTINCT client)',
  shows: { assessed: 'assessed' },
});
