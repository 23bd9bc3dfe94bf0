import type { TableModel } from '../table.ts';
import { words } from '../words.ts';
import { TABLE_NAMES } from '../table-names.ts';

/** Client managers: team, branch, grade, time in post. */
export const manager: TableModel = {
  ...TABLE_NAMES.manager,
  key: ['manager_id'],
  fileWords: words('manager, officer, staff, 客户经理, 员工, 人员'),
  columns: [
    {
      name: 'manager_id',
      type: 'category',
      domain: 'manager_id',
      required: true,
      zh: '工号',
      en: 'manager id',
      aliases: words(
        'rm id, staff id, employee id, officer id, manager no, 客户经理工号, 客户经理编号, 员工号',
        '员工编号, 柜员号, 经理编号',
      ),
    },
    {
      name: 'manager_name',
      type: 'category',
      zh: '姓名',
      en: 'manager name',
      aliases: words(
        'name, rm name, manager, rm, relationship manager, staff name, employee name, officer name',
        '客户经理姓名, 客户经理, 经理姓名, 员工姓名, 客户经理名称, 管户经理名称, 管户人姓名, 信贷员姓名, 信贷员',
      ),
    },
    {
      name: 'manager_name_en',
      type: 'category',
      zh: '英文姓名',
      en: 'manager name in English',
      aliases: words(
        'english name, manager english name, manager name (english), 英文名, 姓名（英文）, 姓名拼音, 客户经理英文名',
      ),
      note: 'shown to readers of English; where it is blank the name is',
    },
    {
      name: 'team_id',
      type: 'category',
      zh: '团队编号',
      en: 'team id',
      aliases: ['team no', 'team code', '团队代码', '部门编号'],
      shared: ['team', '团队', '所属团队'],
    },
    {
      name: 'team_name',
      type: 'category',
      zh: '团队名称',
      en: 'team name',
      aliases: ['department', '部门', '所属部门', '部门名称'],
      shared: ['team', '团队', '所属团队'],
    },
    {
      name: 'team_name_en',
      type: 'category',
      zh: '团队英文名称',
      en: 'team name in English',
      aliases: words(
        'team english name, english team name, team name (english), team (english), 团队名称（英文）, 部门英文名称',
      ),
    },
    {
      name: 'branch',
      type: 'category',
      domain: 'branch',
      zh: '机构',
      en: 'branch',
      prefer: ['支行', '支行名称'],
      aliases: words('branch name, office, 机构名称, 所属机构, 分行, 网点'),
    },
    {
      name: 'branch_en',
      type: 'category',
      zh: '机构英文名称',
      en: 'branch in English',
      aliases: words(
        'branch english name, english branch name, branch name in English, branch (english), 机构名称（英文）, 分行英文名称, 支行英文名称',
      ),
    },
    {
      name: 'grade',
      type: 'category',
      zh: '职级',
      en: 'grade',
      aliases: words('level, job grade, rank, 级别, 等级, 岗级, 职等'),
    },
    {
      name: 'hire_date',
      type: 'date',
      zh: '入职日期',
      en: 'hire date',
      aliases: words('date hired, join date, joined, 入职时间, 入行日期, 入司日期'),
    },
    {
      name: 'active_from',
      type: 'date',
      zh: '在岗起始日',
      en: 'active from',
      aliases: words('post start, 在岗起, 在岗开始日期, 上岗日期, 任职日期'),
    },
    {
      name: 'active_to',
      type: 'date',
      zh: '在岗终止日',
      en: 'active to',
      aliases: words('post end, 在岗止, 在岗结束日期, 离岗日期, 离职日期'),
    },
    {
      name: 'fte',
      type: 'number',
      zh: '全职当量',
      en: 'FTE',
      aliases: ['full time equivalent', '工作量系数'],
      note: 'full-time equivalent; blank counts as 1',
    },
    {
      name: 'supervisor_id',
      type: 'category',
      domain: 'manager_id',
      zh: '主管工号',
      en: 'supervisor id',
      aliases: words('supervisor, reports to, line manager, 主管, 上级, 上级工号, 直属上级'),
    },
  ],
};
