import { findColumn, tableModel } from '../../model/index.ts';
import type { Column, TableModel } from '../../model/table.ts';
import { headingsOf } from './headings.ts';
import { matchColumns, placesOf, type TableMatch } from './match-columns.ts';
import { fold, parseHeading } from './units.ts';

/** Tables whose rows a wide ledger can hold inside its own, each with the ledger's column that names them. */
export const INSIDE_TABLES = [
  { table: 'client', key: 'client_id' },
  { table: 'facility', key: 'facility_id' },
  { table: 'manager', key: 'manager_id' },
] as const;

/** Headings that say too little to be taken out of a ledger: whose name, whose level? */
const VAGUE: ReadonlySet<string> = new Set(['name', '姓名', 'level', '等级', 'rank', 'type', 'tier'].map(fold));

/**
 * Finds what a wide ledger says of clients, facilities and managers that it does not keep itself (group, rate, team).
 * A heading the ledger has a use for stays the ledger's, except a manager's name beside the manager's id.
 */
export function matchInside(
  headers: readonly string[],
  match: TableMatch,
  mapping: Readonly<Record<string, string>> = {},
): TableMatch[] {
  if (match.table.name !== 'exposure') return [];
  const taken = new Set([...match.assignments.flatMap(placesOf), ...match.doubts.map(({ index }) => index)]);
  const ledgers = new Set(match.table.columns.flatMap(foldedHeadings));
  const named = new Set(Object.values(mapping).map(fold));
  return INSIDE_TABLES.flatMap(({ table, key }) => {
    const has = match.assignments.some(({ column }) => column.name === key);
    if (!has && !(key === 'client_id' && match.assignments.some(({ column }) => column.name === 'client_name')))
      return [];
    const model = tableModel(table);
    const names = new Set(foldedHeadings(findColumn(model, 'manager_name')));
    const free = headers.map((header, index) => {
      const { folded } = parseHeading(header);
      const open = named.has(fold(header)) || (!VAGUE.has(folded) && (!ledgers.has(folded) || names.has(folded)));
      const isOwn = Object.entries(match.regulated?.places ?? {}).some(
        ([name, place]) => place === index && name.startsWith(`${table}.`),
      );
      return taken.has(index) || !(open || isOwn) ? '' : header;
    });
    const columns = model.columns.filter(({ name }) => !findColumn(match.table, name));
    const inside = matchColumns(free, { ...model, columns, oneOf: [] }, { mapping, regulated: match.regulated });
    const found = inside.assignments.length + inside.doubts.length > 0;
    return found ? [{ ...inside, table: model, missing: [] }] : [];
  });
}

function foldedHeadings(column: Column | undefined): string[] {
  if (!column) return [];
  return [...headingsOf(column), ...(column.shared ?? [])].map((heading) => parseHeading(heading).folded);
}

/** What the ledger keeps itself of a table inside it, under the same or another name. */
export function keptByLedger(table: TableModel, ledger: TableModel): { name: string; from: string }[] {
  return table.columns.flatMap(({ name, type }) => {
    const from = name === 'approved_limit' ? 'limit_amount' : name;
    // a loan is booked at a branch; that says nothing of where its manager sits
    if (table.name === 'manager' && name === 'branch') return [];
    return findColumn(ledger, from)?.type === type ? [{ name, from }] : [];
  });
}
