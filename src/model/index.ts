import { PortfolioError } from '../lib/errors.ts';
import type { Column, TableModel } from './table.ts';
import { alert } from './tables/alert.ts';
import { cashflow } from './tables/cashflow.ts';
import { client } from './tables/client.ts';
import { contact } from './tables/contact.ts';
import { covenant } from './tables/covenant.ts';
import { creditAction } from './tables/credit-action.ts';
import { esg } from './tables/esg.ts';
import { exposure } from './tables/exposure.ts';
import { facility } from './tables/facility.ts';
import { fileItem } from './tables/file-item.ts';
import { financials } from './tables/financials.ts';
import { fx } from './tables/fx.ts';
import { kpi } from './tables/kpi.ts';
import { manager } from './tables/manager.ts';
import { parameter } from './tables/parameter.ts';
import { project } from './tables/project.ts';
import { review } from './tables/review.ts';
import { target } from './tables/target.ts';
import { ticket } from './tables/ticket.ts';
import { training } from './tables/training.ts';

/** Every canonical table, the required one first. */
export const TABLES: readonly TableModel[] = [
  exposure,
  client,
  facility,
  manager,
  project,
  financials,
  cashflow,
  covenant,
  review,
  contact,
  fileItem,
  alert,
  creditAction,
  esg,
  ticket,
  training,
  target,
  kpi,
  fx,
  parameter,
];

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
