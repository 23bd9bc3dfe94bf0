import type { enWords } from './en-words.ts';
import { common } from './zh-CN/common.ts';
import { errors } from './zh-CN/errors.ts';
import { widgets } from './zh-CN/widgets.ts';
import { dashboard } from './zh-CN/dashboard.ts';
import { reasons } from './zh-CN/reasons.ts';
import { quality } from './zh-CN/quality.ts';
import { sections } from './zh-CN/sections.ts';
import { shell } from './zh-CN/shell.ts';
import { metrics } from './zh-CN/metrics.ts';
import { metricsFinances } from './zh-CN/metrics-finances.ts';
import { metricsDynamics } from './zh-CN/metrics-dynamics.ts';
import { warnings } from './zh-CN/warnings.ts';
import { conduct } from './zh-CN/conduct.ts';
import { tasks } from './zh-CN/tasks.ts';
import { calendar } from './zh-CN/calendar.ts';
import { covenants } from './zh-CN/covenants.ts';
import { incidents } from './zh-CN/incidents.ts';
import { records } from './zh-CN/records.ts';
import { breaches } from './zh-CN/breaches.ts';
import { noteMarkTexts } from './zh-CN/note-marks.ts';

/** 页面框架和看板所用中文文本；缺一个键则不能通过编译。 */
export const zhCNWords: Record<keyof typeof enWords, string> = {
  ...common,
  ...metrics,
  ...metricsDynamics,
  ...metricsFinances,
  ...conduct,
  ...tasks,
  ...calendar,
  ...covenants,
  ...incidents,
  ...records,
  ...warnings,
  ...errors,
  ...widgets,
  ...dashboard,
  ...reasons,
  ...quality,
  ...sections,
  ...shell,
  ...breaches,
  ...noteMarkTexts,
};
