import type { Relation } from '../definition.ts';

/** Loss given default of loans without one, where the bank gives no parameter `lgd`: that of senior claims in the foundation approach. */
const LGD = 0.45;

const FIRST_PLACE = `nullif(list_position(string_split(rating_order, '|'), upper(first_rating)), 0)`;
const PLACE = `nullif(list_position(string_split(rating_order, '|'), upper(CAST(own_rating AS VARCHAR))), 0)`;

/**
 * Facilities at the snapshot with their IFRS 9 stage and expected loss. The stage is the reported one; where it is blank the backstop tells
 * it: 3 above 90 days past due or non-performing; 2 above 30 days, special mention, watch list, forborne or two notches below the first
 * rating in the ledger; else 1. Nothing known, or a word there nobody can read: no stage. Exposure at default is never below 0.
 */
export const staged: Relation = {
  kind: 'snapshot',
  settings: ['rating_order', 'loss'],
  from: `(
    SELECT
      *,
      CASE impairment_stage WHEN 1 THEN pd_12m WHEN 2 THEN pd_life WHEN 3 THEN 1 END AS pd,
      coalesce(lgd, lgd_given, ${LGD}) AS loss_rate,
      CAST(CASE impairment_stage WHEN 1 THEN pd_12m WHEN 2 THEN pd_life WHEN 3 THEN 1 END * coalesce(lgd, lgd_given, ${LGD})
        * CAST(ead_amount AS DOUBLE) AS DECIMAL(28,6)) AS expected_loss
    FROM (
      SELECT
        p.*,
        period.*,
        stage IS NULL AS backstop,
        coalesce(stage, CASE
          WHEN quality_unread THEN NULL
          WHEN dpd > 90 OR npl THEN 3
          WHEN dpd > 30 OR five_tier = 2 OR watchlist OR forborne OR ${PLACE} - ${FIRST_PLACE} >= 2 THEN 2
          WHEN dpd IS NOT NULL OR five_tier IS NOT NULL THEN 1
        END) AS impairment_stage,
        greatest(0, coalesce(ead, outstanding + CAST(coalesce(ccf_given, 0) * coalesce(undrawn, greatest(0, limit_amount - outstanding), 0) AS DECIMAL(20,2)))) AS ead_amount,
        ead IS NULL AND ccf_given IS NULL AND coalesce(undrawn, limit_amount - outstanding, 0) > 0 AS ccf_assumed
      FROM period
      JOIN bw_position AS p ON p.snap = window_snap
      LEFT JOIN bw_first_rating ON rated_facility = p.facility
    )
  )`,
  columns: ['facility', 'client', 'manager', 'outstanding', 'impairment_stage', 'backstop', 'dpd', 'five_tier'],
};
