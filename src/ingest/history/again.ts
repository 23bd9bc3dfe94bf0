import type { Engine } from '../../engine/engine.ts';
import { quoteName } from '../../lib/sql.ts';
import type { TableModel } from '../../model/table.ts';
import { mainAmount, sameKey } from './difference.ts';

/** Columns that tell a row that came again under another number: who it is owed by, and how much. */
const TWIN_OF: Readonly<Record<string, string>> = { exposure: 'client_id' };

/**
 * Finds the batches (dates of a ledger) of one earlier file that newer rows bring again whole: at least half of their keys,
 * or, with no key in common, at least half of their clients with their amounts, for then only the numbers are others.
 * Where they bring fewer they are a part, and where they bring none of its rows another part: neither takes the place of the
 * batch. Leaves them in a table of its own and gives its name.
 */
export async function findBroughtAgain(
  engine: Engine,
  { table, batch, earlier, newer }: { table: TableModel; batch: readonly string[]; earlier: string; newer: string },
): Promise<string> {
  const name = `${earlier}_again`;
  const names = batch.map((column) => `e.${quoteName(column)}`).join(', ');
  const known = batch.map((column) => `e.${quoteName(column)} IS NOT NULL`).join(' AND ');
  await engine.query(
    `CREATE OR REPLACE TEMP TABLE ${quoteName(name)} AS
     SELECT ${names} FROM ${quoteName(earlier)} e
     LEFT JOIN (SELECT DISTINCT ${table.key.map(quoteName).join(', ')}, TRUE AS is_there FROM ${newer}) k ON ${sameKey(table, 'e', 'k')}
     ${twinJoin(table, batch, newer)}
     WHERE ${known} GROUP BY ${names}
     HAVING (count(is_there) > 0 AND 2 * count(is_there) >= count(*))
       OR (count(is_there) = 0 AND ${twinCount(table)} > 0 AND 2 * ${twinCount(table)} >= count(*))`,
  );
  return name;
}

function twinJoin(table: TableModel, batch: readonly string[], newer: string): string {
  const [who, amount] = [TWIN_OF[table.name], mainAmount(table)];
  if (who === undefined || amount === null) return '';
  const columns = [...batch, who, amount].map(quoteName);
  const same = columns.map((column) => `e.${column} = w.${column}`).join(' AND ');
  return `LEFT JOIN (SELECT DISTINCT ${columns.join(', ')}, TRUE AS is_twin FROM ${newer} WHERE ${quoteName(amount)} <> 0) w ON ${same}`;
}

function twinCount({ name }: TableModel): string {
  return TWIN_OF[name] === undefined ? '0' : 'count(is_twin)';
}
