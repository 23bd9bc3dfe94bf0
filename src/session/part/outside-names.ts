import type { Engine } from '../../engine/engine.ts';
import { SETS } from './part-sets.ts';

/** What is never looked for in a text: one sign, or two, stand in too many. */
const LEAST = 3;

/**
 * Names and numbers of clients, loans, projects and people outside the part; where names are hidden also the names of those in it.
 */
export async function readOutsideNames(engine: Engine, hideNames: boolean): Promise<string[]> {
  const out = (id: string, set: string) => `${id} IS NOT NULL AND CAST(${id} AS VARCHAR) NOT IN (FROM ${set})`;
  const named = (table: string, columns: readonly string[], where: string) =>
    columns.map((column) => `SELECT CAST(${column} AS VARCHAR) FROM ${table} WHERE ${where}`);
  const sources = [
    ...named('bw_client', ['client', 'client_name'], out('client', SETS.clients)),
    ...named('client', ['client_name_en'], out('client_id', SETS.clients)),
    ...named('exposure', ['client_name'], out('client_id', SETS.clients)),
    ...named('project', ['project_id', 'project_name', 'project_name_en'], out('project_id', SETS.projects)),
    ...named('exposure', ['facility_id'], out('facility_id', SETS.loans)),
    ...named('manager', ['manager_id', 'manager_name', 'manager_name_en'], out('manager_id', SETS.managers)),
  ];
  const everybody = [
    ...named('bw_client', ['client_name'], 'TRUE'),
    ...named('client', ['client_name_en'], 'TRUE'),
    ...named('project', ['project_name', 'project_name_en'], 'TRUE'),
    ...named('manager', ['manager_id', 'manager_name', 'manager_name_en'], 'TRUE'),
  ];
  const { rows } = await engine.query([...sources, ...(hideNames ? everybody : [])].join(' UNION '));
  return rows.flatMap(([name]) => (name === null || name === undefined ? [] : [String(name).trim()]));
}

const WORD = /[A-Za-z0-9]/;

/** Tells whether a text speaks of one of the names: as a word of its own where it is written in letters that make words. */
export function spokenOf(names: readonly string[]): (text: string) => boolean {
  const byStart = new Map<string, string[]>();
  for (const name of new Set(names.map((each) => each.toLowerCase()))) {
    if (name.length < LEAST) continue;
    const start = name.slice(0, LEAST);
    byStart.set(start, [...(byStart.get(start) ?? []), name]);
  }
  return (given) => {
    const text = given.toLowerCase();
    for (let at = 0; at + LEAST <= text.length; at += 1) {
      const found = byStart
        .get(text.slice(at, at + LEAST))
        ?.some((name) => text.startsWith(name, at) && isApart(text, at, name));
      if (found) return true;
    }
    return false;
  };
}

function isApart(text: string, at: number, name: string): boolean {
  const cut = (inside: string, outside: string) => WORD.test(inside) && WORD.test(outside);
  return !cut(name[0] ?? '', text[at - 1] ?? '') && !cut(name.at(-1) ?? '', text[at + name.length] ?? '');
}
