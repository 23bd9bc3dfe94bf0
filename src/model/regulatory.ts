/** A table of the supervisor's extracts (EAST 5.0 and older, 一表通 2.0) that holds what a table of ours holds. */
export interface RegulatoryTable {
  /** How the supervisor calls it: `EAST 504`, `一表通 6.2`. */
  readonly name: string;
  /** Canonical table it fills. */
  readonly table: string;
  /** Field names or codes that tell it from the others; a file must have all of a list. */
  readonly marks: readonly (readonly string[])[];
  /** Field name and code to the column it fills, `facility.…` for one of a table inside the ledger; null for none of ours. */
  readonly fields: ReadonlyMap<string, string | null>;
  /** Fields with the day arrears of principal and of interest began; blank where there are none. */
  readonly arrears: readonly string[];
}

interface Draft {
  name: string;
  table: string;
  marks: string;
  fields: string;
  none?: string;
  arrears?: string;
}

/** Fields that nearly all tables have and that say nothing to us. */
const COMMON =
  '金融许可证号/JRXKZH 内部机构号/NBJGH 备注/BBZ 归属分支机构/GSFZJG SENSITIVEFLAG RID DEPT_NO SRC_SYS_ID ISSUED_NO ORG_NO ADDRESS';

/** Every name of a field, folded as headings are compared; `名/CODE/CODE` are one field. */
function namesOf(field: string): string[] {
  return field.split('/');
}

function table({ name, table: ours, marks, fields, none = '', arrears = '' }: Draft): RegulatoryTable {
  const pairs = fields.split(/\s+/).flatMap((text): [string, string | null][] => {
    const [column = '', field = ''] = text.split('=');
    return namesOf(field).map((each) => [each, column]);
  });
  const others = `${none} ${COMMON}`.split(/\s+/).filter((field) => field !== '');
  const unused = others.flatMap(namesOf).map((each): [string, null] => [each, null]);
  return {
    name,
    table: ours,
    marks: marks.split('|').map((list) => list.trim().split(/\s+/)),
    fields: new Map([...unused, ...pairs]),
    arrears: arrears === '' ? [] : arrears.split(/\s+/).flatMap(namesOf),
  };
}

