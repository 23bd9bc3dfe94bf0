import { CURRENCY } from '../common-columns.ts';
import type { TableModel } from '../table.ts';
import { words } from '../words.ts';
import { QUALITY_COLUMNS } from './exposure-quality.ts';
import { TABLE_NAMES } from '../table-names.ts';

/** Month-end loan ledger: one row a facility and snapshot. The only required table. */
export const exposure: TableModel = {
  ...TABLE_NAMES.exposure,
  key: ['as_of_date', 'facility_id'],
  batch: ['as_of_date'],
  oneOf: [['client_id', 'client_name']],
  fileWords: words('exposure, ledger, loan, 台账, 敞口, 借据'),
  columns: [
    {
      name: 'as_of_date',
      type: 'date',
      required: true,
      zh: '数据日期',
      en: 'as-of date',
      aliases: words(
        'reporting date, report date, snapshot date, data date, end of period, period end, month, period',
        'date, 统计日期, 报告期, 报告日期, 快照日期, 截止日期, 数据截止日期, 期末日期, 月末日期, 月份',
        '统计月份, 数据月份, 期间, 会计日期, 报表日期, 业务日期, 采集日期, 基准日期, 批次日期, 数据年月, 资料年月, 资料日期, 日期',
        'cut-off date, cutoff date, tape date, statement date, position date',
      ),
      note: 'month-end; a date within the month is kept and stands for its month',
    },
    {
      name: 'facility_id',
      type: 'text',
      domain: 'facility_id',
      required: true,
      zh: '借据编号',
      en: 'facility id',
      aliases: words(
        'loan id, loan number, loan no, account no, account number, facility, facility no',
        'facility number, listing id, 借据号, 借据号码, 台账编号, 拨款序号',
        '贷款账号, 贷款编号, 核心贷款号, 贷款分户账号, 分户账号',
      ),
      weak: words(
        'contract no, contract number, contract id, 合同编号, 合同号, 贷款合同编号, 主合同号, 授信编号, 授信合同编号',
        '协议号, 额度编号, 账号, 出账编号, 出账号, 放款编号, 放款号, 业务流水号, 业务编号',
      ),
    },
    {
      name: 'client_id',
      type: 'text',
      domain: 'client_id',
      zh: '客户编号',
      en: 'client id',
      aliases: words(
        'customer id, borrower id, obligor id, cust id, client no, customer no, customer number',
        'borrower no, 客户号, 客户代码, 客户ID, 借款人编号, 借款人代码, 企业代号, 企业编号, 核心客户号, 户号',
      ),
      weak: words('统一社会信用代码, 社会信用代码, 信用代码, 组织机构代码, 统一编号, 统编'),
      note: 'the name stands in where the id is blank',
    },
    {
      name: 'client_name',
      type: 'text',
      domain: 'client_name',
      zh: '客户名称',
      en: 'client name',
      aliases: words(
        'customer name, borrower name, obligor name, client, customer, borrower, obligor, company name',
        'company, 借款人名称, 借款人, 借款企业, 借款单位, 借款户, 借户, 企业名称, 单位名称, 公司名称, 客户, 户名',
      ),
      weak: ['账户名称'],
    },
    {
      name: 'outstanding',
      type: 'money',
      required: true,
      zh: '贷款余额',
      en: 'outstanding balance',
      aliases: words(
        'outstanding, outstanding amount, outstanding principal, principal balance, principal outstanding',
        'outstanding principal balance, drawn balance, drawn amount, funded balance, book balance, upb, current upb, unpaid principal balance, unpaid balance, current principal balance, ending balance, closing balance',
        "loan balance, balance, current balance, exposure, exposure amount, borrower's obligation",
        'borrower obligation, due, due to ibrd, due to ida, 本金余额, 贷款本金余额, 借据余额, 余额',
        '未偿还本金, 未偿本金, 剩余本金, 未还本金, 在贷余额, 贷款结余, 用信余额, 敞口余额, 表内余额, 放款余额, 现欠余额, 期末余额, 当前余额',
      ),
      note: 'principal on the balance sheet; a negative balance is kept and reported',
    },
    {
      name: 'limit_amount',
      type: 'money',
      zh: '授信额度',
      en: 'approved limit',
      aliases: words(
        'limit, credit limit, commitment, committed amount, commitment amount, credit line',
        'approved amount, original principal amount, original principal, original balance, original amount, original upb',
        'original loan amount, origination amount, loan amount, 核定额度, 批复金额, 放款金额, 拨款金额, 原始金额, 契约金额',
        '批复额度, 授信总额, 授信金额, 额度, 敞口额度, 综合额度, 核准额度, 合同金额, 贷款金额, 借据金额, 发放金额',
      ),
    },
    {
      name: 'undrawn',
      type: 'money',
      zh: '未提款金额',
      en: 'undrawn amount',
      aliases: words(
        'undrawn, undisbursed amount, undisbursed, available, available amount, unused amount',
        'unused limit, 可用额度, 未使用额度, 未用额度, 未提用额度, 剩余额度',
      ),
    },
    CURRENCY,
    ...QUALITY_COLUMNS,
    {
      name: 'manager_id',
      type: 'category',
      domain: 'manager_id',
      zh: '客户经理',
      en: 'client manager',
      prefer: words(
        'manager_id, 客户经理工号, 客户经理编号, 客户经理标识, 管户经理工号, 管户人工号, 管户员工号, 信贷员工号, rm id',
      ),
      aliases: words(
        'manager, rm, relationship manager, account officer, account manager, loan officer, team leader',
        'tl, 管户客户经理, 管户经理, 管户人, 管户员, 客户经理姓名, 客户经理名称, 主办客户经理, 信贷员, 信贷员姓名',
        '贷款责任人',
      ),
      note: 'the manager responsible at the snapshot',
    },
    {
      name: 'branch',
      type: 'category',
      domain: 'branch',
      zh: '机构',
      en: 'branch',
      prefer: ['支行', '支行名称'],
      aliases: words(
        'branch name, office, organisation, organization, booking branch, 经办机构, 机构名称, 所属机构',
        '管户机构, 贷款机构, 经办行, 分行, 银行分行, 分支机构, 营业机构, 网点, 机构/支行',
      ),
      weak: words('一级分行, 入账机构, 账务机构'),
    },
    {
      name: 'sector',
      type: 'category',
      domain: 'sector',
      zh: '行业',
      en: 'sector',
      prefer: words('贷款投向行业, 贷款投向, 投向行业, 行业投向, 贷款投向所属行业'),
      aliases: words(
        'industry, industry sector, sector name, 行业名称, 国标行业, 行业门类, 行业分类, 所属行业',
        '行业类型, 行业别, 授信户行业别',
      ),
    },
    {
      name: 'region',
      type: 'category',
      domain: 'region',
      zh: '地区',
      en: 'region',
      aliases: words(
        'province, state, country, country name, location, 投向地区, 省份, 省, 区域, 所在地区, 所在省份, 注册地, 注册地区',
        '所在地, 行政区划, 国家',
      ),
      note: 'what the file calls a region; a country or a province where it has none',
    },
    {
      name: 'project_id',
      type: 'text',
      domain: 'project_id',
      zh: '项目编号',
      en: 'project id',
      aliases: words('project no, project number, project code, 项目号, 项目代码'),
    },
    {
      name: 'origination_date',
      type: 'date',
      zh: '放款日期',
      en: 'origination date',
      aliases: words(
        'disbursement date, drawdown date, loan date, start date, value date, 发放日期, 贷款发放日期, 贷款日期, 业务发生日期',
        '实际发放日期, 借据起始日, 起始日期, 起息日, 发放日, 放款日, 拨款日期, 授信生效日',
      ),
    },
    {
      name: 'maturity_date',
      type: 'date',
      zh: '到期日期',
      en: 'maturity date',
      aliases: words(
        'maturity, final maturity, due date, end date, expiry date, last repayment date, 到期日',
        '贷款到期日, 借据到期日, 合同到期日, 授信到期日, 终止日期',
      ),
    },
    {
      name: 'product',
      type: 'category',
      zh: '产品',
      en: 'product',
      aliases: words(
        'product name, product type, loan type, facility type, 产品名称, 贷款品种, 业务品种, 产品类型',
        '贷款种类, 授信品种, 业务种类, 业务类型, 信贷业务种类, 信贷品种, 贷款类型, 科目, 授信科目',
      ),
    },
  ],
};
