import { CLIENT_ID, MANAGER_ID, PROJECT_ID } from '../common-columns.ts';
import type { TableModel } from '../table.ts';
import { words } from '../words.ts';
import { TABLE_NAMES } from '../table-names.ts';

/** Documents of a client's file, licences and permits: how fresh they are and until when they are valid. */
export const fileItem: TableModel = {
  ...TABLE_NAMES.file_item,
  key: ['item_id'],
  fileWords: words('file item, file_item, document, licence, permit, 档案, 证照, 资料'),
  columns: [
    {
      name: 'item_id',
      type: 'text',
      madeOf: ['client_id', 'project_id', 'doc_type'],
      zh: '档案编号',
      en: 'item id',
      aliases: words('item no, document id, document no, doc id, file id, 资料编号, 文件编号, 证照编号, 档案号'),
      note: 'blank: client, project and kind of document name the item',
    },
    { ...CLIENT_ID, required: true },
    PROJECT_ID,
    {
      name: 'doc_type',
      type: 'code',
      required: true,
      allowed: [
        {
          value: 'licence',
          spellings: words('营业执照, 执照, 经营许可证, license, business licence, business license'),
        },
        { value: 'financial_statement', spellings: words('财务报表, 财报, 审计报告, financial statement, financials') },
        { value: 'credit_report', spellings: words('征信报告, 征信, 信用报告, credit report') },
        { value: 'kyc', spellings: words('客户身份资料, 身份资料, 客户尽调资料, KYC资料, know your customer') },
        { value: 'project_progress', spellings: words('项目进展, 项目进度, 进度报告, 工程进度报告, project progress') },
        {
          value: 'collateral_valuation',
          spellings: words('押品评估, 抵押物评估, 抵质押物评估, 评估报告, collateral valuation, valuation'),
        },
        { value: 'insurance', spellings: words('保险, 保单, 保险单, insurance policy') },
        {
          value: 'env_permit',
          spellings: words('环评/排污许可, 环评批复, 环评, 排污许可, 排污许可证, environmental permit'),
        },
        {
          value: 'construction_permit',
          spellings: words('建设许可, 施工许可证, 施工许可, 建设工程规划许可证, construction permit'),
        },
        {
          value: 'ip_valuation',
          spellings: words('专利评估, 知识产权评估, 专利价值评估, patent valuation, ip valuation'),
        },
        { value: 'policy_context', spellings: words('政策环境, 政策, 外部政策, policy context, policy') },
        { value: 'contract', spellings: words('合同, 贷款合同, 协议, agreement') },
        { value: 'other', spellings: ['其他', '其它', 'others'] },
      ],
      zh: '资料类型',
      en: 'document type',
      aliases: words('doc type, document, type, 档案类型, 文件类型, 证照类型, 资料名称, 证照名称'),
    },
    {
      name: 'last_updated',
      type: 'date',
      zh: '更新日期',
      en: 'last updated',
      aliases: words('update date, updated, last update, 最近更新日期, 最后更新日期, 更新时间, 录入日期'),
    },
    {
      name: 'content_date',
      type: 'date',
      zh: '资料截止日',
      en: 'content date',
      aliases: words('data date, as of, 资料日期, 资料截止日期, 内容截止日期'),
    },
    {
      name: 'refresh_days',
      type: 'integer',
      zh: '更新周期',
      en: 'refresh days',
      aliases: words('refresh interval, refresh period, validity days, 更新周期天数, 更新频率, 有效天数'),
      note: 'days; blank takes the default of the document type',
    },
    {
      name: 'expiry_date',
      type: 'date',
      zh: '有效期至',
      en: 'expiry date',
      aliases: words('expires, valid until, valid to, 到期日期, 到期日, 有效期, 有效期止, 失效日期'),
      note: 'the last valid day',
    },
    {
      name: 'status',
      type: 'code',
      allowed: [
        { value: 'valid', spellings: words('有效, 正常, 齐全, 已收集, ok, current') },
        { value: 'missing', spellings: words('缺失, 缺少, 未收集, 未提供, 缺') },
        { value: 'expired', spellings: words('过期, 已过期, 失效, 已失效, 到期') },
        { value: 'waived', spellings: words('豁免, 免收, 不适用, not required') },
      ],
      zh: '资料状态',
      en: 'status',
      aliases: words('document status, 状态, 档案状态, 证照状态'),
    },
    {
      name: 'verified_flag',
      type: 'flag',
      zh: '是否核实',
      en: 'verified',
      aliases: words('verified flag, checked, 核实标志, 是否核验, 是否验证'),
    },
    MANAGER_ID,
  ],
};
