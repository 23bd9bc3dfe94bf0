import { count, defineMetric } from '../definition.ts';
import { fileItems } from '../relations/file.ts';

const shape = {
  kind: 'amount',
  family: 'compliance',
  unit: 'count',
  better: 'lower',
  needs: ['file_item'],
  relation: fileItems,
  shows: { days_left: 'expiry_date - seen_at' },
  known: 'TRUE',
  leftOut: [{ reason: 'waived', when: 'waived' }],
} as const;

function within(days: number) {
  return {
    numerator: count(`NOT waived AND expiry_date BETWEEN seen_at AND seen_at + ${days}`),
    denominator: count('NOT waived AND expiry_date IS NOT NULL'),
  };
}

/** Documents whose last valid day is the date or one of the 30 days after it; its evidence is the calendar. */
export const expiringFiles = defineMetric({ ...shape, ...within(30), id: 'expiring-files', code: 'C17' });

/** The same within 60 days, those of the first 30 included. */
export const expiringFiles60 = defineMetric({ ...shape, ...within(60), id: 'expiring-files-60', code: 'C17a' });

/** The same within 90 days. */
export const expiringFiles90 = defineMetric({ ...shape, ...within(90), id: 'expiring-files-90', code: 'C17b' });
