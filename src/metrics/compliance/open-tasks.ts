import { count, defineMetric } from '../definition.ts';
import { taskRows, TASKS } from '../relations/task-rows.ts';

/** What somebody has to do at the date, by kind; its evidence is the list of it. */
export const openTasks = defineMetric({
  kind: 'amount',
  id: 'open-tasks',
  code: 'C03c',
  family: 'compliance',
  unit: 'count',
  better: 'lower',
  needs: [],
  needsAny: ['review', 'alert', 'file_item', 'covenant'],
  known: 'TRUE',
  relation: taskRows,
  parts: [{ name: 'task', of: 'task', cells: TASKS }],
  numerator: count('open'),
});
