/** Words of what somebody has to do. */
export const tasks = {
  'metric.open-tasks': 'Tasks to be done',
  'definition.open-tasks':
    'What somebody has to do at the date: overdue reviews, open alerts nobody has acknowledged (due after 2 days if red, else 5), open red alerts without a contingency plan (due the day they are raised), expired environmental permits, certificates past due. A kind of which nothing is recorded has no value.',
  'formula.open-tasks': 'count of tasks not done, by kind',
  'dimension.task': 'task',
  'part.task.review': 'overdue review',
  'part.task.acknowledgement': 'alert not acknowledged',
  'part.task.plan': 'red alert without a plan',
  'part.task.permit': 'expired permit',
  'part.task.certificate': 'late certificate',
  'column.task': 'task',
} as const;
