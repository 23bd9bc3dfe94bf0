import { CLASSES, FACILITY_TYPES, PRODUCTS, PROJECT_KINDS, RATE_BASES, SECURITY, SIZES, STATUSES } from './codes.ts';
import { table, type RegulatoryTable } from './table.ts';

/** Tables of 一表通 2.0, by their Chinese field names and item codes. One ledger of ours is spread over 8.1, 6.27, 8.12, 8.15 and 6.2. */
export const YBT_TABLES: readonly RegulatoryTable[] = [
  table({
    name: '一表通 8.1',
    title: '贷款借据',
    table: 'exposure',
    marks: '借据ID 借款余额 贷款状态|H010001 H010010',
    fields: `as_of_date=采集日期/H010029 facility_id=借据ID/H010001 outstanding=借款余额/H010010 provision=减值准备/H010020
      loan_status=贷款状态/H010019 branch=机构ID/H010004 facility.interest_rate=贷款利率/H010021`,
    none: '贷款逾期标识/H010025 H010030',
    codes: { loan_status: STATUSES },
  }),
  table({
    name: '一表通 6.27',
    title: '贷款协议补充信息',
    table: 'facility',
    marks: 'F270001 F270002 F270009|借据ID 协议ID 客户ID 借款金额',
    fields: `facility_id=借据ID/F270001 client_id=客户ID/F270002 approved_limit=借款金额/F270009 currency=币种/F270006
      facility_type=信贷业务种类/F270025 collateral_type=担保方式/F270021 rate_type=利率定价基础/F270060
      origination_date=实际发放日期/F270016 maturity_date=实际到期日期/F270018 purpose=贷款用途/F270019`,
    none: `机构ID/F270004 分户账号/F270005 科目ID/F270007 科目名称/F270008 原始到期日期/F270017 客户行业类型/F270022 F270010 F270011
      F270012 F270013 F270014 F270015 F270028 F270029 F270031 F270033 F270034 F270036 F270037 F270039 F270040 F270041 F270042
      F270043 F270044 F270045 F270046 F270047 F270048 F270052 F270059 F270061 F270062 F270067 F270068 F270070`,
    links: 'contract=协议ID/F270003',
    codes: {
      product: PRODUCTS,
      facility_type: FACILITY_TYPES,
      collateral_type: SECURITY,
      rate_type: RATE_BASES,
      'facility.collateral_type': SECURITY,
      'facility.rate_type': RATE_BASES,
    },
    joins: [
      {
        keys: 'facility_id=借据ID/F270001',
        date: '采集日期/F270069',
        gives: `client_id=客户ID/F270002 contract=协议ID/F270003 limit_amount=借款金额/F270009 currency=币种/F270006
          sector=行业类型（投向）/行业类型（按贷款投向划分）/贷款投向行业/F270023 region=贷款投向地区/F270063
          origination_date=实际发放日期/F270016 maturity_date=实际到期日期/F270018 product=信贷业务种类/F270025
          forborne_flag=债务重组次数/F270064 branch=机构ID/F270004 facility.collateral_type=担保方式/F270021
          facility.purpose=贷款用途/F270019 facility.rate_type=利率定价基础/F270060`,
      },
      {
        to: 'project',
        keys: 'facility_id=借据ID/F270001',
        date: '采集日期/F270069',
        gives: 'client_id=客户ID/F270002',
        keeps: true,
      },
    ],
  }),
  table({
    name: '一表通 8.12',
    title: '五级分类状态',
    table: 'exposure',
    only: true,
    marks: '细分资产ID 当前五级分类|H120002 H120005',
    none: '机构ID/H120003 原五级分类/H120006 变动方式/H120007 变动原因/原因/H120008 经办员工ID/H120009 审查员工ID/H120010 审批员工ID/H120011 H120015',
    codes: { five_tier: CLASSES },
    joins: [
      {
        keys: 'facility_id=细分资产ID/H120002',
        date: '采集日期/H120013',
        when: 'same',
        latest: '调整日期/H120004',
        gives: `contract=协议ID/H120001 five_tier=当前五级分类/H120005 provision=减值准备/H120014 currency=币种/H120012`,
      },
    ],
  }),
  table({
    name: '一表通 8.15',
    title: '还款状态',
    table: 'exposure',
    only: true,
    marks: '细分资产ID 连续欠本天数|H150003 H150014|H150003 H150020',
    none: `机构ID/H150027 还本方式/H150004 还息方式/H150005 本期还款期数/H150006 计划还款期数/H150007 本期计划还款日期/H150008
      本期计划归还本金金额/H150009 本期计划归还利息金额/H150010 本期已归还本金/H150011 本期已归还利息/H150012 累积欠本天数/H150016
      累积欠息天数/H150017 连续欠款期数/H150018 累计欠款期数/H150019 表内欠款利息/H150021 表外欠款利息/H150022 欠本日期/H150023
      欠息日期/H150024 终结日期/H150025 H150029`,
    joins: [
      {
        keys: 'facility_id=细分资产ID/H150003',
        date: '采集日期/H150026',
        when: 'same',
        gives: `client_id=客户ID/H150001 contract=协议ID/H150002 days_past_due=连续欠本天数/H150014+连续欠息天数/H150015
          overdue_amount=欠本金额/H150020 forborne_flag=累计展期次数/H150013 currency=币种/H150028`,
      },
    ],
  }),
  table({
    name: '一表通 6.2',
    title: '贷款协议',
    table: 'facility',
    wide: true,
    marks: 'F020001 F020003 F020008|协议ID 客户ID 贷款金额 管户员工ID',
    fields: `facility_id=协议ID/F020001 client_id=客户ID/F020003 approved_limit=贷款金额/F020008 currency=协议币种/币种/F020007
      origination_date=贷款协议起始日期/起始日期/F020048 maturity_date=贷款协议到期日期/到期日期/F020049 purpose=贷款用途/F020010
      collateral_type=担保方式/F020065 facility_type=信贷业务种类/F020066`,
    none: `机构ID/F020002 合同名称/F020005 经办员工ID/F020057 审查员工ID/F020059 审批员工ID/F020060 协议状态/F020061 F020062
      授信ID/F020064`,
    codes: {
      product: PRODUCTS,
      facility_type: FACILITY_TYPES,
      collateral_type: SECURITY,
      'facility.collateral_type': SECURITY,
    },
    joins: [
      {
        keys: 'contract=协议ID/F020001',
        date: '采集日期/F020063',
        gives: `client_id=客户ID/F020003 manager_id=管户员工ID/F020058 currency=协议币种/币种/F020007 product=信贷业务种类/F020066
          facility.collateral_type=担保方式/F020065 facility.purpose=贷款用途/F020010
          facility.signed_date=贷款协议起始日期/起始日期/F020048`,
        keeps: true,
      },
      {
        to: 'project',
        keys: 'project_id=协议ID/F020001',
        date: '采集日期/F020063',
        gives: 'client_id=客户ID/F020003',
        keeps: true,
      },
    ],
  }),
  table({
    name: '一表通 6.3',
    title: '项目贷款协议',
    table: 'project',
    marks: '协议ID 项目名称 项目总投资 项目资本金|F030002 F030004 F030005',
    fields: `project_id=协议ID/F030002 project_name=项目名称/F030004 total_investment=项目总投资/F030005 equity=项目资本金/F030006
      technology=项目类型/F030003 as_of_date=采集日期/F030021`,
    none: `机构ID/F030001 项目总投资币种/F030022 批文文号/F030007 立项批文/F030008 F030009 F030010 F030011 F030012 F030013 F030014
      F030015 F030016 F030017 F030018 开工日期/F030019 F030020 土地使用证编号 土地使用证日期 用地规划许可证编号 用地规划许可证日期
      施工许可证编号 施工许可证日期 工程规划许可证编号 工程规划许可证日期 其他许可证 其他许可证编号`,
    links: 'facility_id=借据ID/F030023',
    codes: { technology: PROJECT_KINDS },
    joins: [
      {
        keys: 'facility_id=借据ID/F030023 contract=协议ID/F030002',
        date: '采集日期/F030021',
        gives: 'project_id=协议ID/F030002',
        keeps: true,
      },
    ],
  }),
  table({
    name: '一表通 6.5',
    title: '银团贷款协议',
    table: 'exposure',
    only: true,
    marks: '协议ID 银团贷款总金额 承担贷款金额|F050001 F050009 F050010',
    none: `机构ID/F050016 牵头行行名/F050002 牵头行行号/F050003 参加行行名/F050004 参加行行号/F050005 代理行行名/F050006 代理行行号/F050007
      银团成员类型/F050008 银团贷款总金额币种/F050017 已发放银团贷款金额/F050011 已发放银团贷款余额/F050012 F050013 F050014 F050015`,
    joins: [
      {
        keys: 'contract=协议ID/F050001',
        date: '采集日期',
        gives: 'facility.syndicate_share=承担贷款金额/F050010:银团贷款总金额/F050009',
      },
    ],
  }),
  table({
    name: '一表通 6.7',
    title: '贷款展期协议',
    table: 'exposure',
    only: true,
    marks: '借据ID 展期次数|F070002 F070003',
    none: '协议ID/F070001 F070004 F070005 F070006 F070007 F070008 F070010',
    joins: [
      {
        keys: 'facility_id=借据ID/F070002',
        date: '采集日期/F070009',
        when: 'until',
        gives: 'forborne_flag=展期次数/F070003',
      },
    ],
  }),
  table({
    name: '一表通 8.13',
    title: '授信情况',
    table: 'facility',
    wide: true,
    marks: 'H130001 H130002 H130008|授信ID 客户ID 授信额度',
    fields: `facility_id=授信ID/H130001 client_id=客户ID/H130002 approved_limit=授信额度/H130008 currency=币种/H130007
      origination_date=授信起始日期/H130011 maturity_date=授信到期日期/H130012`,
    none: '客户类别/H130005 授信种类/H130006 申请日期/H130010 已用额度/H130015 H130016 授信状态/H130022 采集日期/H130023 H130024 H130025',
    links: 'line=授信ID/H130001',
  }),
  table({
    name: '一表通 2.1',
    title: '单一法人基本情况',
    table: 'client',
    marks: 'B010001 B010003|客户ID 对公客户名称',
    fields: `client_id=客户ID/B010001 client_name=对公客户名称/B010003 sector=行业类型/B010025 region=注册地行政区划/B010030
      size_class=对公客户类型/B010026 internal_rating=内部评级结果/B010046 onboard_date=首次建立信贷关系年月/B010048
      group_id=母公司名称/B010057`,
    none: `机构ID/B010002 统一社会信用代码/B010004 注册地国家/B010028 B010044 环境和社会风险分类/B010047 风险预警信号/B010049
      关注事件代码/B010050 违约概率/B010058 采集日期/B010060 B010061 B010062 B010063`,
    links: 'parent=母公司名称/B010057',
    codes: { size_class: SIZES },
  }),
  table({
    name: '一表通 2.2',
    title: '集团基本情况',
    table: 'client',
    only: true,
    marks: 'B020001 B020007|集团ID 集团名称 母公司名称',
    none: `机构ID/B020002 集团名称/B020007 母公司统一社会信用代码/B020003 B020004 授信类型/B020006 集团成员数/B020008 B020009 B020010
      B020011 B020012 B020013 B020014 B020015 B020016 B020017 内部评级/B020018 B020021 B020022 B020023 B020024`,
    joins: [
      {
        to: 'client',
        keys: 'client_id=母公司客户ID/B020020 parent=母公司名称/B020005',
        date: '采集日期/B020019',
        overrides: true,
        gives: 'group_id=集团ID/B020001',
      },
    ],
  }),
  table({
    name: '一表通 1.3',
    title: '员工',
    table: 'manager',
    marks: 'A030001 A030003|员工ID 姓名 所属部门',
    fields: `manager_id=员工ID/A030001 manager_name=姓名/A030003 team_name=所属部门/A030010 branch=机构ID/A030002
      hire_date=入职日期/A030009 active_from=上岗日期/A030019 grade=职务/A030011`,
    none: 'A030014 A030015 A030016 A030017 A030022 A030023 A030028',
  }),
];
