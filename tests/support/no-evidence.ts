import type { Evidence } from '../../src/session/portfolio.ts';

/** An evidence that says nothing; tests put in what they are about. */
export const NO_EVIDENCE: Evidence = {
  metric: '',
  request: {},
  version: '0.0.0+000000000000',
  sql: '',
  rowsSql: '',
  params: {},
  rows: { columns: [], rows: [] },
  total: 0,
  inNumerator: 0,
  excluded: [],
  settings: {},
  parts: [],
};
