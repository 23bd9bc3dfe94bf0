import type { Cell } from '../../engine/engine.ts';
import type { ColumnPlan } from '../plan/column-plan.ts';

/** SQL over a raw ledger of what a row owes; null in tables without balances. */
export function balanceSql(plans: readonly ColumnPlan[]): string {
  return `CAST(${sqlOf(plans, 'outstanding')} AS DECIMAL(38,2))`;
}

/** SQL columns over the raw table that `balanceOfGroup` adds up: balance, day and currency of a row. */
export function balanceColumns(plans: readonly ColumnPlan[]): string {
  const day = `CAST(${sqlOf(plans, 'as_of_date')} AS DATE)`;
  const currency = `upper(trim(CAST(${sqlOf(plans, 'currency')} AS VARCHAR)))`;
  return `${balanceSql(plans)} AS balance, ${day} AS day, COALESCE(${currency}, '') AS currency`;
}

/**
 * SQL aggregate over rows with `balanceColumns` and `newest`, the last day of their group: what the group owes on that day, so
 * that a loan counts once and not once a month. Null where its rows are of several currencies: these are not added.
 */
export const BALANCE_OF_GROUP = `CASE WHEN count(DISTINCT currency) = 1
  THEN CAST(sum(balance) FILTER (WHERE day IS NOT DISTINCT FROM newest) AS DOUBLE) END`;

/** A sum of the engine as a number; null stays null. */
export function amountOf(cell: Cell | undefined): number | null {
  return cell === null || cell === undefined ? null : Number(cell);
}

function sqlOf(plans: readonly ColumnPlan[], name: string): string {
  return plans.find(({ column, inside }) => column.name === name && !inside)?.sql ?? 'NULL';
}
