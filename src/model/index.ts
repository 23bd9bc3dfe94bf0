import { PortfolioError } from '../lib/errors.ts';
import type { Column, TableModel } from './table.ts';
import { alert } from './tables/alert.ts';
import { client } from './tables/client.ts';
import { esg } from './tables/esg.ts';
import { exposure } from './tables/exposure.ts';
import { manager } from './tables/manager.ts';
import { parameter } from './tables/parameter.ts';
import { review } from './tables/review.ts';

/** Every canonical table, the required one first. */
export const TABLES: readonly TableModel[] = [exposure, client, manager, review, alert, esg, parameter];

/** The table of that name; throws `unknown-table` otherwise. */
export function tableModel(name: string): TableModel {
  const table = TABLES.find((each) => each.name === name);
  if (!table)
    throw new PortfolioError('unknown-table', { table: name, known: TABLES.map((each) => each.name).join(', ') });
  return table;
}

/** The table's column of that name, or undefined. */
export function findColumn(table: TableModel, name: string): Column | undefined {
  return table.columns.find((column) => column.name === name);
}
