import type { Engine } from '../../engine/engine.ts';
import { literal } from '../../lib/sql.ts';
import { BOOK_DATES, IN_NO_BOOK } from '../../model/book-dates.ts';
import type { QualityFinding, Severity } from './finding.ts';
import { SNAPSHOT_DAYS, STALE_DAYS } from './rules.ts';

/** What is old, or missing between what is there, seen at `asOf`. */
export async function freshnessFindings(engine: Engine, table: string, asOf: string): Promise<QualityFinding[]> {
  if (table === 'exposure') return [...(await oldest(engine, table, 'as_of_date', asOf)), ...(await gaps(engine))];
  if (table === 'review') return oldest(engine, table, 'done_date', asOf);
  if (table === 'esg') return staleSubjects(engine, { table, subject: 'subject_id', date: 'assess_date', asOf });
  if (table === 'financials') return staleSubjects(engine, { table, subject: 'client_id', date: 'period_end', asOf });
  return [];
}

async function oldest(engine: Engine, table: string, column: string, asOf: string): Promise<QualityFinding[]> {
  const day = `CAST(${literal(asOf)} AS DATE)`;
  const { rows } = await engine.query(
    `SELECT date_diff('day', max(${column}), ${day}), count(*) FROM ${table} WHERE ${column} <= ${day}`,
  );
  const [age, count] = (rows[0] ?? []).map((cell) => (cell === null ? null : Number(cell)));
  if (age === null || age === undefined || age <= SNAPSHOT_DAYS.minor) return [];
  const severity: Severity = age > SNAPSHOT_DAYS.major ? 'major' : 'minor';
  return [finding('stale', table, column, { severity, count: count ?? 0, of: count ?? 0 })];
}

/** Months without a snapshot between the first and the last. */
async function gaps(engine: Engine): Promise<QualityFinding[]> {
  const { rows } = await engine.query(
    `SELECT date_diff('month', min(m), max(m)) + 1 AS months, count(*) AS present
     FROM (SELECT DISTINCT date_trunc('month', as_of_date) AS m FROM (${BOOK_DATES}) WHERE NOT ${IN_NO_BOOK})`,
  );
  const [months = 0, present = 0] = (rows[0] ?? []).map((cell) => Number(cell ?? 0));
  if (months <= present) return [];
  return [
    finding('snapshot-gap', 'exposure', 'as_of_date', { severity: 'minor', count: months - present, of: months }),
  ];
}

interface Subjects {
  table: 'esg' | 'financials';
  subject: string;
  date: string;
  asOf: string;
}

/** Subjects with a balance in the last snapshot; all where there is no ledger. */
const LIVE = `(NOT EXISTS (SELECT 1 FROM exposure) OR CAST($subject AS VARCHAR) IN (
  SELECT unnest([CAST(client_id AS VARCHAR), CAST(project_id AS VARCHAR)]) FROM exposure
  WHERE as_of_date = (SELECT max(as_of_date) FROM (${BOOK_DATES}) WHERE NOT ${IN_NO_BOOK}) AND outstanding > 0))`;

async function staleSubjects(engine: Engine, { table, subject, date, asOf }: Subjects): Promise<QualityFinding[]> {
  const day = `CAST(${literal(asOf)} AS DATE)`;
  const { rows } = await engine.query(
    `SELECT count(*) FILTER (WHERE date_diff('day', last, ${day}) > ${STALE_DAYS[table]}), count(*)
     FROM (SELECT max(${date}) AS last FROM ${table} WHERE ${date} <= ${day} AND ${LIVE.replace('$subject', subject)} GROUP BY ${subject})`,
  );
  const [count = 0, of = 0] = (rows[0] ?? []).map((cell) => Number(cell ?? 0));
  return count > 0 ? [finding('stale-subjects', table, date, { severity: 'minor', count, of })] : [];
}

function finding(
  id: string,
  table: string,
  column: string,
  counts: Pick<QualityFinding, 'severity' | 'count' | 'of'>,
): QualityFinding {
  return { id, table, column, ...counts, balanceShare: null, samples: [] };
}
