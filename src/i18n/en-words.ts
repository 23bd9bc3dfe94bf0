import { common } from './en/common.ts';
import { errors } from './en/errors.ts';
import { widgets } from './en/widgets.ts';
import { dashboard } from './en/dashboard.ts';
import { reasons } from './en/reasons.ts';
import { quality } from './en/quality.ts';
import { sections } from './en/sections.ts';
import { shell } from './en/shell.ts';
import { metrics } from './en/metrics.ts';
import { metricsFinances } from './en/metrics-finances.ts';
import { metricsDynamics } from './en/metrics-dynamics.ts';
import { warnings } from './en/warnings.ts';
import { conduct } from './en/conduct.ts';
import { tasks } from './en/tasks.ts';
import { calendar } from './en/calendar.ts';
import { covenants } from './en/covenants.ts';
import { incidents } from './en/incidents.ts';
import { records } from './en/records.ts';
import { breaches } from './en/breaches.ts';
import { noteMarkTexts } from './en/note-marks.ts';

/** The English of the shell and of boards; one file an area under `en/`. English is the list of keys the other languages must have. */
export const enWords = {
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
} as const;
