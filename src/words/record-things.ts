import type { CsvCell as Cell } from '../lib/csv.ts';
import { thingOf, type PageKind, type Thing } from '../lib/page-links.ts';

/** Columns of records that hold the number of something with a page of its own. */
const COLUMNS: Readonly<Record<string, PageKind>> = {
  ...{ client_id: 'client', project_id: 'project', facility_id: 'facility' },
  ...{ manager_id: 'manager', supervisor_id: 'manager', team_id: 'team' },
};
/** Columns whose number belongs to what another column says. */
const TOLD_BY: Readonly<Record<string, string>> = { subject_id: 'subject_type', scope_id: 'scope_type' };

/** What a cell of a record names; `at` are the cells of its row by column. */
export function thingInRecord(
  column: string,
  cell: Cell | undefined,
  at: (column: string) => Cell | undefined,
): Thing | undefined {
  if (cell === null || cell === undefined) return undefined;
  const kind = COLUMNS[column] ?? at(TOLD_BY[column] ?? '');
  return thingOf(String(kind ?? ''), String(cell));
}

/** Kinds of things that columns may name, but loans, which have no name beside their number. */
export function kindsNamed(columns: readonly string[]): PageKind[] {
  const kinds = columns.flatMap((column): PageKind[] => {
    if (column === 'subject_id') return ['client', 'project'];
    if (column === 'scope_id') return ['manager', 'team'];
    const kind = COLUMNS[column];
    return kind === undefined ? [] : [kind];
  });
  return [...new Set(kinds)].filter((kind) => kind !== 'facility');
}
