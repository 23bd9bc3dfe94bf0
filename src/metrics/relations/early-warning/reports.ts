import { CODES } from './indicators.ts';

/** Open at the date, and no false alarm. */
const OPEN = '(a.closed_on IS NULL OR a.closed_on > q.seen_at) AND NOT a.closed_undated';

/** ESG incidents count whatever indicator they name; the others by their code. */
const CODE = `CASE WHEN a.alert_category = 'esg' AND NOT coalesce(upper(a.indicator_code) LIKE 'E0%', FALSE) THEN 'E01' ELSE upper(a.indicator_code) END`;

/**
 * The level an alert gives its indicator: red alerts red, others amber. An insolvency proceeding has one stage only; an ESG incident of the
 * lowest severity is none.
 */
const LEVEL = `CASE
          WHEN ${CODE} = 'T04' OR a.severity = 3 THEN 2
          WHEN ${CODE} = 'E01' AND a.severity = 1 THEN 0
          ELSE 1
        END`;

/** Alerts with an indicator's code, a column `said_<code>` each, and how often management or owners changed in the last six months. */
export const REPORTS = `SELECT at_no, owner,
      count(*) FILTER (WHERE code = 'O04' AND recent) AS changes,
      ${CODES.map((code) => `max(level) FILTER (WHERE code = '${code}' AND open) AS said_${code}`).join(',\n      ')}
    FROM (
      SELECT q.period_no AS at_no, a.client AS owner, ${CODE} AS code, ${LEVEL} AS level, ${OPEN} AS open,
        a.raised_date > q.seen_at - INTERVAL 6 MONTH AS recent
      FROM period AS q
      JOIN bw_alert AS a ON a.raised_date <= q.seen_at AND NOT a.dismissed
      WHERE a.client IS NOT NULL AND (a.indicator_code IS NOT NULL OR a.alert_category = 'esg')
    )
    GROUP BY ALL`;
