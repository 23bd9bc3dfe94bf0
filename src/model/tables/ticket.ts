import { CLIENT_ID, MANAGER_ID } from '../common-columns.ts';
import type { TableModel } from '../table.ts';
import { words } from '../words.ts';
import { TABLE_NAMES } from '../table-names.ts';

/** Service requests of clients: when they were answered and solved, and what the client thought of it. */
export const ticket: TableModel = {
  ...TABLE_NAMES.ticket,
  key: ['ticket_id'],
  fileWords: words('ticket, service, csat, 工单, 满意度, 服务'),
  columns: [
    {
      name: 'ticket_id',
      type: 'text',
      required: true,
      zh: '工单编号',
      en: 'ticket id',
      aliases: words('ticket no, ticket number, case id, request id, 工单号, 服务单号, 服务编号'),
    },
    CLIENT_ID,
    { ...MANAGER_ID, aliases: [...(MANAGER_ID.aliases ?? []), '处理人', '受理人', 'assignee', 'owner'] },
    {
      name: 'opened_at',
      type: 'moment',
      required: true,
      zh: '受理时间',
      en: 'opened at',
      aliases: words('opened, created, created at, open date, received at, 提交时间, 创建时间, 受理日期, 登记时间'),
    },
    {
      name: 'first_response_at',
      type: 'moment',
      zh: '首次响应时间',
      en: 'first response at',
      aliases: words('first response, responded at, response time, 响应时间, 首次回复时间, 首响时间'),
    },
    {
      name: 'resolved_at',
      type: 'moment',
      zh: '解决时间',
      en: 'resolved at',
      aliases: words('resolved, closed at, closed, resolution time, 办结时间, 完成时间, 关闭时间, 解决日期'),
    },
    {
      name: 'category',
      type: 'category',
      zh: '工单类别',
      en: 'category',
      aliases: words('ticket type, type, request type, 类别, 工单类型, 服务类型, 业务类型'),
    },
    {
      name: 'priority',
      type: 'code',
      allowed: [
        { value: 'low', spellings: ['低', '一般', 'P4', 'minor'] },
        { value: 'normal', spellings: words('中, 普通, 正常, P3, medium') },
        { value: 'high', spellings: words('高, 重要, P2, major') },
        { value: 'urgent', spellings: words('紧急, 特急, P1, critical') },
      ],
      zh: '优先级',
      en: 'priority',
      aliases: ['ticket priority', '紧急程度', '优先程度'],
    },
    {
      name: 'sla_response_h',
      type: 'number',
      zh: '响应时限（小时）',
      en: 'response SLA (hours)',
      aliases: words('sla response, response sla, sla response hours, 响应时限, 响应标准, 响应时限小时'),
      note: 'hours',
    },
    {
      name: 'sla_resolve_h',
      type: 'number',
      zh: '解决时限（小时）',
      en: 'resolution SLA (hours)',
      aliases: words('sla resolve, resolution sla, sla resolution hours, 解决时限, 办结时限, 解决时限小时'),
      note: 'hours',
    },
    {
      name: 'csat',
      type: 'number',
      zh: '满意度评分',
      en: 'CSAT',
      aliases: words('satisfaction, customer satisfaction, csat score, rating, 满意度, 客户满意度, 评分'),
      note: '1 to 5',
    },
    {
      name: 'nps',
      type: 'integer',
      zh: '推荐意愿',
      en: 'NPS score',
      aliases: words('nps, likelihood to recommend, 净推荐值, NPS评分, 推荐分'),
      note: '0 to 10',
    },
    {
      name: 'complaint_flag',
      type: 'flag',
      zh: '投诉',
      en: 'complaint',
      aliases: words('complaint flag, is complaint, 是否投诉, 投诉标志'),
    },
    {
      name: 'reopened_flag',
      type: 'flag',
      zh: '重开',
      en: 'reopened',
      aliases: words('reopened flag, is reopened, 是否重开, 重开标志, 是否二次受理'),
    },
  ],
};
