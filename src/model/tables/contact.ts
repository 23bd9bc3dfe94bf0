import { CLIENT_ID, MANAGER_ID } from '../common-columns.ts';
import type { TableModel } from '../table.ts';
import { words } from '../words.ts';
import { TABLE_NAMES } from '../table-names.ts';

/** Visits to clients and talks with them, planned and held. */
export const contact: TableModel = {
  ...TABLE_NAMES.contact,
  key: ['contact_id'],
  fileWords: words('contact, visit, call, 拜访, 走访, 沟通'),
  columns: [
    {
      name: 'contact_id',
      type: 'text',
      required: true,
      zh: '拜访编号',
      en: 'contact id',
      aliases: words('contact no, visit id, visit no, call id, 沟通编号, 走访编号, 拜访号, 拜访记录编号'),
    },
    { ...CLIENT_ID, required: true },
    {
      ...MANAGER_ID,
      aliases: [...(MANAGER_ID.aliases ?? []), '拜访人', '走访人', '拜访人工号'],
      note: 'who went or called',
    },
    {
      name: 'planned_date',
      type: 'date',
      zh: '计划日期',
      en: 'planned date',
      aliases: words('plan date, scheduled date, due date, 计划拜访日期, 拟拜访日期, 预约日期'),
    },
    {
      name: 'contact_date',
      type: 'date',
      zh: '拜访日期',
      en: 'contact date',
      aliases: words('visit date, call date, date, actual date, 实际拜访日期, 走访日期, 沟通日期'),
    },
    {
      name: 'mode',
      type: 'code',
      allowed: [
        { value: 'visit', spellings: words('实地, 上门, 现场, 走访, 实地拜访, 上门拜访, on-site, site visit') },
        { value: 'call', spellings: words('电话, 电话沟通, phone, telephone') },
        { value: 'video', spellings: words('视频, 视频会议, video call, online') },
        { value: 'email', spellings: words('邮件, 电子邮件, e-mail, mail') },
        { value: 'other', spellings: ['其他', '其它', '微信'] },
      ],
      zh: '沟通方式',
      en: 'mode',
      aliases: words('contact mode, channel, type, 拜访方式, 走访方式, 方式'),
    },
    {
      name: 'purpose',
      type: 'text',
      zh: '拜访目的',
      en: 'purpose',
      aliases: words('reason, subject, 目的, 事由, 沟通主题'),
    },
    {
      name: 'outcome',
      type: 'text',
      zh: '拜访结果',
      en: 'outcome',
      aliases: words('result, notes, 结果, 沟通结果, 拜访情况'),
    },
    {
      name: 'next_action_date',
      type: 'date',
      zh: '下一步日期',
      en: 'next action date',
      aliases: words('follow-up date, next step due, 下次跟进日期, 跟进日期, 后续行动日期'),
    },
    {
      name: 'next_action_done',
      type: 'date',
      zh: '下一步完成日期',
      en: 'next action done',
      aliases: words('follow-up done, next step done, 跟进完成日期, 实际跟进日期, 后续行动完成日期'),
    },
  ],
};
