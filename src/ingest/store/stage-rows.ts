import type { Engine } from '../../engine/engine.ts';
import { literal, quoteName } from '../../lib/sql.ts';
import { CURRENCY } from '../../model/common-columns.ts';
import { enumName, stagedType } from '../../model/storage.ts';
import type { TableModel } from '../../model/table.ts';
import { insideName } from './derive-tables.ts';
import { dictionaryOf } from '../raw/dictionary.ts';
import type { ColumnPlan } from '../plan/column-plan.ts';
import { unreadSql } from '../plan/unread-cell.ts';
import type { RawTable } from '../raw/raw-table.ts';
import type { Staged } from './store-tables.ts';

/** A view of the raw table as the rows that will be stored: every column of the model, typed, where the row came from and what of it is `unread`. */
export async function stageTable(
  engine: Engine,
  table: TableModel,
  raw: RawTable,
  {
    plans,
    unread,
    left,
    file,
  }: { plans: readonly ColumnPlan[]; unread: readonly ColumnPlan[]; left: string | null; file: string },
): Promise<Staged> {
  const relation = `stage_of_${raw.relation}`;
  const sqlOf = new Map(plans.filter(({ inside }) => !inside).map(({ column, sql }) => [column.name, sql]));
  const columns = table.columns.map((column) => {
    const own = withFallback(sqlOf, column.name);
    const made = column.madeOf ? madeName(sqlOf, column.madeOf) : undefined;
    const value = (own && made ? `COALESCE(${own}, ${made})` : (own ?? made)) ?? `CAST(NULL AS ${stagedType(column)})`;
    const filled = column.fallback === undefined ? value : `COALESCE(${value}, ${literal(column.fallback)})`;
    return `${filled} AS ${quoteName(column.name)}`;
  });
  for (const { inside, column, sql } of plans)
    if (inside) columns.push(`${sql} AS ${quoteName(insideName(inside, column.name))}`);
  const where = left ? `WHERE rowid NOT IN (SELECT rid FROM ${quoteName(left)})` : '';
  await engine.query(
    `CREATE OR REPLACE TEMP VIEW ${quoteName(relation)} AS
     SELECT ${columns.join(', ')}, ${literal(file)} AS source_file, ${raw.line} AS source_row,
       ${unreadSql(raw, unread)} AS unread
     FROM ${quoteName(raw.relation)} ${where}`,
  );
  const values = await valuesOfColumns({ engine, raw, relation, file }, table, plans);
  return { table, relation, values };
}

/** What the text columns of a staged table hold, from the dictionaries of the cells they are made of. */
async function valuesOfColumns(
  { engine, raw, relation, file }: { engine: Engine; raw: RawTable; relation: string; file: string },
  table: TableModel,
  plans: readonly ColumnPlan[],
): Promise<Map<string, string>> {
  const values = new Map([['source_file', `SELECT ${literal(file)} AS v`]]);
  const own = plans.filter(({ inside }) => !inside);
  for (const column of table.columns) {
    if (enumName(table, column) === null || column.type === 'code') continue;
    const plan = own.find((each) => each.column === column);
    const composed = column.madeOf ?? column.fallback ?? (column.name === 'client_id' ? 'client_name' : undefined);
    // a blank currency is filled from the heading, which no dictionary of the cells has
    const isFilled = column.domain === CURRENCY.domain || plan?.perRow === true;
    if (plan && plan.index !== null && !isFilled && (composed === undefined || !(await hasBlank(engine, raw, plan)))) {
      const dictionary = await dictionaryOf(engine, raw, plan.index);
      values.set(column.name, `SELECT DISTINCT ${plan.sql} AS v FROM ${quoteName(dictionary.relation)}`);
    } else if (plan || composed !== undefined)
      values.set(column.name, `SELECT DISTINCT ${quoteName(column.name)} AS v FROM ${quoteName(relation)}`);
  }
  return values;
}

async function hasBlank(engine: Engine, raw: RawTable, { sql }: ColumnPlan): Promise<boolean> {
  const { rows } = await engine.query(`SELECT 1 FROM ${quoteName(raw.relation)} WHERE (${sql}) IS NULL LIMIT 1`);
  return rows.length > 0;
}

/** What names a row whose own number is blank; null where nothing does. */
function madeName(sqlOf: ReadonlyMap<string, string>, parts: readonly string[]): string | undefined {
  const known = parts.flatMap((part) => {
    const cells = part.split('|').flatMap((name) => sqlOf.get(name) ?? []);
    const texts = cells.map((sql) => `CAST(${sql} AS VARCHAR)`);
    return texts.length > 1 ? [`COALESCE(${texts.join(', ')})`] : texts;
  });
  return known.length === 0 ? undefined : `NULLIF(concat_ws(' · ', ${known.join(', ')}), '')`;
}

/** The client's name stands in for a blank id. */
function withFallback(sqlOf: ReadonlyMap<string, string>, name: string): string | undefined {
  const own = sqlOf.get(name);
  const instead = name === 'client_id' ? sqlOf.get('client_name') : undefined;
  if (own === undefined || instead === undefined) return own ?? instead;
  return `COALESCE(${own}, ${instead})`;
}
