import type { tasks as en } from '../en/tasks.ts';

export const tasks: Record<keyof typeof en, string> = {
  'metric.open-tasks': '待办事项',
  'definition.open-tasks':
    '截至该日应办未办事项：逾期未完成的检查、未关闭且未签收的预警（红色预警 2 日内、其他 5 日内签收）、未关闭且无应急预案的红色预警（自预警日起计）、已过期的环保许可、逾期未交的合规证明。某类事项无任何记录的，不计数值。',
  'formula.open-tasks': '应办未办事项数，按类别',
  'dimension.task': '待办类别',
  'part.task.review': '检查逾期',
  'part.task.acknowledgement': '预警未签收',
  'part.task.plan': '红色预警无预案',
  'part.task.permit': '环保许可过期',
  'part.task.certificate': '合规证明逾期',
  'column.task': '待办类别',
};
