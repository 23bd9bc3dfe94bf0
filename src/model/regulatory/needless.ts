/** A table of the extracts of which nothing is counted here. */
export interface NeedlessTable {
  /** `EAST 602 表内外业务担保人`. */
  readonly name: string;
  /** Field names or codes that tell it from the others; a file must have all of a list. */
  readonly marks: readonly (readonly string[])[];
  /** The loans say themselves what it says of them. */
  readonly saidByLoans: boolean;
}

function needless(name: string, marks: string, saidByLoans = false): NeedlessTable {
  return { name, marks: marks.split('|').map((list) => list.split(' ')), saidByLoans };
}

/** Tables of EAST beside those that are read; those that only their file names tell are not among them. */
export const NEEDLESS_TABLES: readonly NeedlessTable[] = [
  needless('EAST 101 机构信息表', '银行机构代码 机构类别|YHJGDM JGLB', true),
  needless('EAST 103 柜员表', '柜员号 工号|GYH GH'),
  needless('EAST 104 岗位信息表', '岗位编号 岗位名称|GWBH GWMC'),
  needless('EAST 105 机构关系表', '上级管理机构内部机构号|SJGLNBJGH'),
  needless('EAST 512 垫款登记表', '垫款类型 垫款金额 垫款余额|DKLX DKJE DKYE DKRQ', true),
  needless('EAST 602 表内外业务担保人', '担保合同号 保证人名称|DBHTH BZRMC'),
  needless('EAST 703 信贷资产转让表', '转让合同号 资产转让方向|ZRHTH ZCZRFX', true),
  needless('EAST 704 资产转让关系表', '转让合同号 信贷借据号|ZRHTH XDJJH', true),
];

/** Themes of 一表通 by the letters their items begin with. */
export const ITEM_THEMES: Readonly<Record<string, number>> = {
  A: 1,
  B: 2,
  C: 3,
  D: 4,
  E: 5,
  F: 6,
  G: 7,
  H: 8,
  J: 9,
  K: 10,
};

/** Titles of tables of 一表通 that are not read, where we know them. */
export const ITEM_TITLES: Readonly<Record<string, string>> = {
  ...{ '1.1': '机构信息', '1.2': '机构关系', '2.3': '同业客户', '2.6': '客户财务信息', '3.6': '共同债务人' },
  ...{ '8.17': '还款计划', '10.1': '公共代码' },
};
