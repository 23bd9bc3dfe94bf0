/** Assessments of one provider on one scale, as far as the files say: they are all read alike. */
export interface EsgSource {
  readonly no: number;
  /** As it is compared: in small letters; '' where nobody is named. */
  readonly provider: string;
  readonly name: string;
  /** The scale as it is given; null: it is not. */
  readonly low: number | null;
  readonly high: number | null;
  readonly direction: EsgDirection | null;
  /** Assessments with a score; without any there is no scale to speak of. */
  readonly scored: number;
  /** Those of them with a score below 0 or above 100. */
  readonly beyond: number;
  readonly lowest: number | null;
  readonly highest: number | null;
  /** Clients and projects the provider scored in the twelve months to the last date of the ledger, all its sources together. */
  readonly subjects: number;
  /** What those owe on that date. */
  readonly balance: number;
}

export type EsgDirection = 'higher_better' | 'lower_better';

const providerKey = (table = '') => `lower(trim(coalesce(CAST(${table}provider AS VARCHAR), '')))`;
const direction = (table = '') => `CAST(${table}direction AS VARCHAR)`;
const SCORES = '[e_score, s_score, g_score, total_score]';

/** The last day of the books, else of the assessments. */
const LAST_DAY = `coalesce(
      (SELECT max(as_of_date) FROM bw_book_date WHERE kind <> 'stray'), (SELECT max(assess_date) FROM esg))`;

/** How many clients and projects each provider scored of late, and what they owe on the last day of the books. */
const REACH = `SELECT reaching, count(*) AS subjects, CAST(sum(owed) AS DOUBLE) AS balance
    FROM (
      SELECT DISTINCT provider_key AS reaching, CAST(subject_type AS VARCHAR) AS kind, CAST(subject_id AS VARCHAR) AS subject
      FROM scored CROSS JOIN (SELECT ${LAST_DAY} AS last_day)
      WHERE lowest IS NOT NULL AND assess_date <= last_day AND assess_date > last_day - INTERVAL 12 MONTH
    )
    LEFT JOIN (
      SELECT 'client' AS owed_kind, CAST(client_id AS VARCHAR) AS owed_by, sum(abs(outstanding)) AS owed FROM exposure
      WHERE as_of_date = ${LAST_DAY} GROUP BY ALL
      UNION ALL
      SELECT 'project', CAST(project_id AS VARCHAR), sum(abs(outstanding)) FROM exposure
      WHERE as_of_date = ${LAST_DAY} GROUP BY ALL
    ) ON owed_kind = kind AND owed_by = subject
    GROUP BY reaching`;

/** Every source in the table of assessments, in the order of providers and scales; reads the dates of the books. */
export const ESG_SOURCES = `WITH scored AS (
    SELECT ${providerKey()} AS provider_key, trim(CAST(provider AS VARCHAR)) AS provider_name, ${direction()} AS given_direction,
      list_min(${SCORES}) AS lowest, list_max(${SCORES}) AS highest, *
    FROM esg
  )
  SELECT
    row_number() OVER (ORDER BY provider_key, scale_min NULLS FIRST, scale_max NULLS FIRST, given_direction NULLS FIRST) AS source_no,
    provider_key,
    coalesce(min(provider_name), '') AS provider_name,
    scale_min AS given_min,
    scale_max AS given_max,
    given_direction,
    count(lowest) AS scored,
    count(*) FILTER (WHERE lowest < 0 OR highest > 100) AS beyond,
    min(lowest) AS lowest,
    max(highest) AS highest,
    coalesce(any_value(reach.subjects), 0) AS subjects,
    coalesce(any_value(reach.balance), 0) AS balance
  FROM scored
  LEFT JOIN (${REACH}) AS reach ON reach.reaching = provider_key
  GROUP BY provider_key, scale_min, scale_max, given_direction`;

/** Ties a row of `esg AS a` to its source `o`. */
export const SOURCE_OF_ROW = `o.provider_key = ${providerKey('a.')} AND o.given_min IS NOT DISTINCT FROM a.scale_min
        AND o.given_max IS NOT DISTINCT FROM a.scale_max AND o.given_direction IS NOT DISTINCT FROM ${direction('a.')}`;
