import { defineMetric } from '../definition.ts';
import { positions } from '../relations/position.ts';

const shape = {
  kind: 'concentration',
  concentration: 'hhi',
  family: 'risk',
  unit: 'index',
  better: 'lower',
  needs: ['exposure'],
  relation: positions,
  judges: 'portfolio',
  leftOut: [{ reason: 'not-positive', when: 'NOT coalesce(outstanding > 0, FALSE)' }],
} as const;

/** Sum of squared shares of the clients; positive balances only, unknown clients are one group, not normalised. */
export const hhi = defineMetric({ ...shape, id: 'hhi', code: 'R25', group: 'client', over: 'client' });

/**
 * The same over groups of connected clients. A client that names no group stands for itself: taking all of them as one
 * group would make independent debtors look like a single one. Without any group in the data there is no answer.
 */
export const hhiGroup = defineMetric({
  ...shape,
  id: 'hhi-group',
  code: 'R25a',
  needs: ['exposure', 'client'],
  group: 'coalesce(CAST(group_id AS VARCHAR), CAST(client AS VARCHAR))',
  over: 'client',
  anyOf: ['client.group_id'],
  shows: { group_id: 'group_id' },
});

/** The same over sectors; the bands are borrowed from market shares. */
export const hhiSector = defineMetric({
  ...shape,
  id: 'hhi-sector',
  code: 'R25b',
  group: 'sector',
  over: 'sector',
  thresholds: { amber: 0.15, red: 0.25, worse: '>', source: 'PUB S12' },
  shows: { sector: 'sector' },
});

/** The same over regions. */
export const hhiRegion = defineMetric({
  ...shape,
  id: 'hhi-region',
  code: 'R25c',
  group: 'region',
  over: 'region',
  shows: { region: 'region' },
});
