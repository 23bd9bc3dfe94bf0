import { CLASSES, RATE_WORDS, SIZE_WORDS } from './codes.ts';
import { table, type RegulatoryTable } from './table.ts';

/** Tables of EAST 5.0 and older, by their Chinese field names and pinyin codes. */
export const EAST_TABLES: readonly RegulatoryTable[] = [
  table({
    name: 'EAST 504',
    title: '对公信贷业务借据表',
    file: 'DGXDYWJJB',
    table: 'exposure',
    marks: '信贷借据号 贷款余额 贷款五级分类 采集日期|XDJJH DKYE DKWJFL CJRQ|JKYE DKWJFL XDJJH',
    fields: `as_of_date=采集日期/CJRQ facility_id=信贷借据号/XDJJH client_id=客户统一编号/KHTYBH client_name=客户名称/KHMC
      outstanding=贷款余额/DKYE/JKYE limit_amount=贷款金额/DKJE/JKJE currency=币种/BZ five_tier=贷款五级分类/DKWJFL
      loan_status=贷款状态/DKZT manager_id=信贷员工号/XDYGH manager.manager_name=信贷员姓名/XDYXM branch=银行机构名称/YHJGMC
      sector=贷款投向行业/DKTXHY region=贷款投向地区/DKTXDQ origination_date=贷款发放日期/DKFFRQ/贷款实际发放日期/DKSJFFRQ
      maturity_date=贷款到期日期/DKDQRQ/贷款实际到期日期/DKSJDQRQ product=信贷业务种类/XDYWZL/DKLX overdue_amount=欠本金额/QBJE
      forborne_flag=展期次数/ZQCS facility.interest_rate=实际利率/SJLL facility.rate_type=利率类型/LLLX
      facility.repayment_method=还款方式/HKFS facility.purpose=借据贷款用途/JJDKYT facility.green_flag=是否绿色贷款/SFLSDK`,
    none: `表内欠息余额/BNQXYE 表外欠息余额/BWQXYE 欠本日期/QBRQ 欠息日期/QXRQ 贷款分户账号/DKFHZH 终结日期/ZJRQ
      明细科目编号/MXKMBH 明细科目名称/MXKMMC 放款方式/FKFS 总期数/ZQS 当前期数/DQQS 连续欠款期数/LXQKQS 累计欠款期数/LJQKQS
      上笔信贷借据号/SBXDJJH 计息方式/JXFS 下期还款日期/XQHKRQ 下期应还本金/XQYHBJ 下期应还利息/XQYHLX 贷款发放类型/DKFFLX SFSNDK
      SFPHXSNDK SFPHXXWQYDK SFKJDK SFHLWDK 是否涉农贷款 是否科技贷款 是否互联网贷款 DKYSDQRQ JZLL LLFD`,
    arrears: '欠本日期/QBRQ 欠息日期/QXRQ',
    links: 'contract=信贷合同号/XDHTH',
    codes: { five_tier: CLASSES, 'facility.rate_type': RATE_WORDS },
  }),
  table({
    name: 'EAST 411',
    title: '对公信贷分户账',
    file: 'DGXDFHZ',
    table: 'exposure',
    marks: '贷款分户账号 信贷借据号 账户名称 贷款余额|DKFHZH XDJJH ZHMC DKYE',
    fields: `as_of_date=采集日期/CJRQ facility_id=信贷借据号/XDJJH client_id=客户统一编号/KHTYBH client_name=账户名称/ZHMC
      outstanding=贷款余额/DKYE limit_amount=贷款金额/DKJE currency=币种/BZ origination_date=发放日期/FFRQ
      maturity_date=到期日期/DQRQ loan_status=贷款状态/DKZT branch=银行机构名称/YHJGMC facility.interest_rate=实际利率/SJLL`,
    none: '贷款分户账号/DKFHZH 开户日期/KHRQ 销户日期/XHRQ 账户状态/ZHZT 明细科目编号/MXKMBH 明细科目名称/MXKMMC',
    links: 'contract=信贷合同号/XDHTH',
  }),
  table({
    name: 'EAST 501',
    title: '信贷合同表',
    file: 'XDHTB',
    table: 'facility',
    wide: true,
    marks: '信贷合同号 合同金额 合同起始日期 合同到期日期|XDHTH HTJE HTQSRQ HTDQRQ',
    fields: `facility_id=信贷合同号/XDHTH client_id=客户统一编号/KHTYBH approved_limit=合同金额/HTJE currency=币种/BZ
      signed_date=合同起始日期/HTQSRQ maturity_date=合同到期日期/HTDQRQ facility_type=信贷业务种类/XDYWZL
      collateral_type=担保类型/DBLX purpose=合同贷款用途/HTDKYT`,
    none: '采集日期/CJRQ 合同名称/HTMC 合同状态/HTZT 客户经理工号/KHJLGH 主合同号/ZHTH 客户名称/KHMC 银行机构名称/YHJGMC',
    joins: [
      {
        keys: 'contract=信贷合同号/XDHTH',
        gives: `manager_id=客户经理工号/KHJLGH facility.collateral_type=担保类型/DBLX facility.purpose=合同贷款用途/HTDKYT
          facility.signed_date=合同起始日期/HTQSRQ`,
        keeps: true,
      },
    ],
  }),
  table({
    name: 'EAST 506',
    title: '项目贷款信息表',
    file: 'XMDKXXB',
    table: 'project',
    marks: '项目名称 项目总投资 项目资本金 借款人编号|XMMC XMZTZ XMZBJ JKRBH',
    fields: `project_id=信贷合同号/XDHTH as_of_date=采集日期/CJRQ project_name=项目名称/XMMC client_id=借款人编号/JKRBH
      total_investment=项目总投资/XMZTZ equity=项目资本金/XMZBJ technology=项目类型/XMLX`,
    links: 'facility_id=信贷借据号/XDJJH',
    joins: [
      {
        keys: 'facility_id=信贷借据号/XDJJH contract=信贷合同号/XDHTH',
        gives: 'project_id=信贷合同号/XDHTH',
        keeps: true,
      },
    ],
    none: `借款人名称/JKRMC 贷款金额/DKJE 贷款余额/DKYE 是否银团/SFYT 贷款状态/DKZT 开工日期/KGRQ 币种/BZ 银行机构名称/YHJGMC
      批文文号/PWWH 立项批文/LXPW 土地使用证编号/TDSYZBH 土地使用证日期/TDSYZRQ YDGHXKZBH YDGHXKZRQ GCGHXKZBH GCGHXKZRQ SGXKZBH SGXKZRQ QTXKZ QTXKZBH`,
  }),
  table({
    name: 'EAST 701',
    title: '授信信息表',
    file: 'SXXXB',
    table: 'facility',
    wide: true,
    marks: '授信协议号 授信额度 授信开始日期|SXXYH SXED SXKSRQ',
    fields: `facility_id=授信协议号/SXXYH client_id=客户统一编号/KHTYBH approved_limit=授信额度/SXED currency=币种/BZ
      origination_date=授信开始日期/SXKSRQ maturity_date=授信到期日期/SXDQRQ`,
    none: `采集日期/CJRQ 客户名称/KHMC 已用额度/YYED 授信种类/SXZL 授信协议名称/SXXYMC 授信主体种类/SXZTZL 额度申请日期/EDSQRQ
      审批人工号/SPRGH 经办人工号/JBRGH 授信审批意见/SXJCYJ 授信状态/SXZT 银行机构名称/YHJGMC`,
  }),
  table({
    name: 'EAST 203',
    title: '对公客户信息表',
    file: 'DGKHXXB',
    table: 'client',
    marks: '客户统一编号 所属行业 企业分类|KHTYBH SSHY QYFL',
    fields: `client_id=客户统一编号/KHTYBH client_name=客户名称/KHMC sector=所属行业/SSHY region=行政区划代码/XZQHDM
      size_class=企业分类/QYFL internal_rating=信用评级/XYPJ onboard_date=首次建立信贷关系年月/SCJLXDGXNY`,
    none: `采集日期/CJRQ 客户类型/KHLX/KHTX 风险预警信号/FXYJXH 关注事件代码/GZSJDM 注册地址/ZCDZ 成立日期/CLRQ 注册资本/ZCZB
      信贷客户标志/XDKHBZ 上市公司标志/SSGSBZ 银行机构名称/YHJGMC`,
    codes: { size_class: SIZE_WORDS },
  }),
  table({
    name: 'EAST 205',
    title: '集团客户表',
    file: 'JTKHB',
    table: 'client',
    marks: '集团编号 成员客户统一编号|JTBH CYKHTYBH',
    fields: 'client_id=成员客户统一编号/CYKHTYBH client_name=成员名称/CYMC group_id=集团编号/JTBH',
    none: `采集日期/CJRQ 集团名称/JTMC 母公司客户统一编号/MGSKHTYBH 母公司名称/MGSMC 集团授信额度/JTSXED 集团已用额度/JTYYED
      成员已用额度/CYYYED 银行机构名称/YHJGMC`,
    joins: [
      { to: 'client', keys: 'client_id=成员客户统一编号/CYKHTYBH', overrides: true, gives: 'group_id=集团编号/JTBH' },
    ],
  }),
  table({
    name: 'EAST 204',
    title: '对公客户财务信息表',
    table: 'financials',
    marks: '财务报表日期 资产总额 负债总额 客户统一编号|CWBBRQ ZCZE FZZE KHTYBH',
    fields: `client_id=客户统一编号/KHTYBH period_end=财务报表日期/CWBBRQ total_assets=资产总额/ZCZE total_liabilities=负债总额/FZZE
      revenue=主营业务收入/ZYYWSR net_profit=净利润/JLR accounts_receivable=应收账款/YSZK audited=是否审计/SFSJ basis=报表周期/BBZQ`,
    none: `采集日期/CJRQ 客户名称/KHMC 报表口径/BBKJ 税前利润/SQLR 所得税/SDS 其他应收款/QTYSK 审计机构/SJJG 财务报表编号/CWBBBH 币种/BZ
      现金流量净额/XJLLJE 银行机构名称/YHJGMC`,
  }),
  table({
    name: 'EAST 102',
    title: '员工表',
    file: 'YGB',
    table: 'manager',
    marks: '工号 姓名 所属部门 岗位名称|GH XM SSBM GWMC',
    fields: `manager_id=工号/GH manager_name=姓名/XM team_name=所属部门/SSBM branch=银行机构名称/YHJGMC active_from=任职日期/RZRQ
      grade=岗位名称/GWMC`,
    none: '采集日期/CJRQ 岗位编号/GWBH 员工状态/YGZT 员工类型/YGLX',
  }),
  table({
    name: 'EAST 507',
    title: '银团贷款信息表',
    file: 'YTDKXXB',
    table: 'facility',
    marks: '信贷借据号 银团贷款总金额 承担贷款金额|XDJJH YTDKZJE CDDKJE',
    fields: `facility_id=信贷借据号/XDJJH client_id=借款人编号/JKRBH approved_limit=借据金额/JJJE currency=币种/BZ`,
    none: `信贷合同号/XDHTH 借款人名称/JKRMC 借款人客户类别/JKRKHLB 采集日期/CJRQ 借据余额/JJYE 贷款状态/DKZT 银行机构名称/YHJGMC
      已发放银团贷款金额/已发放贷款金额/YFFDKJE 已发放承担贷款金额/YFFCDDKJE 银团成员类型/YTCYLX 牵头行行名/QTHHM 牵头行行号/QTHHH
      参加行行名/CJHHM 参加行行号/CJHHH 代理行行名/DLHHM 代理行行号/DLHHH`,
    shares: 'syndicate_share=承担贷款金额/CDDKJE:银团贷款总金额/YTDKZJE',
    joins: [
      {
        keys: 'facility_id=信贷借据号/XDJJH',
        gives: 'facility.syndicate_share=承担贷款金额/CDDKJE:银团贷款总金额/YTDKZJE',
      },
    ],
  }),
  table({
    name: 'EAST 702',
    title: '资产核销表',
    file: 'ZCHXB',
    table: 'exposure',
    only: true,
    marks: '借据号 核销日期 实核本金|JJH HXRQ HXBJ',
    none: `合同号/HTH 实核表内利息/表内利息/SHBNLX 实核表外利息/表外利息/SHBWLX 收回本金/SHBJ 收回利息/SHLX 收回日期/SHRQ 核销状态/HXZT
      收回标志/SHBZ 采集日期/CJRQ 实核本金/HXBJ 币种/BZ 客户统一编号/KHTYBH 客户名称/KHMC 客户类别/KHLB 银行机构名称/YHJGMC
      收回员工工号 核销收回标志 经办人工号/JBRGH`,
    joins: [
      { keys: 'facility_id=借据号/JJH', date: '核销日期/HXRQ', when: 'until', gives: 'loan_status=借据号/JJH!核销' },
    ],
  }),
  table({
    name: 'EAST 705',
    title: '贷款五级形态变动表',
    file: 'DKWJXTBDB',
    table: 'exposure',
    only: true,
    marks: '信贷借据号 调整日期 新五级分类|XDJJH TZRQ XWJFL',
    none: `原五级分类/YWJFL 变动原因/BDYY 变动方式/BDFS 经办员工号/JBGYH 采集日期/CJRQ 银行机构名称/YHJGMC 客户统一编号/KHTYBH
      客户名称/KHMC 币种/BZ 贷款余额/DKYE`,
    codes: { five_tier: CLASSES },
    joins: [
      {
        keys: 'facility_id=信贷借据号/XDJJH',
        date: '调整日期/TZRQ',
        when: 'until',
        gives: 'five_tier=新五级分类/XWJFL',
      },
    ],
  }),
];
