import type { Engine } from '../../engine/engine.ts';
import { quoteName } from '../../lib/sql.ts';
import type { Join } from '../../model/regulatory/table.ts';
import type { PreparedFile } from '../open/prepare-file.ts';
import { isOfExtracts, understoodAgain, type Understood } from './understood.ts';
import { addColumn, type Ground } from './ground.ts';
import { joinSecurity } from './join-security.ts';
import { joinTable, valueSql } from './join-table.ts';
import { setJoined } from './set-joined.ts';

/** Rounds in which a number found in one table leads to another: from the loan to its agreement, from there to its security. */
const ROUNDS = 3;

/**
 * Tables of the supervisor's extracts hold one ledger in parts: the balance in one, the terms, the class and the arrears in
 * others. Adds what they say to the rows they speak of, and leaves those that say nothing else to these rows.
 */
export async function joinExtracts(engine: Engine, prepared: readonly PreparedFile[]): Promise<void> {
  const files = prepared.filter(isOfExtracts);
  if (files.length === 0) return;
  const grounds = files.filter(({ match }) => !match.regulated.source.only).map(groundOf);
  const joined = new Map<PreparedFile, Set<Ground>>();
  for (let round = 0; round < ROUNDS; round += 1)
    for (const file of files)
      for (const join of file.match.regulated.source.joins)
        for (const ground of grounds.filter((each) => canAdd(file, join, each, joined)))
          if ((await joinTable(engine, join, file, ground)) && !join.keeps) remember(joined, file, ground);
  for (const ground of grounds.filter(({ regulated }) => regulated.table === 'exposure')) {
    const ofPart = (part: string) =>
      files.filter((file) => file.match.regulated.source.security?.part === part && isOfFamily(file, ground));
    const [guarantees, items] = [ofPart('guarantees'), ofPart('items')];
    if (await joinSecurity(engine, guarantees, items, ground))
      for (const file of [...guarantees, ...items]) remember(joined, file, ground);
  }
  for (const ground of grounds) {
    if (joined.has(ground.file)) continue;
    await addShares(engine, ground);
    if (ground.changed) await understoodAgain(ground);
  }
  for (const file of files) await setJoined(engine, file, [...(joined.get(file) ?? [])]);
}

function groundOf(file: Understood): Ground {
  return { file, raw: file.raw, regulated: file.match.regulated, changed: false };
}

function remember(joined: Map<PreparedFile, Set<Ground>>, file: PreparedFile, ground: Ground): void {
  joined.set(file, (joined.get(file) ?? new Set()).add(ground));
}

function canAdd(
  file: Understood,
  join: Join,
  ground: Ground,
  joined: ReadonlyMap<PreparedFile, ReadonlySet<Ground>>,
): boolean {
  if (ground.file === file || ground.regulated.table !== join.to || !isOfFamily(file, ground)) return false;
  // what was left to another table's rows is no table any more
  return !joined.has(ground.file) && !joined.get(file)?.has(ground);
}

function isOfFamily(file: Understood, { regulated }: Ground): boolean {
  const family = (name: string) => name.split(' ')[0];
  return family(file.match.regulated.name) === family(regulated.name);
}

/** Columns of a table of its own that are worked out of two fields. */
async function addShares(engine: Engine, ground: Ground): Promise<void> {
  for (const give of ground.regulated.source.shares) {
    const value = valueSql(give, ground.raw);
    if (value === null) continue;
    const heading = `${ground.regulated.source.title}·${give.from[0] ?? ''}`;
    const place = await addColumn(engine, ground, { name: give.column, heading });
    const relation = quoteName(ground.raw.relation);
    await engine.query(
      `UPDATE ${relation} SET ${quoteName(ground.raw.columns[place] ?? '')} = j.given
       FROM (SELECT s.rowid AS rid, ${value} AS given FROM ${relation} AS s) AS j WHERE ${relation}.rowid = j.rid`,
    );
  }
}
