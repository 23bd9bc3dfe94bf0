import { SECURITY } from './codes.ts';
import { table, type RegulatoryTable } from './table.ts';

/** Who secures what: contracts that secure contracts, and the things pledged or mortgaged under them. */
export const SECURITY_TABLES: readonly RegulatoryTable[] = [
  table({
    name: 'EAST 601',
    title: '表内外业务担保合同表',
    file: 'BNWYWDBHTB',
    table: 'exposure',
    only: true,
    marks: '担保合同号 被担保合同号|DBHTH BDBHTH',
    none: `担保金额/DBJE 担保币种/DBBZ 担保起始日期/DBQSRQ 担保到期日期/DBDQRQ 担保合同类型/DBHTLX 担保合同状态/DBHTZT
      被担保业务类型/BDBYWLX 经办人工号/JBRGH 银行机构名称/YHJGMC`,
    security: [
      'guarantees',
      'guarantee=担保合同号/DBHTH contract=被担保合同号/BDBHTH type=担保类型/DBLX date=采集日期/CJRQ',
    ],
  }),
  table({
    name: 'EAST 603',
    title: '表内外业务抵质押物',
    file: 'BNWYWDZYW',
    table: 'exposure',
    only: true,
    marks: '担保合同号 押品编号 最新估值|DBHTH YPBH YXRDJZ',
    none: `起始估值/PGJZ 已抵押价值/YDYJZ 抵质押率/DZYL 押品名称/YPMC 押品类型/YPLX 抵质押物状态/DZYWZT 处置权顺位/CZQSW
      担保合同状态/DBHTZT 押品所有人名称/YPSYRMC 押品所有人客户类别/YPSYRKHLB 押品所有人证件类别/YPSYRZJLB 押品所有人证件号码/YPSYRZJHM
      质押票证号码/ZYPZHM 质押票证签发机构/ZYPZQFJG 权证登记号码/QZDJHM 权证登记面积/QZDJMJ 银行机构名称/YHJGMC`,
    security: [
      'items',
      'guarantee=担保合同号/DBHTH item=押品编号/YPBH value=最新估值/YXRDJZ currency=币种/BZ date=采集日期/CJRQ',
    ],
  }),
  table({
    name: '一表通 6.8',
    title: '担保协议',
    table: 'exposure',
    only: true,
    marks: '协议ID 被担保协议ID|担保协议ID 被担保协议ID|F080001 F080003',
    none: `机构ID/F080002 担保合同方向/F080005 被担保业务类型/F080006 担保合同类型/F080007 担保人类别/F080008 担保人名称/F080009
      担保人证件类型/F080010 担保人证件号码/F080011 F080012 F080013 F080014 F080015 F080016 F080017 F080018 F080019 F080020
      F080021 F080022 F080023 F080024 F080025 F080026 F080027`,
    codes: { 'facility.collateral_type': SECURITY },
    security: [
      'guarantees',
      'guarantee=担保协议ID/协议ID/F080001 contract=被担保协议ID/F080003 type=担保类型/F080004 date=采集日期',
    ],
  }),
  table({
    name: '一表通 9.3',
    title: '抵质押品',
    table: 'exposure',
    only: true,
    marks: '押品ID 担保协议ID 最新估值|J030001 J030002 J030010',
    none: `机构ID/J030003 抵质押物类型/类型/J030005 抵质押物名称/名称/J030006 抵质押物状态/状态/J030007 起始估值/J030008 首次估值日期/J030011
      最新估值日期/J030012 估值到期日期/J030013 J030014 抵押顺位/J030015 J030016 J030017 J030018 已抵押价值/J030019
      审批抵质押率/J030020 抵质押率/J030021 J030022 J030023 J030024 J030025 J030026 J030027 J030028 J030029 J030032 J030033
      J030034 J030035 J030036 J030038 是否保证金担保/J030039`,
    security: [
      'items',
      'guarantee=担保协议ID/J030002 item=押品ID/J030001 value=最新估值/J030010 currency=币种/J030009 date=采集日期/J030037',
    ],
  }),
];
