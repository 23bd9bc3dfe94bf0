import type { tasks as en } from '../en/tasks.ts';

export const tasks: Record<keyof typeof en, string> = {
  'metric.open-tasks': '待办事项',
  'dimension.task': '待办类别',
  'part.task.review': '检查逾期',
  'part.task.acknowledgement': '预警未签收',
  'part.task.plan': '红色预警无预案',
  'part.task.permit': '环保许可过期',
  'part.task.certificate': '合规证明逾期',
  'column.task': '待办类别',
  'overview.tasks': '待办事项',
  'overview.tasks.finding':
    '待办事项 {count} 项，涉及责任人 {people} 名；逾期超过 {edge} 天的 {late} 项。最久一项：{oldest}，逾期 {days} 天。',
  'overview.tasks.undated': '待办事项 {count} 项，涉及责任人 {people} 名；均无到期日。',
  'overview.tasks.none': '无待办事项：无逾期检查、未签收预警、无预案红色预警、过期许可及逾期证明。',
  'overview.tasks.nobody': '所选范围内没有待办事项，也没有贷款。',
  'overview.tasks.unsure': '已有记录的类别无待办事项。',
  'overview.tasks.unknown': '未载入检查、预警、许可或合规证明数据，无法判断待办事项。',
  'overview.tasks.not-known': '无记录的类别：{kinds}',
  'overview.tasks.person': '责任人',
  'overview.tasks.task': '待办类别',
  'overview.tasks.client': '客户',
  'overview.tasks.due': '到期日',
  'overview.tasks.late': '逾期天数',
  'overview.tasks.same': '该客户同类待办',
  'overview.tasks.named': '{name}（{id}）',
  'overview.tasks.oldest': '{task}，{client}',
};
