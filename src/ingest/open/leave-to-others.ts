import type { TableModel } from '../../model/table.ts';
import type { TableMatch } from '../match/match-columns.ts';
import type { PreparedFile } from './prepare-file.ts';

/** What ledgers leave to the files of clients, facilities and managers beside them. */
export type Left = ReadonlyMap<PreparedFile, readonly TableMatch[]>;

/** The supervisor's accounts (411) say again what the loans (504) say, without their classes: beside those they are left out. */
export function leaveToLedger(prepared: readonly PreparedFile[]): void {
  const isOf = (file: PreparedFile, name: string) => file.match?.regulated?.name === name;
  if (!prepared.some((file) => isOf(file, 'EAST 504') && !file.findings.blocked)) return;
  for (const file of prepared.filter((each) => isOf(each, 'EAST 411'))) {
    file.match = null;
    file.findings.setAside(
      { problem: 'accounts-beside-loans', hint: 'nothing-lost', severity: 'excluded' },
      file.raw.records,
    );
  }
}

/**
 * What a ledger says of a table that has a file of its own is left to that file, until it is known what that gives
 * (`giveBack`); by ledger. Contracts and lines have no row for each loan, so they take nothing from it.
 */
export function leaveToOwnTables(prepared: readonly PreparedFile[]): Left {
  const own = new Set(prepared.flatMap(({ match }) => (match && !match.regulated?.source.wide ? match.table : [])));
  const left = new Map<PreparedFile, readonly TableMatch[]>();
  for (const file of prepared) {
    if (!file.match) continue;
    const { inside } = file.match;
    const others = inside.filter(({ table }) => own.has(table));
    file.match.inside = inside.filter(({ table }) => !own.has(table));
    left.set(file, others);
  }
  return left;
}

/** Ledgers come after the files of clients, facilities and managers, of which it must be known whether they give anything. */
export function ledgersLast(prepared: readonly PreparedFile[]): PreparedFile[] {
  const isLedger = ({ match }: PreparedFile) => match?.table.name === 'exposure';
  return [...prepared.filter((file) => !isLedger(file)), ...prepared.filter(isLedger)];
}

/** A ledger says again what was left to files of which no row came in: their units, their dates or their cells kept them out. */
export function giveBack(file: PreparedFile, left: Left, given: ReadonlySet<TableModel>): void {
  const back = (left.get(file) ?? []).filter(({ table }) => !given.has(table));
  file.match?.inside.push(...back);
}
