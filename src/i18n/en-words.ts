import { common } from './en/common.ts';
import { importTexts } from './en/import.ts';
import { errors } from './en/errors.ts';
import { cli } from './en/cli.ts';
import { widgets } from './en/widgets.ts';
import { dashboard } from './en/dashboard.ts';
import { keeping } from './en/keeping.ts';
import { loads } from './en/loads.ts';
import { layout } from './en/layout.ts';
import { evidence } from './en/evidence.ts';
import { reasons } from './en/reasons.ts';
import { quality } from './en/quality.ts';
import { sections } from './en/sections.ts';
import { shell } from './en/shell.ts';
import { report } from './en/report.ts';
import { metrics } from './en/metrics.ts';
import { formats } from './en/formats.ts';
import { metricsFinances } from './en/metrics-finances.ts';
import { metricsDynamics } from './en/metrics-dynamics.ts';
import { warnings } from './en/warnings.ts';
import { conduct } from './en/conduct.ts';
import { tasks } from './en/tasks.ts';
import { records } from './en/records.ts';
import { limits } from './en/limits.ts';
import { breaches } from './en/breaches.ts';
import { keep } from './en/keep.ts';

/** The English a page speaks with; one file an area under `en/`. English is the list of keys the other languages must have. */
export const enWords = {
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
} as const;

export type MessageKey = keyof typeof enWords;
export type Words = Record<MessageKey, string>;
