import type { Engine, QueryOptions } from '../../engine/engine.ts';
import { PortfolioError } from '../../lib/errors.ts';
import { reason } from '../../lib/reasons.ts';
import { quoteName } from '../../lib/sql.ts';
import type { Filter } from '../../metrics/metric.ts';
import type { Period } from '../../metrics/periods.ts';
import { tableModel } from '../../model/index.ts';
import type { Records, RecordsOptions } from '../portfolio.ts';
import { recordScope, type RecordScope } from './record-scope.ts';
import type { RecordTable } from './record-table.ts';
import { RECORD_TABLES } from './record-tables.ts';

interface Asked {
  table: string;
  period: Period;
  filter: Filter;
  /** Every book of the period and not the last alone, where the table is made of books. */
  everyBook: boolean;
}

/** No book is the first one before there is any. */
const NO_BOOK = -1;

/** Rows of a table as they stood at the end of a period, of what a filter lets pass, the newest first. */
export async function readRecords(
  engine: Engine,
  { table, period, filter, everyBook }: Asked,
  { columns, limit = 50, offset = 0, signal }: RecordsOptions = {},
): Promise<Records> {
  const spec = recordTable(table);
  const wanted = columnsOf(table, spec, columns);
  const scope = recordScope(spec, filter);
  const from = (everyBook ? spec.everyBook : undefined) ?? spec.from ?? quoteName(table);
  const rows = `WITH ${standing(spec, from, scope)}`;
  const options: QueryOptions = {
    params: { ...scope.params, seen_at: period.seenAt, snap: period.windowSnap ?? NO_BOOK, since: period.windowStart },
    ...(signal ? { signal } : {}),
  };
  const [found, counts] = await Promise.all([
    engine.query(
      `${rows}
SELECT ${[...wanted.map((name) => shown(name, spec)), 'CAST(source_file AS VARCHAR) AS source_file', 'source_row'].join(', ')}
FROM standing
ORDER BY ${[...spec.newest.map((order) => `${order} DESC NULLS LAST`), 'CAST(source_file AS VARCHAR)', 'source_row'].join(', ')}
LIMIT ${limit} OFFSET ${offset}`,
      options,
    ),
    engine.query(`${rows}\nSELECT state, count(*) FROM standing GROUP BY state ORDER BY state`, options),
  ]);
  const states = counts.rows.map(([state, count]) => ({
    state: state === null || state === undefined ? null : String(state),
    rows: Number(count),
  }));
  return {
    table,
    columns: wanted.map((name) => ({ name, type: typeOf(table, name) })),
    rows: found.rows.map((cells) => ({
      cells: cells.slice(0, wanted.length),
      file: String(cells[wanted.length] ?? ''),
      row: Number(cells[wanted.length + 1] ?? 0),
    })),
    dated: spec.byLoan === true || spec.known !== undefined,
    total: states.reduce((sum, { rows: count }) => sum + count, 0),
    states: states.flatMap(({ state, rows: count }) => (state === null ? [] : [{ state, rows: count }])),
  };
}

function recordTable(table: string): RecordTable {
  const known = Object.keys(RECORD_TABLES);
  const found = known.includes(table) ? RECORD_TABLES[table] : undefined;
  if (!found) throw new PortfolioError('unknown-table', { table, known: known.join(', ') });
  return found;
}

function columnsOf(table: string, { columns: usual, state }: RecordTable, wanted: RecordsOptions['columns']): string[] {
  const all = [...tableModel(table).columns.map(({ name }) => name), ...(state ? ['state'] : [])];
  if (wanted === 'all') return all;
  const chosen = wanted ?? usual;
  const strange = chosen.find((name) => !all.includes(name));
  if (strange !== undefined) {
    const hint = reason('one-of', { known: all.join(', ') });
    throw new PortfolioError('bad-value', { option: `columns of ${table}`, value: strange, hint });
  }
  return [...chosen];
}

function typeOf(table: string, column: string): Records['columns'][number]['type'] {
  return tableModel(table).columns.find(({ name }) => name === column)?.type ?? 'code';
}

/** A column as it was known at the date: what had not happened yet is not there. */
function shown(name: string, { later = {} }: RecordTable): string {
  const after = Object.entries(later).flatMap(([date, decided]) =>
    date === name || decided.includes(name) ? date : [],
  );
  const column = quoteName(name);
  if (after.length === 0) return column;
  return `CASE WHEN ${after.map((date) => `CAST(${date} AS DATE) > seen_at`).join(' OR ')} THEN NULL ELSE ${column} END AS ${column}`;
}

/** The CTEs up to `standing`: the rows that are known at the date and stand, within the filter. */
function standing({ known, same, state }: RecordTable, from: string, { ctes, condition }: RecordScope): string {
  const conditions = [...(known ? [`coalesce(${known} <= seen_at, TRUE)`] : []), condition];
  const newest = [...(known ? [`${known} DESC NULLS LAST`] : []), 'CAST(source_file AS VARCHAR)', 'source_row'];
  const only = same
    ? `QUALIFY row_number() OVER (PARTITION BY ${same.map(quoteName).join(', ')} ORDER BY ${newest.join(', ')}) = 1`
    : '';
  const rows = `standing AS (
  SELECT r.*, seen_at, ${state ?? 'CAST(NULL AS VARCHAR)'} AS state
  FROM ${from} AS r
  CROSS JOIN (SELECT CAST($seen_at AS DATE) AS seen_at)
  WHERE ${conditions.join(' AND ')}
  ${only}
)`;
  return [...ctes, rows].join(',\n');
}
