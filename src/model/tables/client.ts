import { RISK_TIER } from '../spellings.ts';
import type { TableModel } from '../table.ts';
import { words } from '../words.ts';
import { TABLE_NAMES } from '../table-names.ts';

/** Clients: who they are, where they belong, how risky they were judged. */
export const client: TableModel = {
  ...TABLE_NAMES.client,
  key: ['client_id'],
  fileWords: words('client, customer, borrower, 客户信息, 客户名单, 客户表'),
  columns: [
    {
      name: 'client_id',
      type: 'text',
      domain: 'client_id',
      required: true,
      zh: '客户编号',
      en: 'client id',
      aliases: words(
        'customer id, borrower id, obligor id, cust id, client no, customer no, customer number, 客户号',
        '客户代码, 客户ID, 借款人编号, 企业代号, 企业编号, 核心客户号, 户号',
      ),
      weak: words('统一社会信用代码, 社会信用代码, 信用代码, 组织机构代码, 统一编号, 统编'),
    },
    {
      name: 'client_name',
      type: 'text',
      domain: 'client_name',
      zh: '客户名称',
      en: 'client name',
      aliases: words(
        'customer name, borrower name, name, client, customer, borrower, company name, company, 借款人',
        '借款人名称, 借款单位, 企业名称, 单位名称, 公司名称, 客户全称, 户名, 名称',
      ),
    },
    {
      name: 'client_name_en',
      type: 'text',
      zh: '客户英文名称',
      en: 'client name in English',
      aliases: words(
        'english name, english client name, client english name, customer english name, company english name, client name (english), customer name (english), company name (english)',
        '英文名称, 英文名, 企业英文名称, 公司英文名称, 客户名称（英文）, 企业名称（英文）',
      ),
      note: 'shown to readers of English; where it is blank the client name is',
    },
    {
      name: 'group_id',
      type: 'text',
      domain: 'group_id',
      zh: '集团客户编号',
      en: 'group id',
      aliases: words(
        'group, parent, parent id, group name, parent company, 所属集团, 集团编号, 集团客户, 集团名称',
        '集团, 母公司',
      ),
    },
    {
      name: 'sector',
      type: 'category',
      domain: 'sector',
      zh: '行业',
      en: 'sector',
      aliases: words('industry, industry sector, 行业名称, 国标行业, 行业门类, 行业分类, 行业类型, 所属行业'),
    },
    {
      name: 'sector_en',
      type: 'category',
      zh: '行业英文名称',
      en: 'sector in English',
      aliases: words(
        'sector english, english sector, industry english, sector (english), industry (english), 行业英文, 行业（英文）',
      ),
      note: 'shown to readers of English; industries of GB/T 4754 need none',
    },
    {
      name: 'region',
      type: 'category',
      domain: 'region',
      zh: '地区',
      en: 'region',
      aliases: words(
        'province, state, country, country name, location, 省份, 省, 区域, 注册地, 注册地区, 所在地, 所在地区, 所在省份',
        '行政区划, 注册地行政区划, 国家',
      ),
    },
    {
      name: 'size_class',
      type: 'code',
      allowed: [
        { value: 'large', spellings: ['大', '大型', '大型企业', 'L'] },
        { value: 'medium', spellings: ['中', '中型', '中型企业', 'M'] },
        { value: 'small', spellings: ['小', '小型', '小型企业', 'S'] },
        { value: 'micro', spellings: ['微', '微型', '微型企业'] },
      ],
      zh: '企业规模',
      en: 'size class',
      aliases: words('size, company size, 规模, 客户规模, 企业类型规模, 企业分类'),
      weak: ['企业类型'],
    },
    {
      name: 'risk_tier',
      type: 'code',
      allowed: RISK_TIER,
      zh: '风险等级',
      en: 'risk tier',
      aliases: words('tier, 客户风险分层, 客户风险等级, 风险分层, 风险层级'),
      note: '1 lowest to 5 highest',
    },
    {
      name: 'internal_rating',
      type: 'category',
      domain: 'rating',
      zh: '客户评级',
      en: 'internal rating',
      aliases: words('rating, credit rating, risk rating, 内部评级, 信用评级, 信用等级, 评级'),
    },
    {
      name: 'aml_risk',
      type: 'code',
      allowed: [
        { value: 'low', spellings: ['低', '低风险'] },
        { value: 'medium', spellings: ['中', '中风险', '一般', '中等'] },
        { value: 'high', spellings: ['高', '高风险', '较高'] },
        { value: 'top', spellings: ['最高', '极高', '禁止类', 'very high'] },
      ],
      zh: '反洗钱风险等级',
      en: 'AML risk',
      aliases: ['kyc risk', 'aml rating', '洗钱风险等级', '反洗钱等级'],
    },
    {
      name: 'high_pollution_flag',
      type: 'flag',
      zh: '两高行业',
      en: 'high-pollution flag',
      aliases: words(
        'high pollution, heavy emitter, 高污染, 高耗能, 两高一剩, 高污染标志, 是否两高, 两高标志',
        '高污染高耗能',
      ),
    },
    {
      name: 'onboard_date',
      type: 'date',
      zh: '准入日期',
      en: 'onboarding date',
      aliases: words(
        'onboard date, client since, relationship start, 建档日期, 开户日期, 建立关系日期, 首次建立信贷关系年月, 建立信贷关系日期',
      ),
    },
    {
      name: 'manager_id',
      type: 'category',
      domain: 'manager_id',
      zh: '客户经理',
      en: 'client manager',
      prefer: words(
        'manager_id, 客户经理工号, 客户经理编号, 客户经理标识, 管户经理工号, 管户人工号, 管户员工号, rm id',
      ),
      aliases: words(
        'manager, rm, relationship manager, account officer, account manager, 管户客户经理, 管户经理',
        '管户人, 管户员, 信贷员, 客户经理姓名, 主办客户经理',
      ),
    },
    {
      name: 'status',
      type: 'code',
      allowed: [
        { value: 'prospect', spellings: ['潜在', '意向', '拟准入', '储备'] },
        { value: 'active', spellings: words('存量, 正常, 有效, 在册, 存续') },
        { value: 'exited', spellings: words('退出, 已退出, 流失, 销户, 注销, closed, inactive, exit') },
      ],
      zh: '客户状态',
      en: 'client status',
      aliases: ['customer status', '状态'],
    },
  ],
};
