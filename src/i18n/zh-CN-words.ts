import type { Words } from './en-words.ts';
import { common } from './zh-CN/common.ts';
import { importTexts } from './zh-CN/import.ts';
import { errors } from './zh-CN/errors.ts';
import { cli } from './zh-CN/cli.ts';
import { widgets } from './zh-CN/widgets.ts';
import { dashboard } from './zh-CN/dashboard.ts';
import { keeping } from './zh-CN/keeping.ts';
import { loads } from './zh-CN/loads.ts';
import { layout } from './zh-CN/layout.ts';
import { evidence } from './zh-CN/evidence.ts';
import { reasons } from './zh-CN/reasons.ts';
import { quality } from './zh-CN/quality.ts';
import { sections } from './zh-CN/sections.ts';
import { shell } from './zh-CN/shell.ts';
import { report } from './zh-CN/report.ts';
import { metrics } from './zh-CN/metrics.ts';
import { formats } from './zh-CN/formats.ts';
import { metricsFinances } from './zh-CN/metrics-finances.ts';
import { metricsDynamics } from './zh-CN/metrics-dynamics.ts';
import { warnings } from './zh-CN/warnings.ts';
import { conduct } from './zh-CN/conduct.ts';
import { tasks } from './zh-CN/tasks.ts';
import { records } from './zh-CN/records.ts';
import { limits } from './zh-CN/limits.ts';
import { breaches } from './zh-CN/breaches.ts';
import { keep } from './zh-CN/keep.ts';

/** 页面所用中文文本；缺一个键则不能通过编译。 */
export const zhCNWords: Words = {
  ...common,
  ...importTexts,
  ...formats,
  ...metrics,
  ...metricsDynamics,
  ...metricsFinances,
  ...conduct,
  ...tasks,
  ...records,
  ...warnings,
  ...errors,
  ...cli,
  ...widgets,
  ...dashboard,
  ...keeping,
  ...loads,
  ...layout,
  ...evidence,
  ...reasons,
  ...quality,
  ...sections,
  ...shell,
  ...report,
  ...limits,
  ...breaches,
  ...keep,
};
