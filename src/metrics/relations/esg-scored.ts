const pillar = (name: string) => ({
  weight: `coalesce(ws.weight_${name}, wp.weight_${name}, 1)`,
  score: `${name}_score`,
});
const PILLARS = ['e', 's', 'g'].map(pillar);
const present = PILLARS.map(({ weight, score }) => `CASE WHEN ${score} IS NULL THEN 0 ELSE ${weight} END`).join(' + ');

/**
 * Score of an assessment: the mean of the pillars present, two at least, by the weights in force at the date for its sector, else for all,
 * else equal ones; a total stands in only where no pillar is given.
 */
const SCORE = `CASE
        WHEN pillars >= 2 THEN (${PILLARS.map(({ weight, score }) => `coalesce(${score}, 0) * ${weight}`).join(' + ')}) / nullif(${present}, 0)
        WHEN pillars = 0 THEN total
      END AS score`;

const inForce = (alias: string) =>
  `${alias}.weighted_from <= a.seen_at AND (${alias}.weighted_until IS NULL OR ${alias}.weighted_until > a.seen_at)`;

/** A score on 0 to 100, higher is better, a value outside its scale clamped; none where the assessment does not count. */
function normalised(score: string): string {
  const part = (from: string, to: string) => `100 * (${from} - ${to}) / nullif(high - low, 0)`;
  const value = `CASE WHEN lower_better THEN ${part('high', score)} ELSE ${part(score, 'low')} END`;
  return `CASE WHEN counts AND ${score} IS NOT NULL THEN greatest(0, least(100, ${value})) END`;
}

const NAMED = `coalesce(nullif(provider_name, ''), '—') || ' ' || CAST(assess_date AS VARCHAR)`;

/**
 * The assessment each client or project is scored by at a day of the period: the newest of the provider that goes before others, else
 * of those that may stand in for it (`bw_esg_reading`). `others` names the newest of each provider beside it; where none counts there
 * is no score, `undecided` says that somebody's scale is not known, and the place in the files is that of the newest of all.
 */
export function scoredAssessment(subject: 'client' | 'project', day = 'seen_at'): string {
  return `SELECT seen_no, subject_id, e_score, s_score, g_score, as_given, ${SCORE}, provider, assess_date, others, undecided, esg_file, esg_row
      FROM (
        SELECT
          seen_no, seen_at, subject_id, subject_sector,
          ${['e_score', 's_score', 'g_score', 'total'].map((name) => `${normalised(name)} AS ${name}`).join(',\n          ')},
          CASE WHEN counts THEN pillars END AS pillars,
          counts AND as_given AS as_given,
          CASE WHEN counts THEN provider_name END AS provider,
          CASE WHEN counts THEN assess_date END AS assess_date,
          array_to_string(list_sort(list(${NAMED}) FILTER (WHERE NOT counts) OVER same), '; ') AS others,
          bool_or(unread) OVER same AS undecided,
          source_file AS esg_file,
          source_row AS esg_row,
          place_no
        FROM (
          SELECT q.period_no AS seen_no, q.seen_at, a.*, r.low, r.high, r.lower_better, r.undecided AS unread,
            row_number() OVER newest AS place_no,
            coalesce(row_number() OVER newest = 1 AND r.place IS NOT NULL, FALSE) AS counts
          FROM period AS q
          JOIN bw_esg AS a ON a.subject_type = '${subject}' AND a.assess_date <= q.${day}
            AND (a.next_of_provider IS NULL OR a.next_of_provider > q.${day})
          JOIN bw_esg_reading AS r ON r.read_source = a.source_no
            AND r.read_from <= q.seen_at AND (r.read_until IS NULL OR r.read_until > q.seen_at)
          WINDOW newest AS (
            PARTITION BY q.period_no, a.subject_id
            ORDER BY r.place NULLS LAST, a.assess_date DESC, a.source_file DESC, a.source_row DESC
          )
        )
        WINDOW same AS (PARTITION BY seen_no, subject_id)
        QUALIFY place_no = 1
      ) AS a
      LEFT JOIN bw_esg_weight AS wp ON wp.weighted_sector = '' AND ${inForce('wp')}
      LEFT JOIN bw_esg_weight AS ws ON ws.weighted_sector = a.subject_sector AND ws.weighted_sector <> '' AND ${inForce('ws')}`;
}

/** What a relation of scores reads of the bank's settings. */
export const SCORE_SETTINGS = ['esg_weights', 'esg_readings'] as const;
