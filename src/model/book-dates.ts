/** A later date that holds this part of an earlier one's loans is the same book a little later: what it lacks has left. */
const SAME_BOOK = 2 / 3;
/** Below this part the two dates hold different loans: branches that closed on different days. */
const OTHER_LOANS = 0.1;
/** A date that holds no more than this part of the rows of the largest date and itself can be a typing error. */
const SMALL = 0.1;
/** Rows of the month before from which a month of next to nothing is no shrinking book. */
const WEIGHTY_ROWS = 20;
/** Days from every date of weight beyond which such a date is taken for one. */
const FAR_DAYS = 62;

/**
 * What a date of the ledger is: the `last` of its month; a `daily` book that a later date of the month follows; a `part` of the month's book,
 * other loans than those of the later dates; `unclear` between the two; `stray`, far from all others and small; or `thin`, of a month
 * with next to none of the rows of the month before it and of the month after it, if there is one.
 */
export type BookDateKind = 'last' | 'daily' | 'part' | 'unclear' | 'stray' | 'thin';

/** SQL: true for a kind of date whose rows are in no book. */
export const IN_NO_BOOK = `kind IN ('stray', 'thin')`;

/**
 * SELECT over `exposure`: a row a date with `kind`, its `rows`, its `loans`, and how many of these a later date of the month holds
 * (`followed`). Stray and thin dates are left out of their months.
 */
export const BOOK_DATES = `
  WITH day AS (
    SELECT as_of_date, count(*) AS day_rows FROM exposure WHERE as_of_date IS NOT NULL GROUP BY as_of_date
  ),
  largest AS (SELECT max(day_rows) AS most FROM day),
  weighed AS (SELECT day.*, day_rows <= ${SMALL} * (day_rows + most) AS small FROM day CROSS JOIN largest),
  placed AS (
    SELECT
      *,
      small AND coalesce(as_of_date - max(CASE WHEN NOT small THEN as_of_date END) OVER before > ${FAR_DAYS}, TRUE)
        AND coalesce(min(CASE WHEN NOT small THEN as_of_date END) OVER after - as_of_date > ${FAR_DAYS}, TRUE) AS stray
    FROM weighed
    WINDOW
      before AS (ORDER BY as_of_date ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
      after AS (ORDER BY as_of_date ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)
  ),
  month AS (
    SELECT month, rows, lag(rows) OVER by_month AS before, lead(rows) OVER by_month AS after
    FROM (SELECT date_trunc('month', as_of_date) AS month, max(day_rows) AS rows FROM placed WHERE NOT stray GROUP BY 1)
    WINDOW by_month AS (ORDER BY month)
  ),
  thin AS (
    SELECT month FROM month
    WHERE before >= ${WEIGHTY_ROWS} AND rows <= ${SMALL} * before AND coalesce(rows <= ${SMALL} * after, TRUE)
  ),
  booked AS (SELECT *, date_trunc('month', as_of_date) IN (SELECT month FROM thin) AS thin FROM placed),
  shared AS (
    SELECT as_of_date FROM booked WHERE NOT stray AND NOT thin
    QUALIFY count(*) OVER (PARTITION BY date_trunc('month', as_of_date)) > 1
  ),
  loan AS (
    SELECT as_of_date, max(as_of_date) OVER (PARTITION BY date_trunc('month', as_of_date), facility_id) > as_of_date AS later
    FROM (SELECT DISTINCT as_of_date, facility_id FROM exposure WHERE as_of_date IN (SELECT as_of_date FROM shared))
  ),
  overlap AS (SELECT as_of_date, count(*) AS loans, count(*) FILTER (WHERE later) AS followed FROM loan GROUP BY as_of_date)
  SELECT
    p.as_of_date,
    p.day_rows AS rows,
    o.loans,
    o.followed,
    CASE
      WHEN p.stray THEN 'stray'
      WHEN p.thin THEN 'thin'
      WHEN o.loans IS NULL OR p.as_of_date = max(p.as_of_date) OVER (PARTITION BY date_trunc('month', p.as_of_date), p.stray) THEN 'last'
      WHEN o.followed >= ${SAME_BOOK} * o.loans THEN 'daily'
      WHEN o.followed <= ${OTHER_LOANS} * o.loans THEN 'part'
      ELSE 'unclear'
    END AS kind
  FROM booked AS p
  LEFT JOIN overlap AS o ON o.as_of_date = p.as_of_date`;
