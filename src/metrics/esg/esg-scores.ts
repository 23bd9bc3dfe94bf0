import { count, defineMetric, sum, type Relation } from '../definition.ts';
import type { RemarkKind, RemarkRule } from '../remark.ts';
import { assessedClients, assessedPositions } from '../relations/esg-rows.ts';

const SCORED = 'score IS NOT NULL';
// wide enough for the product: two 64-bit decimals would be multiplied in 64 bits and overflow
const BALANCE = 'CAST(outstanding AS DECIMAL(20,2))';

/** Why a row has no score: those there are cannot be read, or are on a scale that is not that of the provider whose count. */
function withoutScore(score: string) {
  const none = `${score} IS NULL AND assess_date IS NULL`;
  return [
    { reason: 'scale-unknown', when: `${none} AND undecided` },
    { reason: 'other-provider', when: `${none} AND others IS NOT NULL` },
    { reason: 'not-scored', when: `${score} IS NULL` },
  ] as const;
}

/** Clients without a score for such a reason, with what they owe. */
function left(what: RemarkKind, when: string): RemarkRule {
  const rows = `FILTER (WHERE score IS NULL AND assess_date IS NULL AND ${when})`;
  return { what, n: `count(DISTINCT client) ${rows}`, amount: `CAST(sum(outstanding) ${rows} AS DOUBLE)` };
}

const REMARKS = [left('other-provider', 'others IS NOT NULL AND NOT undecided'), left('scale-unknown', 'undecided')];

const shape = {
  kind: 'ratio',
  family: 'esg',
  better: 'higher',
  needs: ['exposure', 'esg'],
  relation: assessedPositions,
  items: 'count(DISTINCT client) FILTER (WHERE score IS NOT NULL)',
  flags: {
    STALE: 'coalesce(bool_or(old) FILTER (WHERE score IS NOT NULL), FALSE)',
    AS_GIVEN: 'coalesce(bool_or(as_given) FILTER (WHERE score IS NOT NULL), FALSE)',
  },
  leftOut: withoutScore('score'),
} as const;

/** A row a pillar of every row of these. */
function byPillar(relation: Relation): Relation {
  return {
    ...relation,
    from: `(
    SELECT a.*, pillar, CASE pillar WHEN 'e' THEN e_score WHEN 's' THEN s_score ELSE g_score END AS pillar_score
    FROM ${relation.from} AS a
    CROSS JOIN (VALUES ('e'), ('s'), ('g')) AS v(pillar)
  )`,
  };
}

/**
 * Pillar score on 0 to 100, higher is better, from the client's newest assessment; for a group weighted by exposure.
 * Lower-is-better scales are turned round, values outside their scale clamped.
 */
export const esgPillarScore = defineMetric({
  ...shape,
  id: 'esg-pillar-score',
  code: 'E01',
  unit: 'score',
  // a client without a balance still has its score
  byClient: {
    relation: byPillar(assessedClients),
    numerator: sum('CAST(pillar_score AS DECIMAL(12,9))', 'pillar_score IS NOT NULL'),
    denominator: count('pillar_score IS NOT NULL'),
    total: count('TRUE'),
  },
  parts: [{ name: 'pillar', of: 'pillar', cells: ['e', 's', 'g'] }],
  relation: byPillar(assessedPositions),
  // nobody has a score of this pillar: that is not a sum of nothing
  settle: (row) => (row.value === null && row.n === 0 ? { ...row, reason: 'NO_DATA' } : row),
  items: 'count(DISTINCT client) FILTER (WHERE pillar_score IS NOT NULL)',
  flags: { STALE: 'coalesce(bool_or(old) FILTER (WHERE pillar_score IS NOT NULL), FALSE)' },
  numerator: sum(`${BALANCE} * CAST(pillar_score AS DECIMAL(12,9))`, 'pillar_score IS NOT NULL'),
  denominator: sum('outstanding', 'pillar_score IS NOT NULL'),
  total: sum('outstanding', 'TRUE'),
  leftOut: withoutScore('pillar_score'),
  shows: { pillar: 'pillar' },
});

/**
 * Score of a client: mean of the pillars present, two at least, or the total as given where there is no pillar. Asked by client, every
 * client with an assessment has its own, with or without a balance; asked for a group it is weighted by exposure.
 */
export const clientEsgScore = defineMetric({
  ...shape,
  id: 'client-esg-score',
  code: 'E02',
  remarks: REMARKS,
  unit: 'score',
  byClient: {
    relation: assessedClients,
    numerator: sum('CAST(score AS DECIMAL(12,9))', SCORED),
    denominator: count(SCORED),
    total: count('TRUE'),
  },
  numerator: sum(`${BALANCE} * CAST(score AS DECIMAL(12,9))`, SCORED),
  denominator: sum('outstanding', SCORED),
  total: sum('outstanding', 'TRUE'),
});

/** Below this coverage the portfolio's score is suppressed, below the second it is only indicative. */
const SUPPRESSED = 0.25;
const INDICATIVE = 0.5;

/** Exposure-weighted score of the scored clients; coverage is their share of the balance. */
export const portfolioEsgScore = defineMetric({
  ...shape,
  id: 'portfolio-esg-score',
  code: 'E03',
  remarks: REMARKS,
  unit: 'score',
  numerator: sum(`${BALANCE} * CAST(score AS DECIMAL(12,9))`, SCORED),
  denominator: sum('outstanding', SCORED),
  total: sum('outstanding', 'TRUE'),
  thresholds: { amber: 60, red: 40, worse: '<', source: 'OWN' },
  settle: (row) => {
    if (row.value === null || row.coverage === null || row.coverage >= INDICATIVE) return row;
    if (row.coverage >= SUPPRESSED) return { ...row, flags: [...row.flags, 'INDICATIVE'] };
    return { ...row, value: null, reason: 'NO_DATA', flags: [] };
  },
});

/** Share of the balance whose client has a score. */
export const esgCoverage = defineMetric({
  ...shape,
  id: 'esg-coverage',
  code: 'E03a',
  remarks: REMARKS,
  unit: 'fraction',
  known: 'TRUE',
  flags: {},
  numerator: sum('outstanding', SCORED),
  denominator: sum('outstanding', 'TRUE'),
  items: 'count(DISTINCT client)',
  thresholds: { amber: 0.8, red: 0.5, worse: '<', source: 'OWN' },
});
