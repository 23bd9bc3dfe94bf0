import type { Engine } from '../../engine/engine.ts';
import { literal, quoteName } from '../../lib/sql.ts';
import type { PreparedFile } from '../open/prepare-file.ts';
import { usedRows } from './join-table.ts';
import { fieldIn, textIn, type Ground } from './ground.ts';
import type { Understood } from './understood.ts';

/** Why rows of a table that adds to others count for none of theirs. */
const LEFT_OUT = [
  { problem: 'not-in-ledger', hint: 'not-in-ledger' },
  { problem: 'older-state', hint: 'older-state' },
  { problem: 'value-other-currency', hint: 'value-other-currency' },
] as const;

/**
 * Leaves a table to the rows it added to: its rows that did count as loaded, those that led to none, or spoke of a state
 * that a later row changed, are listed as left out. One that only adds to others and found none is left out whole.
 */
export async function setJoined(engine: Engine, prepared: Understood, grounds: readonly Ground[]): Promise<void> {
  const file: PreparedFile = prepared;
  const { source } = prepared.match.regulated;
  const [first] = grounds;
  if (!first) {
    if (!source.only) return;
    const details = { table: `${source.name} ${source.title}` };
    file.match = null;
    file.findings.setAside(
      { problem: 'no-rows-to-join', hint: 'give-with-ledger', severity: 'excluded', details },
      file.raw.records,
    );
    return;
  }
  const { raw, findings } = file;
  const into = grounds.map(({ file: { file: name } }) => name).join(', ');
  const key = fieldIn(raw, keyFields(prepared));
  const blank = raw.columns.map((_, index) => `${textIn('s', raw, index)} IS NULL`).join(' AND ');
  const state = `SELECT s.rowid AS sid, coalesce(min(u.problem), 'not-in-ledger') AS problem
    FROM ${quoteName(raw.relation)} AS s LEFT JOIN ${quoteName(usedRows(raw))} AS u ON u.sid = s.rowid
    WHERE NOT (${blank}) GROUP BY s.rowid`;
  const { rows } = await engine.query(`SELECT problem, count(*) FROM (${state}) GROUP BY problem`);
  const counts = new Map(rows.map(([problem, count]) => [String(problem), Number(count)]));
  const used = counts.get('') ?? 0;
  const details = { table: `${source.name} ${source.title}`, rows: used, file: into };
  findings.setAside({ problem: 'joined', hint: 'joined', severity: 'warning', value: into, details }, used);
  for (const { problem, hint } of LEFT_OUT) {
    const count = counts.get(problem) ?? 0;
    if (count === 0) continue;
    const { rows: left } = await engine.query(
      `SELECT ${raw.line}, ${textIn('r', raw, key)} FROM ${quoteName(raw.relation)} AS r
       WHERE r.rowid IN (SELECT sid FROM (${state}) WHERE problem = ${literal(problem)}) ORDER BY r.rowid LIMIT ${findings.room.rows}`,
    );
    const column = key === undefined ? null : (raw.headers[key] ?? null);
    for (const [row, cell] of left) {
      const value = typeof cell === 'string' ? cell : null;
      const place = { row: Number(row), column, value };
      findings.add({ ...place, problem, hint, severity: 'excluded', details: { file: into } });
    }
    if (count > left.length) findings.addUnlisted(problem, count - left.length);
  }
  file.joined = { table: first.regulated.table, used };
  file.match = null;
}

function keyFields({ match }: Understood): readonly string[] {
  const { joins, security } = match.regulated.source;
  const names = joins.flatMap(({ keys }) => keys.flatMap(({ own }) => own));
  return [...names, ...(security?.fields['contract'] ?? []), ...(security?.fields['guarantee'] ?? [])];
}
