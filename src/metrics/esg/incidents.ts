import { count, defineMetric, sum } from '../definition.ts';
import { clientsWithIncident, incidents } from '../relations/esg-incidents.ts';

const shape = { kind: 'amount', family: 'esg', better: 'lower', needs: ['alert'], known: 'TRUE' } as const;

/** ESG incidents of the trailing twelve months by severity; kept apart from the score, which would count them twice. */
export const esgIncidents = defineMetric({
  ...shape,
  id: 'esg-incidents',
  code: 'E11',
  unit: 'count',
  span: 'ttm',
  relation: incidents,
  parts: [{ name: 'severity', of: 'CAST(severity AS VARCHAR)', cells: ['1', '2', '3', 'unknown'] }],
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
