import { CLIENT_ID, CURRENCY, FACILITY_ID, PROJECT_ID } from '../common-columns.ts';
import type { TableModel } from '../table.ts';
import { words } from '../words.ts';
import { TABLE_NAMES } from '../table-names.ts';

/** Loans and credit lines: what was approved, on which terms. */
export const facility: TableModel = {
  ...TABLE_NAMES.facility,
  key: ['facility_id'],
  fileWords: words('facility, facilities, 授信信息, 借据信息, 合同信息, 授信明细'),
  columns: [
    { ...FACILITY_ID, required: true },
    { ...CLIENT_ID, required: true },
    PROJECT_ID,
    {
      name: 'facility_type',
      type: 'code',
      allowed: [
        { value: 'project_finance', spellings: words('项目融资, 项目贷款, 项目融资贷款, project finance, PF') },
        {
          value: 'fixed_asset',
          spellings: words('固定资产贷款, 固定资产, 固贷, 中长期贷款, fixed asset, fixed asset loan, term loan'),
        },
        {
          value: 'working_capital',
          spellings: words('流动资金贷款, 流动资金, 流贷, 短期贷款, 循环贷款, working capital, revolver, revolving'),
        },
        { value: 'syndicated', spellings: words('银团, 银团贷款, syndicated loan, syndication') },
        { value: 'guarantee', spellings: words('保函, 担保, 对外担保, guarantees, letter of guarantee') },
        { value: 'other', spellings: ['其他', '其它', 'others'] },
      ],
      zh: '授信类型',
      en: 'facility type',
      aliases: words(
        'loan type, product type, type, 授信品种, 业务品种, 贷款品种, 贷款种类, 贷款类型, 产品类型, 业务种类, 信贷业务种类, 信贷品种',
      ),
    },
    {
      name: 'approved_limit',
      type: 'money',
      zh: '授信金额',
      en: 'approved limit',
      aliases: words(
        'limit, limit amount, credit limit, approved amount, commitment, committed amount, facility amount',
        'loan amount, 授信额度, 批复金额, 批准金额, 核定额度, 核准额度, 额度金额, 名义金额, 合同金额, 贷款金额, 借据金额',
      ),
    },
    CURRENCY,
    {
      name: 'signed_date',
      type: 'date',
      zh: '签约日期',
      en: 'signed date',
      aliases: words(
        'signing date, contract date, agreement date, 签订日期, 合同签订日期, 合同起始日期, 合同日期, 签约日',
      ),
    },
    {
      name: 'origination_date',
      type: 'date',
      zh: '首次放款日期',
      en: 'origination date',
      aliases: words(
        'disbursement date, first drawdown date, drawdown date, start date, value date, 放款日期, 首次放款日',
        '发放日期, 贷款发放日期, 起始日期, 起息日, 放款日',
      ),
      note: 'first drawdown',
    },
    {
      name: 'maturity_date',
      type: 'date',
      zh: '到期日',
      en: 'maturity date',
      aliases: words(
        'maturity, final maturity, due date, end date, expiry date, 到期日期, 贷款到期日, 借据到期日',
        '合同到期日, 终止日期',
      ),
    },
    {
      name: 'interest_rate',
      type: 'fraction',
      zh: '利率',
      en: 'interest rate',
      aliases: words(
        'rate, coupon, annual rate, 执行利率, 年利率, 贷款利率, 合同利率, 执行年利率, 计息利率, 拨款利率, 实际利率',
      ),
      note: 'a year; 0.045 or 4.5%',
    },
    {
      name: 'rate_type',
      type: 'code',
      allowed: [
        { value: 'fixed', spellings: ['固定', '固定利率', 'fix', 'fixed rate'] },
        { value: 'floating', spellings: words('浮动, 浮动利率, LPR, float, variable, floating rate') },
      ],
      zh: '利率类型',
      en: 'rate type',
      aliases: ['interest type', '利率方式', '利率种类', '浮动方式', '利率浮动方式'],
    },
    {
      name: 'repayment_method',
      type: 'category',
      zh: '还款方式',
      en: 'repayment method',
      aliases: ['repayment', 'repayment type', '还本方式', '还本付息方式', '偿还方式', '摊还方式'],
    },
    {
      name: 'collateral_type',
      type: 'code',
      allowed: [
        { value: 'unsecured', spellings: words('信用, 信用贷款, 无担保, 免担保, clean, none') },
        { value: 'guaranteed', spellings: words('保证, 保证担保, 第三方保证, 连带责任保证, guarantee') },
        { value: 'mortgaged', spellings: words('抵押, 抵押担保, 房产抵押, 不动产抵押, mortgage') },
        { value: 'pledged', spellings: words('质押, 质押担保, 应收账款质押, 股权质押, 收费权质押, pledge') },
        { value: 'mixed', spellings: words('组合, 组合担保, 混合, 抵质押, 抵押+保证, 保证+抵押, combined') },
      ],
      zh: '担保方式',
      en: 'collateral type',
      aliases: words(
        'security, security type, guarantee type, 主要担保方式, 担保类型, 担保方式名称, 贷款方式, 担保条件',
      ),
    },
    {
      name: 'syndicate_share',
      type: 'fraction',
      zh: '银团份额',
      en: 'syndicate share',
      aliases: words('our share, participation, 银团占比, 银团份额占比, 本行份额, 参与份额'),
      note: 'our part of a syndicated loan',
    },
    {
      name: 'purpose',
      type: 'text',
      zh: '贷款用途',
      en: 'purpose',
      aliases: ['loan purpose', '用途', '资金用途', '用途别'],
    },
    {
      name: 'green_flag',
      type: 'flag',
      zh: '绿色贷款标志',
      en: 'green loan flag',
      aliases: words('green, green loan, 绿色贷款, 是否绿色贷款, 绿色信贷标志, 是否绿色信贷, 绿色标志'),
    },
    {
      name: 'sustainability_linked_flag',
      type: 'flag',
      zh: '可持续挂钩标志',
      en: 'sustainability-linked flag',
      aliases: words('sustainability linked, sll, sll flag, 可持续发展挂钩, 可持续挂钩贷款, 是否可持续挂钩'),
    },
  ],
};
