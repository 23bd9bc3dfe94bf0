/** Words of what somebody has to do. */
export const tasks = {
  'metric.open-tasks': 'Tasks to be done',
  'dimension.task': 'task',
  'part.task.review': 'overdue review',
  'part.task.acknowledgement': 'alert not acknowledged',
  'part.task.plan': 'red alert without a plan',
  'part.task.permit': 'expired permit',
  'part.task.certificate': 'late certificate',
  'column.task': 'task',
  'overview.tasks': 'Who has to act',
  'overview.tasks.finding':
    '{count|task|tasks} for {people|person|people}, {late} more than {edge} days late; the oldest: {oldest}, {days|day|days} late.',
  'overview.tasks.undated': '{count|task|tasks} for {people|person|people}; none has a due date.',
  'overview.tasks.none':
    'Nobody has anything to do: no overdue review, no alert to acknowledge or to plan for, no lapsed permit, no late certificate.',
  'overview.tasks.nobody': 'No task and no loan is in this selection.',
  'overview.tasks.unsure': 'Nothing is to be done of what is known.',
  'overview.tasks.unknown':
    'Nothing is known of reviews, alerts, permits or certificates: nobody can say who has to act.',
  'overview.tasks.not-known': 'nothing is recorded of: {kinds}',
  'overview.tasks.person': 'Person',
  'overview.tasks.task': 'Task',
  'overview.tasks.client': 'Client',
  'overview.tasks.due': 'Due',
  'overview.tasks.late': 'Days late',
  'overview.tasks.same': 'Of this kind here',
  'overview.tasks.named': '{name} ({id})',
  'overview.tasks.oldest': '{task}, {client}',
} as const;
