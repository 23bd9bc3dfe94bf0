import { ACTUAL_YEAR, TO_COME } from '../cashflow-rows.ts';
import { COVENANT_LOANS, LATEST_TESTS, STANDING_TESTS } from '../covenant-rows.ts';
import { NEWEST_STATEMENTS } from '../statement-rows.ts';

/**
 * What the indicators look at, one row a period (`at_no`) and client (`owner`); each reads the CTE `period`. `base_snap`: the snapshot of
 * twelve months before, the first one where the ledger is younger, none where there is no earlier one.
 */
export const BASES = `SELECT period_no AS base_no, CASE WHEN base < window_snap THEN base END AS base_snap
    FROM (
      SELECT q.period_no, q.window_snap, coalesce(max(s.snap), 0) AS base
      FROM period AS q
      LEFT JOIN bw_snapshot AS s ON s.as_of_date <= last_day(CAST(q.seen_at - INTERVAL 12 MONTH AS DATE))
      GROUP BY ALL
    )`;

/** Ratings by their place in the bank's order, 1 is the best. */
const PLACES = `SELECT q.period_no AS order_no, v.rating AS ordered, nullif(list_position(string_split(q.rating_order, '|'), upper(CAST(v.rating AS VARCHAR))), 0) AS place
        FROM period AS q CROSS JOIN (SELECT unnest(enum_range(CAST(NULL AS bw_rating_type))) AS rating) AS v`;

/** Products and kinds of facilities whose limit is drawn and repaid at will; of others the use of the limit says nothing. */
const REVOLVING = `(
          p.product IN (
            SELECT name FROM (SELECT unnest(enum_range(CAST(NULL AS bw_product_type))) AS name)
            WHERE regexp_matches(lower(CAST(name AS VARCHAR)), '循环|流动资金|额度|透支|revolv|working.?capital|overdraft|credit.?line')
          )
          OR p.facility IN (SELECT facility_id FROM facility WHERE facility_type = 'working_capital')
        )`;

/** Clients with a balance at the snapshot, written-off loans left aside. */
export const BOOK = `SELECT
      at_no,
      owner,
      max(dpd) AS worst_dpd,
      sum(outstanding) FILTER (WHERE revolving AND limit_amount > 0 AND NOT unpriced) AS revolving_used,
      sum(limit_amount) FILTER (WHERE revolving AND limit_amount > 0 AND NOT unpriced) AS revolving_limit,
      bool_or(forborne) AS forborne,
      max(place - place_before) AS notches,
      CAST(sum(collateral_value) FILTER (WHERE secured) AS DOUBLE) / nullif(CAST(sum(outstanding) FILTER (WHERE secured) AS DOUBLE), 0) AS cover,
      CAST(sum(collateral_before) FILTER (WHERE secured AND collateral_before > 0) AS DOUBLE)
        / nullif(CAST(sum(outstanding_before) FILTER (WHERE secured AND collateral_before > 0) AS DOUBLE), 0) AS cover_before
    FROM (
      SELECT
        q.period_no AS at_no,
        p.client AS owner,
        p.facility,
        p.outstanding,
        p.unpriced,
        p.limit_amount,
        p.dpd,
        p.forborne,
        p.collateral_value,
        t.collateral_value AS collateral_before,
        t.outstanding AS outstanding_before,
        NOT p.unpriced AND NOT coalesce(t.unpriced, FALSE) AND p.outstanding > 0 AND p.collateral_value IS NOT NULL AND (p.collateral_value > 0 OR coalesce(t.collateral_value > 0, FALSE)) AS secured,
        n.place,
        o.place AS place_before,
        ${REVOLVING} AS revolving
      FROM period AS q
      JOIN base ON base_no = q.period_no
      JOIN bw_position AS p ON p.snap = q.window_snap AND p.client IS NOT NULL
      LEFT JOIN bw_position AS t ON t.snap = base.base_snap AND t.facility = p.facility
      LEFT JOIN (${PLACES}) AS n ON n.order_no = q.period_no AND n.ordered = p.own_rating
      LEFT JOIN (${PLACES}) AS o ON o.order_no = q.period_no AND o.ordered = t.own_rating
    )
    GROUP BY ALL
    HAVING bool_or(outstanding <> 0)`;

