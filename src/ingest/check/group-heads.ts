import type { Engine } from '../../engine/engine.ts';
import { quoteName } from '../../lib/sql.ts';
import type { ColumnPlan } from '../plan/column-plan.ts';
import { isNullSql } from '../plan/typing/clean-text.ts';
import { textOf } from '../raw/cells.ts';
import type { RawTable } from '../raw/raw-table.ts';
import type { TableMatch } from '../match/match-columns.ts';
import { blankMeans } from '../match/value-map.ts';
import type { FileOptions } from '../options.ts';
import type { Findings } from './issue-list.ts';

const LEAST_ROWS = 4;
/** Columns by which reports are grouped; one value of the first of these may stand for all rows below it. */
const UNITS = ['branch', 'team_id', 'team_name', 'manager_id', 'manager_name', 'sector', 'region'];
const GROUPS = new Set([
  ...UNITS,
  'client_id',
  'client_name',
  'currency',
  'product',
  'five_tier',
  'ifrs_stage',
  'tier',
]);

/**
 * Says which columns are filled in the first row of each group only, as merged cells become when they are saved as text:
 * the first row is filled, no value stands twice, and half of the rows or more are blank. The rows below stay blank until a
 * person says that they belong to the one above.
 */
export async function listGroupHeads(
  engine: Engine,
  raw: RawTable,
  plans: readonly ColumnPlan[],
  {
    match,
    left,
    options,
    findings,
  }: { match: TableMatch; left: string | null; options: FileOptions; findings: Findings },
): Promise<void> {
  const among = left ? `WHERE rowid NOT IN (SELECT rid FROM ${quoteName(left)})` : '';
  const asked = plans.filter(
    ({ column, index, inside }) =>
      index !== null &&
      GROUPS.has(column.name) &&
      !column.required &&
      !raw.typed?.has(index) &&
      blankMeans(options, inside ?? match.table, column) === undefined,
  );
  if (asked.length === 0 || raw.records < LEAST_ROWS) return;
  const looks = asked.map(({ index }) => {
    const cell = textOf(raw, index ?? 0);
    const filled = `(${cell} IS NOT NULL AND NOT coalesce(${isNullSql(cell)}, FALSE))`;
    return `count(*) FILTER (WHERE ${filled}), count(DISTINCT ${cell}) FILTER (WHERE ${filled}),
      min(rowid) FILTER (WHERE ${filled}) = min(rowid), first(${cell} ORDER BY rowid)`;
  });
  const { rows } = await engine.query(`SELECT count(*), ${looks.join(', ')} FROM ${quoteName(raw.relation)} ${among}`);
  const [total = 0, ...cells] = rows[0] ?? [];
  const records = Number(total);
  for (const [place, { column, index, inside }] of asked.entries()) {
    const [filled, different, leads, first] = cells.slice(place * 4, place * 4 + 4);
    const count = Number(filled);
    const isGroup = count > 1 || (count === 1 && UNITS.includes(column.name));
    if (!isGroup || count !== Number(different) || leads !== true || count * 2 > records || records < LEAST_ROWS)
      continue;
    const header = raw.headers[index ?? 0] ?? null;
    findings.add(
      { column: header, value: String(first), problem: 'first-of-group', hint: 'fill-down', severity: 'warning' },
      records - count,
    );
    const name = `${(inside ?? match.table).name}.${column.name}`;
    findings.ask({
      kind: 'fill',
      column: name,
      choices: ['above', 'stay-blank'],
      cells: records - count,
      blocks: false,
    });
  }
}
