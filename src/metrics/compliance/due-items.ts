import { count, defineMetric } from '../definition.ts';
import { dueRows, DUES } from '../relations/due-rows.ts';

/** What is late or falls due in the 90 days after the date, by kind; its evidence is the calendar. */
export const dueItems = defineMetric({
  kind: 'amount',
  id: 'due-items',
  code: 'C17c',
  family: 'compliance',
  unit: 'count',
  better: 'neither',
  needs: [],
  needsAny: ['review', 'file_item', 'covenant'],
  known: 'TRUE',
  relation: dueRows,
  parts: [{ name: 'due', of: 'due', cells: DUES }],
  numerator: count('open'),
});
