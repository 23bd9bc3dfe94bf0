import { bindParams, literal, quoteName } from '../../lib/sql.ts';
import type { Filter } from '../../metrics/metric.ts';
import { tableModel } from '../../model/index.ts';
import { EVERY_BOOK, recordScope } from '../records/record-scope.ts';
import { RECORD_TABLES } from '../records/record-tables.ts';
import { readScope } from '../settings/parameter-rows.ts';
import { nameOfKey, readSectorLimit, SECTOR_LIMIT } from '../settings/setting-history.ts';
import { isInPart, SETS } from './part-sets.ts';
import { isPartKey } from './part.ts';

/** Columns that name what must itself be in the part for a row that names it. */
const NAMED = { client_id: SETS.clients, facility_id: SETS.loans, project_id: SETS.projects } as const;

const among = (column: string, set: string) => `CAST(${column} AS VARCHAR) IN (FROM ${set})`;
/** What one column says it is, and another names. */
const namedAs = ([kind, id]: readonly [string, string], name: string, set: string) =>
  `(CAST(r.${kind} AS VARCHAR) = '${name}' AND ${among(`r.${id}`, set)})`;
const SCOPE = ['scope_type', 'scope_id'] as const;
const SUBJECT = ['subject_type', 'subject_id'] as const;

/** Rows of targets are of the part where what they are for is: by file and row, as they were read. */
export interface TargetRow {
  readonly file: string;
  readonly row: number;
}

/**
 * SQL: true for the rows of a canonical table, `r`, that are in the part; over the tables of `withPartSets`. A row that names a client, loan or
 * project outside is out, whatever else it names, and one that names nobody in it as well.
 */
export function partCondition(table: string, filter: Filter, targets: readonly TargetRow[]): string {
  const own = OWN[table]?.(filter, targets) ?? belongs(table, filter);
  const { columns } = tableModel(table);
  const named = Object.entries(NAMED).filter(([column]) => columns.some(({ name }) => name === column));
  const inside = named.map(([column, set]) => `(r.${column} IS NULL OR ${among(`r.${column}`, set)})`);
  return [`coalesce(${own}, FALSE)`, ...inside].join(' AND ');
}

const OWN: Readonly<Record<string, (filter: Filter, targets: readonly TargetRow[]) => string>> = {
  exposure: (filter) => `EXISTS (
    FROM bw_every_position AS p
    WHERE p.facility = r.facility_id AND p.row_date = r.as_of_date AND CAST(p.source_file AS VARCHAR) = CAST(r.source_file AS VARCHAR)
      AND p.source_row = r.source_row AND ${isInPart(filter)}
  )`,
  client: () => among('r.client_id', SETS.clients),
  facility: () => among('r.facility_id', SETS.loans),
  project: () => among('r.project_id', SETS.projects),
  cashflow: () => among('r.project_id', SETS.projects),
  esg: () => `(${namedAs(SUBJECT, 'client', SETS.clients)} OR ${namedAs(SUBJECT, 'project', SETS.projects)})`,
  manager: () => among('r.manager_id', SETS.managers),
  training: () => among('r.manager_id', SETS.staff),
  // what holds for all of a grade, or for everybody, says nothing of anybody
  kpi: () => `(coalesce(CAST(r.scope_type AS VARCHAR), 'all') NOT IN ('manager', 'team') OR ${namedAs(SCOPE, 'manager', SETS.staff)} OR (
    CAST(r.scope_type AS VARCHAR) = 'team' AND r.scope_id IN (
      SELECT CAST(team AS VARCHAR) FROM bw_manager WHERE team IS NOT NULL GROUP BY team HAVING bool_and(${among('manager', SETS.staff)})
    )
  ))`,
  target: (_, targets) =>
    targets.length === 0
      ? 'FALSE'
      : `(CAST(r.source_file AS VARCHAR), r.source_row) IN (${targets.map(({ file, row }) => `(${literal(file)}, ${row})`).join(', ')})`,
  fx: () => 'TRUE',
};

/** What the row says itself, else what its client or who is in charge of it is: as everywhere rows are looked at within a filter. */
function belongs(table: string, filter: Filter): string {
  const spec = RECORD_TABLES[table];
  if (!spec) return 'FALSE';
  const { ctes, condition, params } = recordScope(spec, filter, EVERY_BOOK);
  const rows = `${ctes.length > 0 ? `WITH ${ctes.join(', ')} ` : ''}SELECT r.rowid FROM ${quoteName(table)} AS r WHERE ${condition}`;
  return `r.rowid IN (${bindParams(rows, params)})`;
}

/** A setting as it stands in its table. */
export interface SettingCells {
  readonly key: string;
  readonly scope: string | null;
  readonly value: string;
  readonly unit: string | null;
}

/**
 * Whether a setting goes with a part: those of the whole do, those of a client or loan only with it. What it was a part of before is said
 * anew, and a limit that is a share of the whole would be one of the part.
 */
export function isPartSetting(
  { key, scope, value, unit }: SettingCells,
  { clients, loans }: Readonly<Record<'clients' | 'loans', ReadonlySet<string>>>,
): boolean {
  if (isPartKey(key)) return false;
  if (nameOfKey(key).startsWith(SECTOR_LIMIT) && readSectorLimit({ value, unit })?.money == null) return false;
  const [kind, name = ''] = (readScope(scope) ?? 'nobody').split(/:(.*)/s);
  if (kind === 'client') return clients.has(name);
  if (kind === 'facility') return loans.has(name);
  return kind === 'portfolio' || kind === 'sector';
}
