import type { Relation } from '../definition.ts';
import { ownLoans, onFacilities } from './owners.ts';

/** What came of a test of `covenant AS v`: as reported, where blank from the figures; null where nobody can tell. */
export const COVENANT_OUTCOME = `coalesce(CAST(v.status AS VARCHAR), CASE
          WHEN v.actual IS NULL THEN NULL
          WHEN CASE CAST(v.operator AS VARCHAR)
            WHEN '>=' THEN v.actual >= v.threshold
            WHEN '>' THEN v.actual > v.threshold
            WHEN '<=' THEN v.actual <= v.threshold
            WHEN '<' THEN v.actual < v.threshold
            WHEN '=true' THEN v.actual = 1
          END THEN 'pass'
          WHEN CAST(v.operator AS VARCHAR) IS NOT NULL AND (v.threshold IS NOT NULL OR CAST(v.operator AS VARCHAR) = '=true') THEN 'breach'
        END)`;

/** Covenant tests with their headroom and outcome: as reported, where blank from the figures. A waived breach is a breach. */
const TESTS = `SELECT
        q.period_no AS at_no,
        v.covenant_id,
        v.client_id AS owner,
        v.facility_id AS named_facility,
        CAST(v.metric AS VARCHAR) AS covenant_metric,
        CAST(v.operator AS VARCHAR) AS operator,
        v.test_date,
        v.threshold,
        v.lockup_threshold,
        v.actual,
        v.certificate_due,
        v.certificate_received,
        CASE CAST(v.operator AS VARCHAR)
          WHEN '>=' THEN v.actual - v.threshold
          WHEN '>' THEN v.actual - v.threshold
          WHEN '<=' THEN v.threshold - v.actual
          WHEN '<' THEN v.threshold - v.actual
        END / CASE WHEN v.threshold = 0 THEN 1 ELSE abs(v.threshold) END AS headroom,
        ${COVENANT_OUTCOME} AS outcome,
        coalesce(v.waiver_date <= q.seen_at, FALSE) AS waived_on,
        CAST(v.source_file AS VARCHAR) AS source_file,
        v.source_row
      FROM period AS q`;

const COLUMNS = [
  'covenant_id',
  'facility',
  'client',
  'manager',
  'covenant_metric',
  'operator',
  'test_date',
  'threshold',
  'actual',
  'outcome',
];

/** The latest test of each covenant known at the date, decided or not: the terms agreed last (`owner` and `named_facility` say whose). */
export const LATEST_TESTS = `${TESTS}
      JOIN covenant AS v ON v.test_date <= q.seen_at
      QUALIFY row_number() OVER (PARTITION BY q.period_no, v.covenant_id ORDER BY v.test_date DESC, v.source_file, v.source_row) = 1`;

/** How a covenant can stand, the most serious first. */
export const STANDINGS = ['breach', 'overdue', 'waived', 'at-risk', 'cured', 'pending', 'met'] as const;

/** Headroom below which a covenant that is met is at risk. */
const LITTLE_ROOM = 0.1;

/**
 * How a test of `standingTests` stands. A breach somebody waived is told apart; met with little room, or beyond the level at which
 * payments to the owners stop, is at risk; one without a result waits for its certificate, which may be late.
 */
export const STANDING = `CASE
          WHEN pending AND certificate_due < seen_at THEN 'overdue'
          WHEN pending THEN 'pending'
          WHEN outcome = 'waived' OR (outcome = 'breach' AND waived_on) THEN 'waived'
          WHEN outcome = 'breach' THEN 'breach'
          WHEN outcome = 'cured' THEN 'cured'
          WHEN headroom < ${LITTLE_ROOM} THEN 'at-risk'
          WHEN CASE WHEN operator IN ('>=', '>') THEN actual < lockup_threshold ELSE actual > lockup_threshold END THEN 'at-risk'
          ELSE 'met'
        END`;

/**
 * What stands of each covenant at the date: its newest test with a result, and beside it the newest one that still waits for one
 * (`pending`). A test that is not decided says nothing, and hides no breach before it.
 */
export const STANDING_TESTS = `SELECT *, coalesce(outcome = 'pending', TRUE) AS pending
      FROM (${TESTS}
      JOIN covenant AS v ON v.test_date <= q.seen_at)
      QUALIFY row_number() OVER (PARTITION BY at_no, covenant_id, coalesce(outcome = 'pending', TRUE) ORDER BY test_date DESC, source_file, source_row) = 1
        AND (NOT pending OR coalesce(test_date > max(test_date) FILTER (WHERE outcome <> 'pending') OVER (PARTITION BY at_no, covenant_id), TRUE))`;

/** The loans covenants name, as the ledger showed them last by the date. */
export const COVENANT_LOANS = ownLoans(
  'SELECT DISTINCT facility_id AS own_facility FROM covenant WHERE facility_id IS NOT NULL',
);

/** The same, tied to facilities and clients. */
export const standingTests: Relation = {
  kind: 'state',
  from: onFacilities(STANDING_TESTS, COVENANT_LOANS),
  columns: [...COLUMNS, 'pending', 'certificate_due'],
};

/** Tests of the period. */
export const tests: Relation = {
  kind: 'event',
  from: onFacilities(
    `${TESTS}
      JOIN covenant AS v ON v.test_date BETWEEN q.window_start AND q.seen_at`,
    COVENANT_LOANS,
  ),
  columns: COLUMNS,
};

/** Compliance certificates due in the period. */
export const certificates: Relation = {
  kind: 'event',
  from: onFacilities(
    `${TESTS}
      JOIN covenant AS v ON v.certificate_due BETWEEN q.window_start AND q.seen_at`,
    COVENANT_LOANS,
  ),
  columns: ['covenant_id', 'facility', 'client', 'manager', 'certificate_due', 'certificate_received'],
};
