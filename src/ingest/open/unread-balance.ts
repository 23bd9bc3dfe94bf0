import type { Findings } from '../check/issue-list.ts';
import { speaksOfBalance } from '../match/balance-words.ts';
import { placesOf, type TableMatch } from '../match/match-columns.ts';
import type { FileOptions } from '../options.ts';

/** Lists that a ledger is taken for where its balance goes by a name nobody knows. */
const LISTS: ReadonlySet<string> = new Set(['client', 'facility']);

/** Says that a list of clients or loans has columns that could be balances: if it is a ledger, its loans count nowhere. */
export function sayUnreadBalance(
  match: TableMatch,
  headers: readonly string[],
  options: FileOptions,
  findings: Findings,
) {
  const isKnown = options.table !== undefined || match.regulated !== undefined || !LISTS.has(match.table.name);
  if (isKnown || match.missing.length > 0) return;
  const used = new Set([match, ...match.inside].flatMap(({ assignments }) => assignments.flatMap(placesOf)));
  const unread = headers.filter((header, index) => !used.has(index) && speaksOfBalance(header));
  if (unread.length === 0) return;
  const details = { columns: unread.join(', ') };
  findings.add({ column: unread[0], problem: 'balance-unread', hint: 'map-balance', severity: 'file', details });
}