/** Newest statements, the newest audit opinion known, and the end of the newest period anybody has figures for. */
export const FINANCES = `SELECT coalesce(s.at_no, f.at_no) AS at_no, coalesce(s.owner, f.owner) AS owner, s.* EXCLUDE (at_no, owner, source_file, source_row),
      f.opinion, greatest(s.ends_on, f.content_end) AS statement_end
    FROM (${NEWEST_STATEMENTS}) AS s
    FULL JOIN (
      SELECT at_no, owner, arg_max(opinion, at_day) FILTER (WHERE opinion IS NOT NULL) AS opinion, max(content_end) AS content_end
      FROM (
        SELECT q.period_no AS at_no, a.client_id AS owner, CAST(a.audit_opinion AS VARCHAR) AS opinion, a.period_end AS at_day, CAST(NULL AS DATE) AS content_end
        FROM period AS q
        JOIN financials AS a ON greatest(a.period_end, coalesce(a.reported_date, a.period_end)) <= q.seen_at
        WHERE a.audit_opinion IS NOT NULL AND a.client_id IS NOT NULL
        UNION ALL
        SELECT q.period_no, i.client_id, NULL, NULL, i.content_date
        FROM period AS q
        JOIN file_item AS i ON i.content_date <= q.seen_at AND coalesce(i.last_updated <= q.seen_at, TRUE)
        WHERE CAST(i.doc_type AS VARCHAR) = 'financial_statement' AND i.client_id IS NOT NULL
      )
      GROUP BY ALL
    ) AS f ON f.at_no = s.at_no AND f.owner = s.owner`;

/** Whose project it is: as the project table knew it at the date, else whose loans name it. */
const OWNERS = `SELECT at_no, project_key, any_value(owner) AS owner
      FROM (
        SELECT q.period_no AS at_no, CAST(j.project_key AS VARCHAR) AS project_key, j.owner
        FROM period AS q
        JOIN bw_project AS j ON j.known_from <= q.seen_at AND (j.known_until IS NULL OR j.known_until > q.seen_at)
        UNION ALL
        SELECT DISTINCT q.period_no, CAST(p.project AS VARCHAR), p.client
        FROM period AS q
        JOIN bw_position AS p ON p.snap = q.window_snap
        WHERE p.project IS NOT NULL AND p.client IS NOT NULL
          AND CAST(p.project AS VARCHAR) NOT IN (SELECT CAST(project_key AS VARCHAR) FROM bw_project)
      )
      GROUP BY ALL`;

const YEAR = `CAST(sum(cash) AS DOUBLE) / nullif(CAST(sum(service) AS DOUBLE), 0) AS ratio`;
const WHOLE = 'HAVING sum(period_months) = 12 AND bool_and(cash IS NOT NULL AND service IS NOT NULL)';

/**
 * Covers of debt service agreed with the bank: the threshold of each covenant's latest test, of several the strictest (R01 is held against
 * the same). Those that name a loan are its project's; those that name only the client hold for projects whose loans none names.
 */
const AGREED = `SELECT at_no, owner, project_key, max(struct_pack(red := red, strict := strict, lock_up := lock_up)) AS terms
      FROM (
        SELECT v.at_no, v.owner, CAST(g.project AS VARCHAR) AS project_key, v.named_facility, CAST(v.threshold AS DOUBLE) AS red,
          v.operator = '>' AS strict, CAST(v.lockup_threshold AS DOUBLE) AS lock_up
        FROM (${LATEST_TESTS}) AS v
        JOIN period AS q ON q.period_no = v.at_no
        LEFT JOIN bw_position AS g ON g.snap = q.window_snap AND g.facility = v.named_facility
        WHERE v.covenant_metric = 'DSCR' AND v.operator IN ('>=', '>') AND v.threshold IS NOT NULL
      )
      WHERE project_key IS NOT NULL OR named_facility IS NULL
      GROUP BY ALL`;

/** Limits of the catalogue; a covenant's threshold takes the place of the red one, its lock-up level that of the amber one. */
const [DSCR_AMBER, DSCR_RED] = [1.3, 1.1];

/** Whether a cover has come down to a level; what must be above a level has come down to it when it is there. */
const below = (level: string) => `CASE WHEN terms.strict THEN cover <= ${level} ELSE cover < ${level} END`;

/** How bad the cover of debt service is among a client's projects, actual and forecast twelve months: 0, 1 amber, 2 red. */
export const COVERS = `SELECT at_no, owner, max(CASE
        WHEN ${below(`coalesce(terms.red, ${DSCR_RED})`)} THEN 2
        WHEN ${below(`coalesce(terms.lock_up, CASE WHEN terms.red >= ${DSCR_AMBER} THEN terms.red ELSE ${DSCR_AMBER} END)`)} THEN 1
        WHEN cover IS NOT NULL THEN 0
      END) AS cover_level
    FROM (
      SELECT x.at_no, o.owner, round(x.ratio, 9) AS cover, coalesce(a.terms, b.terms) AS terms
      FROM (
      SELECT at_no, named_project, ${YEAR} FROM (${ACTUAL_YEAR}) GROUP BY ALL ${WHOLE}
      UNION ALL
      SELECT at_no, named_project, ${YEAR}
      FROM (${TO_COME})
      WHERE scenario = 'base' AND last_day(period_end) <= last_day(CAST(at_date + INTERVAL 12 MONTH AS DATE))
      GROUP BY ALL ${WHOLE}
      ) AS x
      JOIN (${OWNERS}) AS o ON o.at_no = x.at_no AND o.project_key = CAST(x.named_project AS VARCHAR)
      LEFT JOIN (SELECT at_no, project_key, max(terms) AS terms FROM (${AGREED}) WHERE project_key IS NOT NULL GROUP BY ALL) AS a
        ON a.at_no = x.at_no AND a.project_key = o.project_key
      LEFT JOIN (${AGREED}) AS b ON b.at_no = x.at_no AND b.owner = o.owner AND b.project_key IS NULL
    )
    GROUP BY ALL`;

