import { MANAGER_ID } from '../common-columns.ts';
import type { TableModel } from '../table.ts';
import { words } from '../words.ts';
import { TABLE_NAMES } from '../table-names.ts';

/** Training of client managers, done and required. */
export const training: TableModel = {
  ...TABLE_NAMES.training,
  key: ['manager_id', 'course_id', 'completion_date'],
  oneOf: [['course_id', 'course_name']],
  fileWords: words('training, course, 培训, 课程'),
  columns: [
    {
      ...MANAGER_ID,
      required: true,
      zh: '工号',
      en: 'manager id',
      aliases: words(
        'manager, rm, staff id, employee id, officer id, relationship manager, 员工号, 员工编号, 柜员号, 客户经理',
        '客户经理姓名, 学员, 学员工号, 参训人, 姓名',
      ),
    },
    {
      name: 'course_id',
      type: 'text',
      madeOf: ['course_name'],
      zh: '课程编号',
      en: 'course id',
      aliases: words('course no, course code, training id, 课程号, 课程代码, 培训编号'),
      note: 'blank: the name of the course stands in',
    },
    {
      name: 'completion_date',
      type: 'date',
      zh: '完成日期',
      en: 'completion date',
      aliases: words('completed, completed on, date, training date, 培训日期, 结业日期, 完成时间, 通过日期'),
      note: 'blank while a required course is open',
    },
    {
      name: 'course_name',
      type: 'text',
      zh: '课程名称',
      en: 'course name',
      aliases: words('course, training, training name, title, 课程, 培训名称, 培训课程'),
    },
    {
      name: 'topic',
      type: 'code',
      allowed: [
        { value: 'esg', spellings: words('ESG风险, 环境社会, 绿色金融, 环境与社会风险, 可持续, sustainability') },
        { value: 'risk', spellings: words('风险, 风险管理, 信贷风险, 信用风险, risk management') },
        { value: 'product', spellings: words('产品, 产品知识, 业务, products') },
        { value: 'compliance', spellings: words('合规, 合规管理, 内控, 法律合规') },
        { value: 'aml', spellings: words('反洗钱, anti-money laundering') },
        { value: 'service', spellings: words('服务, 客户服务, 服务礼仪, customer service') },
        { value: 'other', spellings: ['其他', '其它', '综合'] },
      ],
      zh: '培训主题',
      en: 'topic',
      aliases: words('subject, category, training topic, 主题, 课程类别, 培训类别, 课程分类'),
    },
    {
      name: 'hours',
      type: 'number',
      zh: '学时',
      en: 'hours',
      aliases: words('training hours, class hours, duration, 课时, 培训学时, 培训时长, 时长'),
      note: '0 or more',
    },
    {
      name: 'required_flag',
      type: 'flag',
      zh: '是否必修',
      en: 'required',
      aliases: words('required flag, mandatory, 必修, 必修标志, 是否必训'),
    },
    {
      name: 'due_date',
      type: 'date',
      zh: '应完成日期',
      en: 'due date',
      aliases: words('deadline, complete by, 截止日期, 完成期限, 应训日期'),
    },
    { name: 'score', type: 'number', zh: '成绩', en: 'score', aliases: words('grade, mark, 得分, 分数, 考试成绩') },
    {
      name: 'passed',
      type: 'flag',
      zh: '是否通过',
      en: 'passed',
      aliases: words('passed flag, pass, 通过, 是否合格, 合格'),
    },
  ],
};
