import type { Relation } from '../definition.ts';
import { CLIENT_PLACES, clientDimensions } from './place.ts';
import { latestAssessment } from './esg-rows.ts';

/** Alerts on environmental, social or governance matters; the indicator of incidents and penalties is one whatever its category says. */
const ON_ESG = `(coalesce(r.alert_category = 'esg', FALSE) OR coalesce(upper(r.indicator_code) = 'E01', FALSE)) AND NOT r.dismissed`;

/** ESG incidents raised in the period; false alarms are none. */
export const incidents: Relation = {
  kind: 'event',
  from: `(
    SELECT r.*, period.*
    FROM period
    JOIN bw_alert AS r ON r.raised_date BETWEEN window_start AND seen_at
    WHERE ${ON_ESG}
  )`,
  columns: [
    'alert_id',
    'client',
    'manager',
    'severity',
    'indicator_code',
    'raised_date',
    'closed_on',
    'closed_undated',
  ],
};

const OPEN_RED = `SELECT q.period_no AS hit_no, r.client AS hit_client, min(r.raised_date) AS incident_since
      FROM period AS q
      JOIN bw_alert AS r ON r.raised_date <= q.seen_at AND r.severity = 3 AND ${ON_ESG}
        AND NOT r.closed_undated AND (r.closed_on IS NULL OR r.closed_on > q.seen_at)
      WHERE r.client IS NOT NULL
      GROUP BY ALL`;

/** Clients with a red ESG incident open at the date, each once, with their balance. */
export const clientsWithIncident: Relation = {
  kind: 'event',
  from: `(
    SELECT ${clientDimensions({ client: 'h.hit_client' })}, coalesce(b.balance, 0) AS balance, h.incident_since,
      k.source_file, k.source_row, period.*
    FROM period
    JOIN (${OPEN_RED}) AS h ON h.hit_no = period.period_no
    LEFT JOIN (${CLIENT_PLACES}) AS b ON b.snap = period.window_snap AND b.client = h.hit_client
    LEFT JOIN bw_client AS k ON k.client = h.hit_client
  )`,
  columns: ['client', 'manager', 'balance', 'incident_since'],
};

/** A permit that allows to work on the date: there, not expired. */
const VALID = `NOT d.missing AND NOT coalesce(d.status = 'expired', FALSE) AND coalesce(d.expiry_date >= q.seen_at, TRUE)`;

/**
 * Facilities of clients in highly polluting or energy-hungry sectors, with what due diligence asks for: an assessment of at most twelve
 * months, environmental permits that are all valid (one at least), no red incident open.
 */
export const pollutingPositions: Relation = {
  kind: 'snapshot',
  from: `(
    SELECT
      r.*,
      period.*,
      a.assess_date,
      coalesce(a.assess_date + INTERVAL 12 MONTH >= seen_at, FALSE) AS assessed,
      coalesce(v.permitted, FALSE) AS permitted,
      h.incident_since
    FROM period
    JOIN bw_position AS r ON r.snap = window_snap
    JOIN client AS c ON c.client_id = r.client AND c.high_pollution_flag
    LEFT JOIN (${latestAssessment('client')}) AS a ON a.seen_no = period.period_no AND a.subject_id = r.client
    LEFT JOIN (
      SELECT q.period_no AS permit_no, d.file_client, bool_and(${VALID}) AS permitted
      FROM period AS q
      CROSS JOIN bw_file AS d
      WHERE d.doc_type = 'env_permit' AND NOT d.waived
      GROUP BY ALL
    ) AS v ON v.permit_no = period.period_no AND v.file_client = r.client
    LEFT JOIN (${OPEN_RED}) AS h ON h.hit_no = period.period_no AND h.hit_client = r.client
  )`,
  columns: ['facility', 'client', 'manager', 'outstanding', 'assess_date', 'permitted', 'incident_since'],
};

/** Facilities with what is said about their purpose: green by the facility table, of public benefit by the project they finance. */
export const purposedPositions: Relation = {
  kind: 'snapshot',
  from: `(
    SELECT
      r.*,
      period.*,
      l.green_flag AS green,
      CASE WHEN r.project IS NULL THEN FALSE ELSE g.public_benefit END AS public_benefit
    FROM period
    JOIN bw_position AS r ON r.snap = window_snap
    LEFT JOIN facility AS l ON l.facility_id = r.facility
    LEFT JOIN (
      SELECT q.period_no AS stated_no, s.project_id,
        arg_max(s.public_benefit_flag, coalesce(s.as_of_date, DATE '1900-01-01')) AS public_benefit
      FROM period AS q
      JOIN project AS s ON coalesce(s.as_of_date <= q.seen_at, TRUE)
      WHERE s.public_benefit_flag IS NOT NULL
      GROUP BY ALL
    ) AS g ON g.stated_no = period.period_no AND CAST(g.project_id AS VARCHAR) = CAST(r.project AS VARCHAR)
  )`,
  columns: ['facility', 'client', 'project', 'manager', 'outstanding', 'green', 'public_benefit'],
};
