import { defineMetric, sum, type DerivedMetric } from '../definition.ts';
import { groupKey } from '../managers/scorecard.ts';
import { scoreEnds } from '../relations/esg-subjects.ts';

const BALANCE = 'CAST(outstanding AS DECIMAL(20,2))';

function level(score: string, when: string) {
  return {
    numerator: sum(`${BALANCE} * CAST(${score} AS DECIMAL(12,9))`, when),
    denominator: sum(BALANCE, when),
  };
}

/** Assessments are yearly: a month would mostly show no change at all. */
const shape = {
  family: 'esg',
  unit: 'score',
  better: 'higher',
  needs: ['exposure', 'esg'],
  span: 'ttm',
} as const;

const asked = { ...shape, kind: 'change', change: 'difference', relation: scoreEnds } as const;

const BOTH = 'closing AND score IS NOT NULL AND score_before IS NOT NULL';

/**
 * How the score of the clients changed that were in the book and scored at both dates, both weighted by the balances of the later one.
 * Negative balances count in the weights as in the score itself; where they leave nothing or less there is no mean, and so no change.
 */
export const esgScoreChange = defineMetric({
  ...asked,
  id: 'esg-score-change',
  code: 'E04',
  when: BOTH,
  now: level('score', BOTH),
  before: level('score_before', BOTH),
  items: `count(DISTINCT client) FILTER (WHERE ${BOTH})`,
  covered: sum(BALANCE, BOTH),
  total: sum(BALANCE, 'closing'),
  leftOut: [{ reason: 'not-scored', when: `closing AND NOT (${BOTH})` }],
});

/** How the score of the whole portfolio changed, whoever was in it. */
export const esgTotalChange = defineMetric({
  ...asked,
  id: 'esg-total-change',
  code: 'E04a',
  when: 'score IS NOT NULL',
  now: level('score', 'closing AND score IS NOT NULL'),
  before: level('score', 'NOT closing AND score IS NOT NULL'),
  items: 'count(DISTINCT client) FILTER (WHERE closing AND score IS NOT NULL)',
  leftOut: [{ reason: 'not-scored', when: 'score IS NULL' }],
});

/** What of the whole change comes from who is in the portfolio and how much they owe: the whole less the like-for-like change. */
export const esgMixEffect = defineMetric({
  ...shape,
  kind: 'derived',
  id: 'esg-mix-effect',
  code: 'E04b',
  ingredients: (request) => [
    { metric: 'esg-total-change', request },
    { metric: 'esg-score-change', request },
  ],
  combine: ({ answers: [whole = [], own = []] }) => {
    const same = new Map(own.map((row) => [groupKey(row), row]));
    return whole.map((row) => {
      const part = same.get(groupKey(row));
      const value = row.value === null || part?.value == null ? null : row.value - part.value;
      return {
        ...row,
        metric: 'esg-mix-effect',
        code: 'E04b',
        value,
        numerator: row.value,
        denominator: part?.value ?? null,
        coverage: null,
        reason: value === null ? (row.reason ?? part?.reason ?? 'NO_DATA') : null,
        flags: value === null ? [] : row.flags,
      };
    });
  },
} satisfies DerivedMetric);
