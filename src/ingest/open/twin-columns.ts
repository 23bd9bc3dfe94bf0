import type { Engine } from '../../engine/engine.ts';
import { quoteName } from '../../lib/sql.ts';
import type { Findings } from '../check/issue-list.ts';
import { nameBehind } from '../layout/distinct-names.ts';
import type { TableMatch } from '../match/match-columns.ts';
import { fold } from '../match/units.ts';
import { textOf } from '../raw/cells.ts';
import type { RawTable } from '../raw/raw-table.ts';

/** Asks which column is meant where one heading stands twice over different cells; what was given is settled. */
export async function askTwins(engine: Engine, raw: RawTable, match: TableMatch, findings: Findings): Promise<void> {
  for (const { table, assignments } of [match, ...match.inside])
    for (const { column, index, by } of assignments) {
      const twins = by === 'given' ? [] : twinsOf(raw.headers, index);
      if (twins.length === 0 || raw.records === 0) continue;
      const differ = twins.map((twin) => `${cellAt(raw, twin)} IS DISTINCT FROM ${cellAt(raw, index)}`);
      const { rows } = await engine.query(
        `SELECT count(*) FROM ${quoteName(raw.relation)} WHERE ${differ.join(' OR ')}`,
      );
      const count = Number(rows[0]?.[0]);
      if (count === 0) continue;
      const header = raw.headers[index] ?? '';
      const name = `${table.name}.${column.name}`;
      const details = { count, table: table.name };
      findings.add({
        column: name,
        value: header,
        problem: 'doubled-heading',
        hint: 'map-column',
        severity: 'file',
        details,
      });
      const choices = [index, ...twins].map((place) => raw.headers[place] ?? '');
      findings.ask({ kind: 'column', column: name, choices, blocks: true });
    }
}

/** Other columns with the same heading. */
function twinsOf(headers: readonly string[], index: number): number[] {
  const name = fold(nameBehind(headers[index] ?? ''));
  return headers.flatMap((header, place) =>
    place !== index && name !== '' && fold(nameBehind(header)) === name ? [place] : [],
  );
}

function cellAt(raw: RawTable, index: number): string {
  return `coalesce(trim(${textOf(raw, index)}), '')`;
}