/** Debt service reserve over what it should be, the newest actual period of each project. */
export const RESERVES = `SELECT x.at_no, o.owner, min(x.ratio) AS reserve
    FROM (
      SELECT q.period_no AS at_no, c.project_id AS named_project,
        arg_max(CAST(c.dsra_balance AS DOUBLE) / CAST(c.dsra_target AS DOUBLE), c.period_end) AS ratio
      FROM period AS q
      JOIN cashflow AS c ON c.scenario = 'actual' AND c.period_end <= q.seen_at AND c.dsra_balance IS NOT NULL AND c.dsra_target > 0
      GROUP BY ALL
    ) AS x
    JOIN (${OWNERS}) AS o ON o.at_no = x.at_no AND o.project_key = CAST(x.named_project AS VARCHAR)
    GROUP BY ALL`;

/** Delay and cost overrun, the worst of a client's projects in construction. */
export const DELIVERY = `SELECT q.period_no AS at_no, j.owner,
      max(coalesce(CASE WHEN j.cod_actual <= q.seen_at THEN j.cod_actual END, q.seen_at) - j.cod_planned) AS delay,
      max(CAST(j.cost_to_date AS DOUBLE) / nullif(CAST(j.budget_to_date AS DOUBLE), 0) - 1) AS overrun
    FROM period AS q
    JOIN bw_project AS j ON j.known_from <= q.seen_at AND (j.known_until IS NULL OR j.known_until > q.seen_at)
    WHERE j.project_stage = 'construction' AND j.owner IS NOT NULL
    GROUP BY ALL`;

/** Days a certificate may be late before it counts as a breach. */
const CERTIFICATE_DAYS = 30;

/** What stands of each covenant: the tightest headroom, breaches (waived ones are breaches), certificates that are long overdue, also of pending tests. */
export const COVENANTS = `SELECT v.at_no, coalesce(v.owner, g.place.client) AS owner, bool_or(NOT v.pending) AS tested,
      min(v.headroom) FILTER (WHERE NOT v.pending) AS headroom,
      bool_or(v.outcome IN ('breach', 'waived')) AS covenant_broken,
      bool_or(coalesce(CASE WHEN v.certificate_received <= q.seen_at THEN v.certificate_received END, q.seen_at) > v.certificate_due + ${CERTIFICATE_DAYS}) AS certificate_late
    FROM (${STANDING_TESTS}) AS v
    JOIN period AS q ON q.period_no = v.at_no
    LEFT JOIN ${COVENANT_LOANS} AS g ON g.own_no = v.at_no AND g.own_key = v.named_facility
    WHERE coalesce(v.owner, g.place.client) IS NOT NULL
    GROUP BY ALL`;

/** Longer terms granted in the last twelve months; shorter ones are none, an action that gives no figures is taken for longer. */
export const EXTENSIONS = `SELECT q.period_no AS at_no, a.client_id AS owner, TRUE AS extended
    FROM period AS q
    JOIN credit_action AS a ON a.action_date <= q.seen_at AND a.action_date > q.seen_at - INTERVAL 12 MONTH
    WHERE CAST(a.action_type AS VARCHAR) = 'tenor_change' AND coalesce(a.after_value > a.before_value, TRUE) AND a.client_id IS NOT NULL
    GROUP BY ALL`;

/** Days until the first environmental permit runs out, below 0 when one has. */
export const PERMITS = `SELECT q.period_no AS at_no, f.file_client AS owner,
      min(CASE WHEN f.status = 'expired' THEN -1 ELSE f.expiry_date - q.seen_at END) AS permit_days
    FROM period AS q
    JOIN bw_file AS f ON f.doc_type = 'env_permit' AND NOT f.waived AND NOT f.missing
    WHERE f.file_client IS NOT NULL
    GROUP BY ALL`;

/** Longest that a review is overdue; 0 for clients whose reviews are all done. */
export const REVIEWS = `SELECT q.period_no AS at_no, r.client AS owner,
      max(CASE WHEN NOT r.waived AND (r.done_date IS NULL OR r.done_date > q.seen_at) THEN q.seen_at - r.due_date ELSE 0 END) AS review_days
    FROM period AS q
    JOIN bw_review AS r ON r.due_date <= q.seen_at
    WHERE r.client IS NOT NULL
    GROUP BY ALL`;

/** Flags of sectors in force, parameter `sector_flag:<sector>` with amber or red. */
export const SECTORS = `SELECT q.period_no AS at_no, flagged_sector, arg_max(level, flagged_from) AS sector_level
    FROM period AS q
    JOIN bw_sector_flag ON flagged_from <= q.seen_at
    GROUP BY ALL`;
