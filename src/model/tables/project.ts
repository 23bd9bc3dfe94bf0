import { CLIENT_ID, PROJECT_ID } from '../common-columns.ts';
import { ES_CATEGORY } from '../spellings.ts';
import type { TableModel } from '../table.ts';
import { words } from '../words.ts';
import { TABLE_NAMES } from '../table-names.ts';

/** Projects and how far they are; one row a project, or one a project and date where the progress is kept. */
export const project: TableModel = {
  ...TABLE_NAMES.project,
  key: ['project_id', 'as_of_date'],
  batch: ['as_of_date'],
  fileWords: ['project', '项目'],
  columns: [
    { ...PROJECT_ID, required: true },
    { ...CLIENT_ID, required: true },
    {
      name: 'as_of_date',
      type: 'date',
      zh: '数据日期',
      en: 'as-of date',
      aliases: words('reporting date, report date, progress date, data date, 统计日期, 报告日期, 进度日期, 截止日期'),
      note: 'date the progress was taken; blank where only the present state is known',
    },
    { name: 'project_name', type: 'text', zh: '项目名称', en: 'project name', aliases: ['project', '项目', '名称'] },
    {
      name: 'project_name_en',
      type: 'text',
      zh: '项目英文名称',
      en: 'project name in English',
      aliases: words(
        'project english name, english project name, project name (english), english name, 英文名称, 项目名称（英文）',
      ),
      note: 'shown to readers of English; where it is blank the project name is',
    },
    {
      name: 'sector',
      type: 'category',
      domain: 'sector',
      zh: '行业',
      en: 'sector',
      aliases: words('industry, industry sector, 行业名称, 国标行业, 行业门类, 所属行业, 投向行业'),
    },
    {
      name: 'technology',
      type: 'category',
      zh: '技术路线',
      en: 'technology',
      aliases: words('technology type, 技术类型, 技术, 工艺路线, 技术工艺'),
      weak: ['项目类型'],
    },
    {
      name: 'location',
      type: 'category',
      domain: 'region',
      zh: '所在地',
      en: 'location',
      aliases: words('project location, country, region, province, site, 项目所在地, 建设地点, 项目地点, 地区, 省份'),
    },
    {
      name: 'stage',
      type: 'code',
      allowed: [
        { value: 'planning', spellings: words('前期, 前期阶段, 筹建, 筹备, 立项, 规划, 开发, development') },
        { value: 'construction', spellings: words('建设期, 建设, 在建, 施工, 施工期, 建设中, under construction') },
        { value: 'commissioning', spellings: words('试运行, 试生产, 调试, 试运营, trial operation') },
        { value: 'operation', spellings: words('运营期, 运营, 投产, 已投产, 生产期, operating, operational') },
        { value: 'closed', spellings: words('关闭, 终止, 已终止, 停建, 退役, terminated, cancelled') },
      ],
      zh: '项目阶段',
      en: 'project stage',
      aliases: words('stage, status, phase, 阶段, 建设阶段, 项目状态, 建设状态'),
    },
    {
      name: 'ep_category',
      type: 'code',
      allowed: ES_CATEGORY,
      zh: '赤道原则分类',
      en: 'Equator Principles category',
      aliases: words(
        'ep category, environmental category, e&s category, ifc category, 环评类别, 赤道原则类别',
        '环境社会分类',
      ),
    },
    {
      name: 'total_investment',
      type: 'money',
      zh: '总投资',
      en: 'total investment',
      aliases: words('project cost, total cost, total project cost, 项目总投资, 投资总额, 总投资额, 计划总投资'),
    },
    {
      name: 'equity',
      type: 'money',
      zh: '资本金',
      en: 'equity',
      aliases: words('project equity, sponsor equity, 项目资本金, 自有资金, 资本金金额, 到位资本金'),
    },
    {
      name: 'debt_total',
      type: 'money',
      zh: '债务总额',
      en: 'total debt',
      aliases: words('debt, project debt, 债务资金, 项目债务, 融资总额, 贷款总额'),
    },
    {
      name: 'cod_planned',
      type: 'date',
      zh: '计划投产日',
      en: 'planned COD',
      aliases: words(
        'planned commercial operation date, planned completion, cod plan, 计划投产日期, 计划竣工日期',
        '预计投产日期, 计划商业运营日',
      ),
      shared: ['竣工日期'],
    },
    {
      name: 'cod_actual',
      type: 'date',
      zh: '实际投产日',
      en: 'actual COD',
      aliases: words(
        'actual commercial operation date, actual completion, cod, 实际投产日期, 实际竣工日期, 投产日期',
        '商业运营日',
      ),
      shared: ['竣工日期'],
    },
    {
      name: 'progress_pct',
      type: 'fraction',
      zh: '工程进度',
      en: 'progress',
      aliases: words(
        'physical progress, actual progress, completion, percent complete, 形象进度, 实际进度, 实际工程进度',
        '完工进度, 完工比例, 建设进度',
      ),
    },
    {
      name: 'progress_planned',
      type: 'fraction',
      zh: '计划进度',
      en: 'planned progress',
      aliases: words('progress plan, scheduled progress, 计划工程进度, 计划形象进度, 应完成进度'),
      note: 'blank: worked out from budget_to_date and total_investment',
    },
    {
      name: 'budget_to_date',
      type: 'money',
      zh: '累计计划投资',
      en: 'budget to date',
      aliases: words('planned cost to date, planned investment to date, 累计计划投资额, 计划累计投资, 累计预算'),
    },
    {
      name: 'cost_to_date',
      type: 'money',
      zh: '累计实际投资',
      en: 'cost to date',
      aliases: words('actual cost to date, spent to date, 累计完成投资, 累计实际投资额, 实际累计投资, 已完成投资'),
    },
    {
      name: 'discount_rate',
      type: 'fraction',
      zh: '折现率',
      en: 'discount rate',
      aliases: ['wacc', 'weighted debt cost', '贴现率', '加权债务成本'],
      note: 'a year, for LLCR and PLCR',
    },
    {
      name: 'concession_end',
      type: 'date',
      zh: '特许经营期满',
      en: 'concession end',
      aliases: words(
        'concession end date, project life end, 特许经营到期日, 特许经营期满日, 特许期到期日, 经营期届满日',
      ),
    },
    {
      name: 'public_benefit_flag',
      type: 'flag',
      zh: '公益性项目',
      en: 'public-benefit flag',
      aliases: words('public benefit, public interest, 公益项目, 是否公益性项目, 公益性, 公益标志'),
    },
  ],
};
