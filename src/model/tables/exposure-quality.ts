import { FIVE_TIER } from '../spellings.ts';
import type { Column } from '../table.ts';
import { words } from '../words.ts';

/** Columns of the ledger that say how good a loan is, and what stands behind it. */
export const QUALITY_COLUMNS: readonly Column[] = [
  {
    name: 'days_past_due',
    type: 'integer',
    zh: '逾期天数',
    en: 'days past due',
    aliases: words(
      'dpd, days overdue, overdue days, past due days, delinquency days, days delinquent, days in arrears, 最大逾期天数',
      '当前逾期天数, 标当前逾期天数, 本息逾期天数, 逾期日数, 欠款天数, 拖欠天数, delinquent days',
    ),
    weak: words(
      'delinquency status, loan delinquency status, months delinquent, months past due, months overdue, months in arrears',
      'delinquent months, overdue instalments, missed payments, 逾期月数, 拖欠月数, 欠款月数, 欠息月数, 违约月数, 逾期期数, 拖欠期数, 欠款期数, 违约期数',
    ),
    largestOf: words(
      '本金逾期天数, 利息逾期天数, 欠本天数, 欠息天数, 连续欠本天数, 连续欠息天数, principal days past due, interest days past due',
    ),
    note: 'the larger of principal and interest days, 0 or more',
  },
  {
    name: 'overdue_amount',
    type: 'money',
    zh: '逾期金额',
    en: 'overdue amount',
    aliases: words(
      'past due amount, amount past due, arrears, arrears amount, amount overdue, 逾期本金, 逾期本息, 逾期余额',
      '逾期本金余额, 逾期本金金额, 欠本金额, 拖欠本金',
    ),
    weak: ['逾期贷款余额'],
  },
  {
    name: 'five_tier',
    type: 'code',
    allowed: FIVE_TIER,
    zh: '五级分类',
    en: 'five-tier class',
    aliases: words(
      'five tier, five category classification, 5-tier class, classification, loan classification, regulatory classification, risk classification, asset classification',
      'asset quality, 贷款五级分类, 五级分类结果, 五级形态, 风险分类, 风险分类结果, 贷款分类, 资产分类',
      '分类结果, 贷款形态, 贷款质量, 资产质量, 资产质量分类, 质量分类, 新五级分类, 五类资产分类, 十级分类, 十二级分类',
    ),
    shared: ['grade', 'category', '分类', '级别'],
    note: '1 Pass, 2 Special mention, 3 Substandard, 4 Doubtful, 5 Loss',
  },
  {
    name: 'npl_flag',
    type: 'flag',
    zh: '是否不良',
    en: 'non-performing flag',
    aliases: words(
      'npl, npl flag, non-performing, non performing, non-performing loan, is npl, npe, 不良标志, 不良标识',
      '不良贷款标志, 不良贷款标识, 是否不良贷款, 是否为不良, 不良贷款, 不良',
    ),
    note: 'non-performing of unknown class; a class given goes before it',
  },
  {
    name: 'ifrs_stage',
    type: 'code',
    allowed: [1, 2, 3].map((value) => ({
      value,
      spellings: [
        `阶段${value}`,
        `阶段${'一二三'[value - 1]}`,
        `第${'一二三'[value - 1]}阶段`,
        `Stage ${value}`,
        `S${value}`,
        `0${value}`,
      ],
    })),
    zh: '减值阶段',
    en: 'IFRS 9 stage',
    aliases: words(
      'stage, ifrs stage, impairment stage, ecl stage, 阶段, 风险阶段, 三阶段, 三阶段划分, 减值三阶段',
      '预期信用损失阶段',
    ),
  },
  {
    name: 'rating',
    type: 'category',
    domain: 'rating',
    zh: '内部评级',
    en: 'rating',
    aliases: words(
      'internal rating, risk rating, credit rating, obligor rating, 信用评级, 信用等级, 信誉评级, 评级',
      '客户评级, 债项评级, 评级结果',
    ),
    shared: ['grade', '级别'],
  },
  {
    name: 'pd_12m',
    type: 'fraction',
    zh: '十二个月违约概率',
    en: '12-month PD',
    aliases: ['12m pd', 'pd 12 months', '12个月违约概率'],
    shared: ['pd', 'default probability', 'probability of default', '违约概率'],
  },
  {
    name: 'pd_life',
    type: 'fraction',
    zh: '存续期违约概率',
    en: 'lifetime PD',
    aliases: ['pd lifetime', '整个存续期违约概率'],
    shared: ['pd', 'default probability', 'probability of default', '违约概率'],
  },
  { name: 'lgd', type: 'fraction', zh: '违约损失率', en: 'loss given default', note: 'over 1 is reported' },
  { name: 'ead', type: 'money', zh: '违约风险暴露', en: 'exposure at default', aliases: ['违约敞口'] },
  {
    name: 'provision',
    type: 'money',
    zh: '减值准备',
    en: 'provision',
    aliases: words(
      'allowance, loss allowance, impairment allowance, impairment provision, loan loss allowance, loan loss provision, ecl, 贷款损失准备, 贷款减值准备, 拨备, 备抵呆帐',
      '拨备金额, 准备金',
    ),
  },
  {
    name: 'collateral_id',
    type: 'text',
    zh: '押品编号',
    en: 'collateral id',
    note: 'a loan with several collaterals may stand in a row for each: their values add up, its balance counts once',
    aliases: words('collateral no, collateral number, 抵质押物编号, 抵押物编号, 质押物编号, 押品代码, 担保物编号'),
  },
  {
    name: 'collateral_value',
    type: 'money',
    zh: '抵质押物价值',
    en: 'collateral value',
    aliases: words(
      'collateral, collateral amount, 押品价值, 抵押物价值, 抵质押价值, 押品评估价值, 担保物价值, 最新估值, 鉴估总值',
    ),
  },
  {
    name: 'watchlist_flag',
    type: 'flag',
    zh: '预警标志',
    en: 'watch-list flag',
    aliases: words('watch list, watchlist, on watch list, 名单制管理, 预警名单, 是否预警, 关注名单'),
  },
  {
    name: 'forborne_flag',
    type: 'flag',
    zh: '重组标志',
    en: 'forborne flag',
    aliases: words(
      'restructured, forborne, forbearance, restructured flag, 展期标志, 是否重组, 是否展期, 展期次数, 累计展期次数',
      '重组贷款标志',
    ),
  },
  {
    name: 'loan_status',
    type: 'code',
    allowed: [
      {
        value: 'active',
        spellings: words(
          '正常, 有效, 存续, 未结清, open, outstanding, current, disbursing, disbursing & repaying, fully disbursed, repaying',
          'approved, signed, effective, active, issued, in repayment, 已批准, 已签约, 已生效, 在贷, 未到期, 还款中, 使用中',
          // in arrears, and on the book all the same
          '逾期, 已逾期, 逾期中, 到期未还, 欠息, 展期, 已展期, overdue, past due, delinquent, late, in arrears, in grace period',
        ),
      },
      {
        value: 'settled',
        // ended without a loss being booked: nothing is owed to us any more
        spellings: words(
          '结清, 已结清, 正常结清, 销户, closed, repaid, fully repaid, paid off',
          'cancelled, canceled, fully cancelled, fully canceled, terminated',
          '已撤销, 已取消, 已终止, 已还清, 还清, 已销户, 提前结清',
          'fully paid, paid in full, paid, prepaid, settled, redeemed, paid-off',
        ),
      },
      {
        value: 'transferred',
        // sold to somebody else: a loss where it was non-performing
        spellings: words(
          '转让, 已转让, 债权转让, 资产转让, 转出, 已转出, 已出售, transferred, fully transferred, sold',
        ),
      },
      {
        value: 'written_off',
        spellings: words(
          '核销, 已核销, 呆账核销, 账销案存, 已核销账销案存, 核销贷款, written off, write-off, write off, writeoff',
          'charged off, charge-off, chargeoff',
        ),
      },
    ],
    zh: '贷款状态',
    en: 'loan status',
    aliases: words('status, account status, facility status, 借据状态, 台账状态, 户况, 状态'),
  },
];
