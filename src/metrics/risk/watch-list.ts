import { count, defineMetric, sum } from '../definition.ts';
import { positions } from '../relations/position.ts';
import { watchMoves, watchStays } from '../relations/watch-list-rows.ts';

/** The list as the bank keeps it, the ledger's watch-list mark. */
const shape = {
  family: 'risk',
  better: 'lower',
  needs: ['exposure'],
  anyOf: ['exposure.watchlist_flag'],
} as const;

const listed = {
  relation: positions,
  known: 'watchlist IS NOT NULL',
  shows: { watchlist: 'watchlist' },
  leftOut: [{ reason: 'mark-unknown', when: 'watchlist IS NULL' }],
} as const;

/** Clients with a facility on the watch list. */
export const watchListClients = defineMetric({
  ...shape,
  ...listed,
  kind: 'distinct',
  id: 'watch-list-clients',
  code: 'R31',
  unit: 'count',
  of: 'client',
  when: 'watchlist AND client IS NOT NULL',
});

/** Balance on the watch list. */
export const watchListBalance = defineMetric({
  ...shape,
  ...listed,
  kind: 'amount',
  id: 'watch-list-balance',
  code: 'R31a',
  unit: 'money',
  numerator: sum('outstanding', 'watchlist'),
  denominator: sum('outstanding', 'watchlist IS NOT NULL'),
  total: sum('outstanding', 'TRUE'),
});

/** Balance on the watch list over the balance whose mark is known. */
export const watchListShare = defineMetric({
  ...shape,
  ...listed,
  kind: 'ratio',
  id: 'watch-list-share',
  code: 'R31b',
  unit: 'fraction',
  numerator: sum('outstanding', 'watchlist'),
  denominator: sum('outstanding', 'watchlist IS NOT NULL'),
  total: sum('outstanding', 'TRUE'),
  thresholds: { amber: 0.05, red: 0.1, worse: '>', source: 'OWN' },
});

/** Clients on the list now that were not at the opening of the period. */
export const watchListEntries = defineMetric({
  ...shape,
  kind: 'amount',
  id: 'watch-list-entries',
  code: 'R31c',
  unit: 'count',
  relation: watchMoves,
  known: 'TRUE',
  numerator: count('listed_now AND NOT listed_before'),
});

/** Clients on the list at the opening of the period that are not now, those that left the book included. */
export const watchListExits = defineMetric({
  ...shape,
  kind: 'amount',
  id: 'watch-list-exits',
  code: 'R31d',
  unit: 'count',
  better: 'neither',
  relation: watchMoves,
  known: 'TRUE',
  numerator: count('listed_before AND NOT listed_now'),
});

/** Median days on the list of the clients on it, from the first snapshot of their present stay. */
export const watchListDays = defineMetric({
  ...shape,
  kind: 'statistic',
  statistic: 'median',
  id: 'watch-list-days',
  code: 'R31e',
  unit: 'days',
  relation: watchStays,
  known: 'TRUE',
  of: 'days_listed',
  when: 'listed_since IS NOT NULL',
});
