import { defineMetric } from '../definition.ts';
import { positions } from '../relations/position.ts';

/** Clients with a balance other than 0 at the snapshot; facilities without a client are not counted. */
export const clientCount = defineMetric({
  kind: 'distinct',
  id: 'client-count',
  code: 'X02',
  family: 'risk',
  unit: 'count',
  better: 'neither',
  needs: ['exposure'],
  relation: positions,
  of: 'client',
  when: 'outstanding <> 0 AND client IS NOT NULL',
  known: 'client IS NOT NULL',
  leftOut: [
    { reason: 'client-unknown', when: 'client IS NULL' },
    { reason: 'no-balance', when: 'outstanding = 0' },
  ],
});
