import { count, defineMetric, sum } from '../definition.ts';
import { clientsWithIncident, incidents } from '../relations/esg-incidents.ts';
import { TOTAL_CELL, withTotal } from '../relations/with-total.ts';

const shape = { kind: 'amount', family: 'esg', better: 'lower', needs: ['alert'], known: 'TRUE' } as const;

/** ESG incidents of the trailing twelve months by severity and all together; kept apart from the score, which would count them twice. */
export const esgIncidents = defineMetric({
  ...shape,
  id: 'esg-incidents',
  code: 'E11',
  unit: 'count',
  span: 'ttm',
  relation: withTotal(incidents, { cell: 'CAST(severity AS VARCHAR)', inTotal: 'TRUE' }),
  parts: [{ name: 'severity', of: 'cell', cells: ['1', '2', '3', 'unknown', TOTAL_CELL], total: true }],
  numerator: count('TRUE'),
});

/** Balance of the clients with a red ESG incident open at the date, each client once. */
export const esgIncidentExposure = defineMetric({
  ...shape,
  id: 'esg-incident-exposure',
  code: 'E11a',
  unit: 'money',
  needs: ['exposure', 'alert'],
  relation: clientsWithIncident,
  numerator: sum('balance', 'TRUE'),
});
