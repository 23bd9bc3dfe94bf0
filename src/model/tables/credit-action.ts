import { CLIENT_ID, FACILITY_ID } from '../common-columns.ts';
import type { TableModel } from '../table.ts';
import { words } from '../words.ts';
import { TABLE_NAMES } from '../table-names.ts';

/** Changes of limits and terms: one row a change. */
export const creditAction: TableModel = {
  ...TABLE_NAMES.credit_action,
  key: ['action_id'],
  fileWords: words('credit action, credit_action, 授信调整, 额度调整, 授信变更'),
  columns: [
    {
      name: 'action_id',
      type: 'text',
      required: true,
      zh: '调整编号',
      en: 'action id',
      aliases: words('action no, change id, change no, 授信调整编号, 变更编号, 调整流水号'),
    },
    { ...CLIENT_ID, required: true },
    FACILITY_ID,
    {
      name: 'action_date',
      type: 'date',
      required: true,
      zh: '调整日期',
      en: 'action date',
      aliases: words('change date, effective date, date, 变更日期, 生效日期, 授信调整日期, 执行日期'),
    },
    {
      name: 'action_type',
      type: 'code',
      allowed: [
        {
          value: 'limit_increase',
          spellings: words('增额, 提额, 增加额度, 上调额度, 增加授信, limit increase, increase'),
        },
        {
          value: 'limit_decrease',
          spellings: words('压降, 降额, 减额, 压缩额度, 下调额度, 调减额度, limit decrease, decrease'),
        },
        { value: 'limit_freeze', spellings: words('冻结, 冻结额度, 暂停用信, limit freeze, freeze') },
        { value: 'rate_cut', spellings: words('降价, 降息, 利率下调, 下调利率, rate cut') },
        { value: 'rate_rise', spellings: words('提价, 加息, 利率上调, 上调利率, rate rise, rate increase') },
        { value: 'tenor_change', spellings: words('期限调整, 展期, 期限变更, 缩短期限, tenor change, extension') },
        { value: 'collateral_added', spellings: words('追加担保, 追加抵押, 补充担保, 增加担保, collateral added') },
        { value: 'covenant_waiver', spellings: words('豁免约束条款, 条款豁免, 约束豁免, covenant waiver, waiver') },
        { value: 'exit', spellings: words('退出, 提前收回, 收回贷款, 宣布到期, call') },
      ],
      zh: '调整类型',
      en: 'action type',
      aliases: words('type, change type, action, 变更类型, 授信调整类型, 调整方式'),
    },
    {
      name: 'before_value',
      type: 'number',
      zh: '调整前',
      en: 'before',
      aliases: words('before value, old value, from, 调整前金额, 调整前值, 原值, 原额度'),
      note: 'in the unit of the row',
    },
    {
      name: 'after_value',
      type: 'number',
      zh: '调整后',
      en: 'after',
      aliases: words('after value, new value, to, 调整后金额, 调整后值, 新值, 新额度'),
      note: 'in the unit of the row',
    },
    {
      name: 'unit',
      type: 'category',
      zh: '单位',
      en: 'unit',
      aliases: ['value unit', '计量单位'],
      note: 'yuan, %, months …',
    },
    {
      name: 'reason_code',
      type: 'category',
      zh: '调整原因',
      en: 'reason',
      aliases: words('reason code, trigger, indicator, 原因, 原因代码, 触发指标'),
      note: 'an indicator code such as F03, or words',
    },
    {
      name: 'alert_id',
      type: 'text',
      zh: '预警编号',
      en: 'alert id',
      aliases: words('alert no, warning id, 预警号, 关联预警编号, 预警信号编号'),
    },
    {
      name: 'approved_by',
      type: 'category',
      zh: '审批人',
      en: 'approved by',
      aliases: words('approver, approval, 批准人, 审批机构, 有权审批人'),
    },
  ],
};
