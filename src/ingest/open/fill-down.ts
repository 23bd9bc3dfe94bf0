import type { Engine } from '../../engine/engine.ts';
import { quoteName } from '../../lib/sql.ts';
import type { TableMatch } from '../match/match-columns.ts';
import { blankMeans, ABOVE } from '../match/value-map.ts';
import type { FileOptions } from '../options.ts';
import { isNullSql } from '../plan/typing/clean-text.ts';
import { textOf } from '../raw/cells.ts';
import type { RawTable } from '../raw/raw-table.ts';

/**
 * Gives blank cells the value above them, in the columns of which a person said so. Rows without a key are no records (sub-totals,
 * remarks): they neither give nor take.
 */
export async function fillDown(engine: Engine, raw: RawTable, match: TableMatch, options: FileOptions): Promise<void> {
  const keys = match.assignments.filter(({ column }) => match.table.key.includes(column.name));
  const isRecord = keys.map(({ index }) => isFilled(raw, index)).join(' AND ') || 'TRUE';
  for (const { table, assignments } of [match, ...match.inside])
    for (const { column, index } of assignments) {
      if (blankMeans(options, table, column) !== ABOVE || raw.typed?.has(index)) continue;
      const cell = quoteName(raw.columns[index] ?? '');
      const relation = quoteName(raw.relation);
      await engine.query(
        `UPDATE ${relation} SET ${cell} = filled.value FROM
           (SELECT rowid AS rid, last_value(CASE WHEN ${isFilled(raw, index)} THEN ${cell} END IGNORE NULLS) OVER (ORDER BY rowid) AS value
            FROM ${relation} WHERE ${isRecord}) AS filled
         WHERE ${relation}.rowid = filled.rid AND filled.value IS DISTINCT FROM ${relation}.${cell}`,
      );
    }
}

function isFilled(raw: RawTable, index: number): string {
  const cell = textOf(raw, index);
  return `(${cell} IS NOT NULL AND NOT coalesce(${isNullSql(cell)}, FALSE))`;
}
