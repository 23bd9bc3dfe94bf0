import { defineMetric, sum } from '../definition.ts';
import { categorisedPositions } from '../relations/esg-rows.ts';

const CATEGORY_A = { amber: 0.2, red: 0.3, worse: '>', source: 'OWN' } as const;

/**
 * Share of the balance by environmental and social category: that of the project for a loan to one, else the class of the client.
 * Positive balances only. Only the share of category A has limits.
 */
export const esCategoryMix = defineMetric({
  kind: 'ratio',
  share: true,
  id: 'es-category-mix',
  code: 'E05',
  family: 'esg',
  unit: 'fraction',
  better: 'lower',
  needs: ['exposure'],
  anyOf: ['esg.ep_category', 'esg.es_risk_class', 'project.ep_category'],
  relation: categorisedPositions,
  where: 'outstanding > 0',
  parts: [
    {
      name: 'category',
      of: `CASE WHEN category IS NULL OR category IN ('A', 'B', 'C', 'FI-1', 'FI-2', 'FI-3', 'FI') THEN category ELSE 'Other' END`,
      cells: ['A', 'B', 'C', 'FI-1', 'FI-2', 'FI-3', 'FI', 'Other', 'unknown'],
    },
  ],
  numerator: sum('outstanding', 'TRUE'),
  denominator: sum('outstanding', 'TRUE'),
  covered: sum('outstanding', 'category IS NOT NULL'),
  total: sum('outstanding', 'TRUE'),
  known: 'category IS NOT NULL',
  thresholds: CATEGORY_A,
  held: ({ by }) => (by.category === 'A' ? {} : null),
  leftOut: [{ reason: 'not-positive', when: 'NOT coalesce(outstanding > 0, FALSE)' }],
});
