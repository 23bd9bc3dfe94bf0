import type { Relation } from '../definition.ts';
import { CLIENT_PLACES, clientDimensions } from './place.ts';

const WHO =
  'CASE WHEN r.file_manager IS NOT NULL THEN r.file_manager WHEN b.client IS NULL THEN k.manager ELSE b.place.manager END';

/**
 * Documents as they stand at the date, with the balance and the dimensions of their client; the manager is the document's own where the
 * table says. `fresh`: not missing, not expired, renewed in time. The last day of validity is valid; a renewal dated after the date is
 * none; a document never renewed is not fresh, unless nothing but its expiry is known.
 */
export const fileItems: Relation = {
  kind: 'event',
  from: `(
    SELECT
      *,
      NOT missing AND NOT expired
        AND (only_expiry OR coalesce(age_days >= 0 AND (refresh_days IS NULL OR age_days <= refresh_days), FALSE)) AS fresh,
      row_number() OVER (
        PARTITION BY period_no, client, doc_type, missing AND NOT waived ORDER BY source_file, source_row
      ) = 1 AS first_of_kind
    FROM (
      SELECT
        ${clientDimensions({
          client: 'r.file_client',
          project: 'r.file_project',
          manager: WHO,
          team: 'm.team',
        })},
        r.* EXCLUDE (file_client, file_project, file_manager),
        CASE WHEN b.unpriced THEN NULL ELSE coalesce(b.balance, 0) END AS client_balance,
        coalesce(b.unpriced, FALSE) AS unpriced,
        seen_at - r.last_updated AS age_days,
        coalesce(r.status = 'expired', FALSE) OR coalesce(r.expiry_date < seen_at, FALSE) AS expired,
        period.*
      FROM period
      CROSS JOIN bw_file AS r
      LEFT JOIN (${CLIENT_PLACES}) AS b ON b.snap = period.window_snap AND b.client = r.file_client
      LEFT JOIN bw_client AS k ON k.client = r.file_client
      LEFT JOIN bw_manager AS m ON m.manager = ${WHO}
    )
  )`,
  columns: [
    'item_id',
    'client',
    'project',
    'manager',
    'doc_type',
    'last_updated',
    'refresh_days',
    'expiry_date',
    'status',
  ],
};

/** Environmental permits that are required. */
export const PERMITS = `doc_type = 'env_permit' AND NOT waived`;

/** Kinds of documents, as the cells of a split. */
export const DOC_TYPES = [
  'licence',
  'financial_statement',
  'credit_report',
  'kyc',
  'project_progress',
  'collateral_valuation',
  'insurance',
  'env_permit',
  'construction_permit',
  'ip_valuation',
  'policy_context',
  'contract',
  'other',
] as const;

/** Better terms and higher limits of the period, and whether the file was renewed by a valuation or progress report shortly before. */
export const improvedTerms: Relation = {
  kind: 'event',
  from: `(
    SELECT
      r.*,
      period.*,
      (
        SELECT max(d.last_updated)
        FROM bw_file AS d
        WHERE d.file_client = r.client AND d.doc_type IN ('ip_valuation', 'project_progress')
          AND d.last_updated BETWEEN r.action_date - 90 AND r.action_date
      ) AS renewed_on
    FROM period
    JOIN bw_change AS r ON action_date BETWEEN window_start AND seen_at
    WHERE action_type IN ('rate_cut', 'limit_increase')
  )`,
  columns: ['action_id', 'client', 'manager', 'action_type', 'action_date', 'renewed_on'],
};