/** The tables we know, by their Chinese field names, pinyin codes and item codes. */
export const REGULATORY_TABLES: readonly RegulatoryTable[] = [
  table({
    name: 'EAST 504',
    table: 'exposure',
    marks: '信贷借据号 贷款余额 贷款五级分类 采集日期|XDJJH DKYE DKWJFL CJRQ|JKYE DKWJFL XDJJH',
    fields: `as_of_date=采集日期/CJRQ facility_id=信贷借据号/XDJJH client_id=客户统一编号/KHTYBH client_name=客户名称/KHMC
      outstanding=贷款余额/DKYE/JKYE limit_amount=贷款金额/DKJE/JKJE currency=币种/BZ five_tier=贷款五级分类/DKWJFL
      loan_status=贷款状态/DKZT manager_id=信贷员工号/XDYGH manager.manager_name=信贷员姓名/XDYXM branch=银行机构名称/YHJGMC
      sector=贷款投向行业/DKTXHY region=贷款投向地区/DKTXDQ origination_date=贷款发放日期/DKFFRQ/贷款实际发放日期/DKSJFFRQ
      maturity_date=贷款到期日期/DKDQRQ/贷款实际到期日期/DKSJDQRQ product=信贷业务种类/XDYWZL/DKLX overdue_amount=欠本金额/QBJE
      forborne_flag=展期次数/ZQCS facility.interest_rate=实际利率/SJLL facility.rate_type=利率类型/LLLX
      facility.repayment_method=还款方式/HKFS facility.purpose=借据贷款用途/JJDKYT facility.green_flag=是否绿色贷款/SFLSDK`,
    none: `表内欠息余额/BNQXYE 表外欠息余额/BWQXYE 欠本日期/QBRQ 欠息日期/QXRQ 信贷合同号/XDHTH 贷款分户账号/DKFHZH 终结日期/ZJRQ
      明细科目编号/MXKMBH 明细科目名称/MXKMMC 放款方式/FKFS 总期数/ZQS 当前期数/DQQS 连续欠款期数/LXQKQS 累计欠款期数/LJQKQS
      上笔信贷借据号/SBXDJJH 计息方式/JXFS 下期还款日期/XQHKRQ 下期应还本金/XQYHBJ 下期应还利息/XQYHLX 贷款发放类型/DKFFLX SFSNDK
      SFPHXSNDK SFPHXXWQYDK SFKJDK SFHLWDK 是否涉农贷款 是否科技贷款 是否互联网贷款 DKYSDQRQ JZLL LLFD`,
    arrears: '欠本日期/QBRQ 欠息日期/QXRQ',
  }),
  table({
    name: 'EAST 411',
    table: 'exposure',
    marks: '贷款分户账号 信贷借据号 账户名称 贷款余额|DKFHZH XDJJH ZHMC DKYE',
    fields: `as_of_date=采集日期/CJRQ facility_id=信贷借据号/XDJJH client_id=客户统一编号/KHTYBH client_name=账户名称/ZHMC
      outstanding=贷款余额/DKYE limit_amount=贷款金额/DKJE currency=币种/BZ origination_date=发放日期/FFRQ
      maturity_date=到期日期/DQRQ loan_status=贷款状态/DKZT branch=银行机构名称/YHJGMC facility.interest_rate=实际利率/SJLL`,
    none: '贷款分户账号/DKFHZH 开户日期/KHRQ 销户日期/XHRQ 账户状态/ZHZT 明细科目编号/MXKMBH 明细科目名称/MXKMMC',
  }),
  table({
    name: 'EAST 501',
    table: 'facility',
    marks: '信贷合同号 合同金额 合同起始日期 合同到期日期|XDHTH HTJE HTQSRQ HTDQRQ',
    fields: `facility_id=信贷合同号/XDHTH client_id=客户统一编号/KHTYBH approved_limit=合同金额/HTJE currency=币种/BZ
      signed_date=合同起始日期/HTQSRQ maturity_date=合同到期日期/HTDQRQ facility_type=信贷业务种类/XDYWZL
      collateral_type=担保类型/DBLX purpose=合同贷款用途/HTDKYT`,
    none: '采集日期/CJRQ 合同名称/HTMC 合同状态/HTZT 客户经理工号/KHJLGH 主合同号/ZHTH 客户名称/KHMC 银行机构名称/YHJGMC',
  }),
  table({
    name: 'EAST 506',
    table: 'project',
    marks: '项目名称 项目总投资 项目资本金 借款人编号|XMMC XMZTZ XMZBJ JKRBH',
    fields: `project_id=信贷合同号/XDHTH as_of_date=采集日期/CJRQ project_name=项目名称/XMMC client_id=借款人编号/JKRBH
      total_investment=项目总投资/XMZTZ equity=项目资本金/XMZBJ technology=项目类型/XMLX`,
    none: `信贷借据号/XDJJH 借款人名称/JKRMC 贷款金额/DKJE 贷款余额/DKYE 是否银团/SFYT 贷款状态/DKZT 开工日期/KGRQ 币种/BZ 银行机构名称/YHJGMC
      批文文号/PWWH 立项批文/LXPW 土地使用证编号/TDSYZBH 土地使用证日期/TDSYZRQ YDGHXKZBH YDGHXKZRQ GCGHXKZBH GCGHXKZRQ SGXKZBH SGXKZRQ QTXKZ QTXKZBH`,
  }),
  table({
    name: 'EAST 701',
    table: 'facility',
    marks: '授信协议号 授信额度 授信开始日期|SXXYH SXED SXKSRQ',
    fields: `facility_id=授信协议号/SXXYH client_id=客户统一编号/KHTYBH approved_limit=授信额度/SXED currency=币种/BZ
      origination_date=授信开始日期/SXKSRQ maturity_date=授信到期日期/SXDQRQ`,
    none: `采集日期/CJRQ 客户名称/KHMC 已用额度/YYED 授信种类/SXZL 授信协议名称/SXXYMC 授信主体种类/SXZTZL 额度申请日期/EDSQRQ
      审批人工号/SPRGH 经办人工号/JBRGH 授信审批意见/SXJCYJ 授信状态/SXZT 银行机构名称/YHJGMC`,
  }),
  table({
    name: 'EAST 203',
    table: 'client',
    marks: '客户统一编号 所属行业 企业分类|KHTYBH SSHY QYFL',
    fields: `client_id=客户统一编号/KHTYBH client_name=客户名称/KHMC sector=所属行业/SSHY region=行政区划代码/XZQHDM
      size_class=企业分类/QYFL internal_rating=信用评级/XYPJ onboard_date=首次建立信贷关系年月/SCJLXDGXNY`,
    none: `采集日期/CJRQ 客户类型/KHLX/KHTX 风险预警信号/FXYJXH 关注事件代码/GZSJDM 注册地址/ZCDZ 成立日期/CLRQ 注册资本/ZCZB
      信贷客户标志/XDKHBZ 上市公司标志/SSGSBZ 银行机构名称/YHJGMC`,
  }),
  table({
    name: 'EAST 205',
    table: 'client',
    marks: '集团编号 成员客户统一编号|JTBH CYKHTYBH',
    fields: 'client_id=成员客户统一编号/CYKHTYBH client_name=成员名称/CYMC group_id=集团编号/JTBH',
    none: `采集日期/CJRQ 集团名称/JTMC 母公司客户统一编号/MGSKHTYBH 母公司名称/MGSMC 集团授信额度/JTSXED 集团已用额度/JTYYED
      成员已用额度/CYYYED 银行机构名称/YHJGMC`,
  }),
  table({
    name: 'EAST 204',
    table: 'financials',
    marks: '财务报表日期 资产总额 负债总额 客户统一编号|CWBBRQ ZCZE FZZE KHTYBH',
    fields: `client_id=客户统一编号/KHTYBH period_end=财务报表日期/CWBBRQ total_assets=资产总额/ZCZE total_liabilities=负债总额/FZZE
      revenue=主营业务收入/ZYYWSR net_profit=净利润/JLR accounts_receivable=应收账款/YSZK audited=是否审计/SFSJ basis=报表周期/BBZQ`,
    none: `采集日期/CJRQ 客户名称/KHMC 报表口径/BBKJ 税前利润/SQLR 所得税/SDS 其他应收款/QTYSK 审计机构/SJJG 财务报表编号/CWBBBH 币种/BZ
      现金流量净额/XJLLJE 银行机构名称/YHJGMC`,
  }),
  table({
    name: 'EAST 102',
    table: 'manager',
    marks: '工号 姓名 所属部门 岗位名称|GH XM SSBM GWMC',
    fields: `manager_id=工号/GH manager_name=姓名/XM team_name=所属部门/SSBM branch=银行机构名称/YHJGMC active_from=任职日期/RZRQ
      grade=岗位名称/GWMC`,
    none: '采集日期/CJRQ 岗位编号/GWBH 员工状态/YGZT 员工类型/YGLX',
  }),
  table({
    name: '一表通 8.1',
    table: 'exposure',
    marks: '借据ID 借款余额 贷款状态|H010001 H010010',
    fields: `as_of_date=采集日期/H010029 facility_id=借据ID/H010001 outstanding=借款余额/H010010 provision=减值准备/H010020
      branch=机构ID/H010004 facility.interest_rate=贷款利率/H010021`,
    none: '贷款状态/H010019 贷款逾期标识/H010025',
  }),
  table({
    name: '一表通 6.27',
    table: 'facility',
    marks: 'F270001 F270002 F270009',
    fields: `facility_id=F270001 client_id=F270002 approved_limit=F270009 currency=F270006 origination_date=F270016
      maturity_date=F270018 purpose=F270019`,
  }),
  table({
    name: '一表通 6.2',
    table: 'facility',
    marks: 'F020001 F020003 F020008',
    fields: `facility_id=F020001 client_id=F020003 approved_limit=F020008 currency=F020007 origination_date=F020048
      maturity_date=F020049 purpose=F020010`,
  }),
  table({
    name: '一表通 8.13',
    table: 'facility',
    marks: 'H130001 H130002 H130008',
    fields: `facility_id=H130001 client_id=H130002 approved_limit=H130008 currency=H130007 origination_date=H130011
      maturity_date=H130012`,
  }),
  table({
    name: '一表通 2.1',
    table: 'client',
    marks: 'B010001 B010003',
    fields: `client_id=B010001 client_name=B010003 sector=B010025 region=B010030 internal_rating=B010046 onboard_date=B010048
      group_id=B010057`,
  }),
  table({
    name: '一表通 1.3',
    table: 'manager',
    marks: 'A030001 A030003',
    fields: `manager_id=A030001 manager_name=A030003 team_name=A030010 branch=A030002 hire_date=A030009 active_from=A030019
      grade=A030011`,
  }),
];
