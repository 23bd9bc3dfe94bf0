import { literal, literals, quoteName } from '../../lib/sql.ts';
import { PROVINCES } from '../../model/provinces.ts';
import { cellOf } from '../raw/cells.ts';
import { dictionaryOf } from '../raw/dictionary.ts';
import type { PlanContext } from './column-plan.ts';
import { isNullSql, trimmed } from './typing/clean-text.ts';

/** Domain of the columns that say where something is. */
export const REGION = 'region';
/** Part of the different cells that must be codes of areas before any is taken for one. */
const MOSTLY = 0.8;

/** SQL of a column of regions: codes of areas, 330106, as their provinces, anything else as `sql` has it; said where there are any. */
export async function areaNames({ engine, raw, findings }: PlanContext, index: number, sql: string): Promise<string> {
  const cell = trimmed(cellOf(raw, index));
  const isCode = `(regexp_full_match(${cell}, '\\d{6}') AND left(${cell}, 2) IN (${literals(Object.keys(PROVINCES))}))`;
  const { relation } = await dictionaryOf(engine, raw, index);
  const { rows } = await engine.query(
    `SELECT count(*) FILTER (WHERE ${isCode}), count(*) FILTER (WHERE NOT ${isNullSql(cell)}), min(${cell}) FILTER (WHERE ${isCode})
     FROM ${quoteName(relation)}`,
  );
  const [codes, filled, first] = rows[0] ?? [];
  if (Number(codes) === 0 || Number(codes) < Number(filled) * MOSTLY) return sql;
  const code = String(first);
  const details = { code, name: PROVINCES[code.slice(0, 2)] ?? '' };
  findings.add({
    column: raw.headers[index] ?? '',
    problem: 'area-codes',
    hint: 'leave-column-out',
    severity: 'warning',
    details,
  });
  const names = Object.entries(PROVINCES).map(([start, name]) => `WHEN ${literal(start)} THEN ${literal(name)}`);
  return `CASE WHEN ${isCode} THEN CASE left(${cell}, 2) ${names.join(' ')} END ELSE ${sql} END`;
}
