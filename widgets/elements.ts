import Evidence from '../src/dashboard/LaterEvidence.svelte';
import tokens from '../src/charts/tokens.css?inline';
import { defineData } from '../src/elements/data-element.svelte.ts';
import { define as defineEsgScores } from './esg-scores/element.ts';
import { define as defineManagerPerformance } from './manager-performance/element.ts';
import { define as defineMetric } from './metric/element.ts';
import { define as defineReviewCompliance } from './review-compliance/element.ts';
import { define as defineRiskTrend } from './risk-trend/element.ts';

const DEFINITIONS = [
  defineRiskTrend,
  defineReviewCompliance,
  defineEsgScores,
  defineManagerPerformance,
  defineMetric,
] as const;

/** Registers every custom element of ours; calling it twice, or from two bundles, does no harm. */
export function defineAll(): void {
  defineData();
  for (const define of DEFINITIONS) define({ Evidence, tokens });
}
