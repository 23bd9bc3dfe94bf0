import type { Column } from './table.ts';
import { words } from './words.ts';

/** Columns that many tables have. A table takes them as they are or with its own changes. */
export const CLIENT_ID: Column = {
  name: 'client_id',
  type: 'text',
  domain: 'client_id',
  zh: '客户编号',
  en: 'client id',
  aliases: words(
    'customer id, borrower id, obligor id, cust id, client no, customer no, customer number, 客户号, 客户代码',
    '客户ID, 借款人编号, 企业代号, 企业编号, 核心客户号, 户号',
  ),
};

/** The loan or contract a row belongs to. */
export const FACILITY_ID: Column = {
  name: 'facility_id',
  type: 'text',
  domain: 'facility_id',
  zh: '借据编号',
  en: 'facility id',
  aliases: words(
    'loan id, loan number, loan no, account no, facility, facility no, contract no, contract number, 借据号',
    '贷款账号, 贷款编号, 合同编号, 合同号, 授信编号',
  ),
  weak: words('贷款分户账号, 主合同号, 授信合同编号, 授信协议号, 授信协议编号, 协议号, 额度编号, 账号'),
};

/** The project a row belongs to. */
export const PROJECT_ID: Column = {
  name: 'project_id',
  type: 'text',
  domain: 'project_id',
  zh: '项目编号',
  en: 'project id',
  aliases: words('project no, project number, project code, 项目号, 项目代码'),
};

/** The client manager a row belongs to, by id. */
export const MANAGER_ID: Column = {
  name: 'manager_id',
  type: 'category',
  domain: 'manager_id',
  zh: '客户经理',
  en: 'client manager',
  prefer: words(
    'manager_id, 客户经理工号, 客户经理编号, 客户经理标识, 管户经理工号, 管户人工号, 管户员工号, 信贷员工号, rm id',
  ),
  aliases: words(
    'manager, manager id, rm, relationship manager, account officer, account manager, 管户客户经理, 管户经理, 管户人',
    '管户员, 信贷员, 客户经理姓名, 主办客户经理',
  ),
};

/** ISO 4217 code of the amounts of a row. */
export const CURRENCY: Column = {
  name: 'currency',
  type: 'category',
  domain: 'currency',
  zh: '币种',
  en: 'currency',
  aliases: words(
    'ccy, currency code, currency of commitment, loan currency, iso currency, 货币, 货币代码, 币种代码, 币别',
  ),
  note: 'ISO 4217; CNY, RMB, 人民币 and 156 are one currency',
};
