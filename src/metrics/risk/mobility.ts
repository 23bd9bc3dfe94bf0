import { defineMetric, sum } from '../definition.ts';
import { migrations } from '../relations/migration-rows.ts';

/** Places in an order where a larger one is worse, at the opening and at the close. */
function shape(was: string, is: string) {
  const both = `NOT entered AND NOT gone AND weight > 0 AND ${was} IS NOT NULL AND ${is} IS NOT NULL`;
  return {
    common: {
      kind: 'ratio',
      family: 'risk',
      needs: ['exposure'],
      span: 'ttm',
      relation: migrations,
      where: 'NOT entered',
      shows: { was, is },
      leftOut: [
        { reason: 'gone', when: 'NOT entered AND gone' },
        { reason: 'state-unknown', when: `NOT entered AND NOT gone AND (${was} IS NULL OR ${is} IS NULL)` },
      ],
    } as const,
    all: { denominator: sum('weight', both), total: sum('weight', 'NOT gone AND weight > 0'), known: both },
    both,
    up: sum('weight', `${both} AND ${is} < ${was}`),
    down: sum('weight', `${both} AND ${is} > ${was}`),
    same: sum('weight', `${both} AND ${is} = ${was}`),
  };
}

const tiers = shape('five_tier', 'closing_five_tier');
const ratings = shape('rating_place', 'closing_rating_place');
const rated = { anyOf: ['exposure.rating'] } as const;
const share = { unit: 'fraction' } as const;
const times = { unit: 'times', better: 'lower' } as const;

/** Opening balance in a better five-tier class now, over all that is known and there at both dates; the last twelve months. */
export const upgradeShare = defineMetric({
  ...tiers.common,
  ...tiers.all,
  ...share,
  id: 'upgrade-share',
  code: 'R21',
  better: 'higher',
  numerator: tiers.up,
});

/** The same, in a worse class. */
export const downgradeShare = defineMetric({
  ...tiers.common,
  ...tiers.all,
  ...share,
  id: 'downgrade-share',
  code: 'R21a',
  better: 'lower',
  numerator: tiers.down,
});

/** The same, in the same class. */
export const stableShare = defineMetric({
  ...tiers.common,
  ...tiers.all,
  ...share,
  id: 'stable-share',
  code: 'R21b',
  better: 'higher',
  numerator: tiers.same,
});

/** Downgraded over upgraded balance. */
export const downgradesPerUpgrade = defineMetric({
  ...tiers.common,
  ...times,
  id: 'downgrades-per-upgrade',
  code: 'R21c',
  numerator: tiers.down,
  denominator: tiers.up,
  known: tiers.both,
});

/** Opening balance with a better rating now; ratings the bank's order does not name are left out. */
export const ratingUpgradeShare = defineMetric({
  ...ratings.common,
  ...ratings.all,
  ...rated,
  ...share,
  id: 'rating-upgrade-share',
  code: 'R21d',
  better: 'higher',
  numerator: ratings.up,
});

/** The same, with a worse rating. */
export const ratingDowngradeShare = defineMetric({
  ...ratings.common,
  ...ratings.all,
  ...rated,
  ...share,
  id: 'rating-downgrade-share',
  code: 'R21e',
  better: 'lower',
  numerator: ratings.down,
});

/** The same, with the same rating. */
export const ratingStableShare = defineMetric({
  ...ratings.common,
  ...ratings.all,
  ...rated,
  ...share,
  id: 'rating-stable-share',
  code: 'R21f',
  better: 'higher',
  numerator: ratings.same,
});

/** Downgraded over upgraded balance, by rating. */
export const ratingDowngradesPerUpgrade = defineMetric({
  ...ratings.common,
  ...rated,
  ...times,
  id: 'rating-downgrades-per-upgrade',
  code: 'R21g',
  numerator: ratings.down,
  denominator: ratings.up,
  known: ratings.both,
});
