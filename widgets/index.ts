import { esgScores } from './esg-scores/esg-scores.widget.ts';
import { managerPerformance } from './manager-performance/manager-performance.widget.ts';
import { overview } from './overview/overview.widget.ts';
import { reviewCompliance } from './review-compliance/review-compliance.widget.ts';
import { riskTrend } from './risk-trend/risk-trend.widget.ts';
import type { WidgetDefinition } from './widget.ts';

/** The widgets of the page and the report, in reading order; `metric` is an element only. */
export const widgets: readonly WidgetDefinition[] = [
  overview,
  riskTrend,
  reviewCompliance,
  esgScores,
  managerPerformance,
];
