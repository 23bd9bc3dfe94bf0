import type { Engine } from '../../engine/engine.ts';
import { hashText } from '../../lib/hash.ts';

/** Dimensions whose values can be names: a client goes by the name where its file has no number, and so does a project. */
export type NamedDimension = 'manager' | 'client' | 'project';

/** What stands in place of ids and names. */
export interface NameCodes {
  readonly codes: Readonly<Record<NamedDimension, ReadonlyMap<string, string>>>;
  /** A text with a code or a number in place of every name in it: the name of a file, a remark. */
  hide(text: string): string;
}

const LETTERS: Readonly<Record<NamedDimension, string>> = { manager: 'M', client: 'K', project: 'P' };
/** Between words of a name stand other signs in the name of a file. */
const BETWEEN = /[\s_.\-·,'’"“”()（）]/;
const WORD = /[a-z0-9]/;
/** A shorter name stands in too many texts. */
const LEAST = 2;
/** What a file leaves away of a company's name. */
const LEGAL = /(?:股份|集团|控股|有限|责任)*公司$|[\s,]+(?:co|ltd|inc|llc|plc|corp|limited|company|group)\b.*$/i;
const STEM = 4;

const NAMES = `
  SELECT 'client' AS kind, CAST(client AS VARCHAR) AS id, CAST(client_name AS VARCHAR) AS name FROM bw_client
  UNION SELECT 'client', CAST(client_id AS VARCHAR), CAST(client_name AS VARCHAR) FROM exposure
  UNION SELECT 'client', CAST(client_id AS VARCHAR), CAST(client_name AS VARCHAR) FROM client
  UNION SELECT 'client', CAST(client_id AS VARCHAR), CAST(client_name_en AS VARCHAR) FROM client
  UNION SELECT 'project', CAST(project_id AS VARCHAR), CAST(project_name AS VARCHAR) FROM project
  UNION SELECT 'project', CAST(project_id AS VARCHAR), CAST(project_name_en AS VARCHAR) FROM project
  UNION SELECT 'manager', CAST(manager AS VARCHAR), CAST(manager_name AS VARCHAR) FROM bw_manager
  UNION SELECT 'manager', CAST(manager_id AS VARCHAR), CAST(manager_name_en AS VARCHAR) FROM manager`;

interface Named {
  kind: NamedDimension;
  id: string;
  name: string | null;
}

/** Codes for every manager in the order given, and for clients and projects that go by their names. */
export async function readNameCodes(engine: Engine, managers: ReadonlyMap<string, string>): Promise<NameCodes> {
  const { rows } = await engine.query(NAMES);
  const named = rows.flatMap(([kind, id, name]): Named[] =>
    id === null || id === undefined
      ? []
      : [{ kind: kind as NamedDimension, id: String(id), name: typeof name === 'string' ? name : null }],
  );
  const codes = { manager: managers, client: codesFor('client', named), project: codesFor('project', named) };
  const words = new Map<string, string>();
  for (const { kind, id, name } of named) {
    const code = codes[kind].get(id) ?? id;
    if (code !== id && !/^\d*$/.test(id)) words.set(id, code);
    if (name !== null && name !== id) words.set(name, code);
    const stem = name?.replace(LEGAL, '').trim() ?? '';
    if (stem.length >= STEM && !words.has(stem)) words.set(stem, code);
  }
  return { codes, hide: replacing(words) };
}

/** Codes for ids that are names, in an order that the names do not tell; with other letters where ids look like codes. */
function codesFor(kind: 'client' | 'project', named: readonly Named[]): Map<string, string> {
  const own = named.filter((one) => one.kind === kind);
  const names = new Set(own.flatMap(({ name }) => (name === null ? [] : [folded(name)])));
  const all = new Set(own.map(({ id }) => id));
  const ids = [...all].filter((id) => names.has(folded(id)));
  const order = new Map(ids.map((id) => [id, hashText(id)]));
  ids.sort((a, b) => ((order.get(a) ?? '') < (order.get(b) ?? '') ? -1 : 1));
  let letter = LETTERS[kind];
  while ([...all].some((id) => id.startsWith(`${letter}-`))) letter += LETTERS[kind];
  const width = String(ids.length).length;
  return new Map(ids.map((id, index) => [id, `${letter}-${String(index + 1).padStart(width, '0')}`]));
}

function folded(text: string): string {
  return [...text.toLowerCase()].filter((sign) => !BETWEEN.test(sign)).join('');
}

/** Replaces words wherever they stand in a text, the longest first, however their parts are joined. */
function replacing(words: ReadonlyMap<string, string>): (text: string) => string {
  const byStart = new Map<string, { name: string; code: string }[]>();
  for (const [word, code] of words) {
    const name = folded(word);
    if (name.length < LEAST) continue;
    const start = name.slice(0, LEAST);
    byStart.set(start, [...(byStart.get(start) ?? []), { name, code }]);
  }
  for (const list of byStart.values()) list.sort((a, b) => b.name.length - a.name.length);
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const hidden = words.get(text) ?? replaced(text, byStart);
    known.set(text, hidden);
    return hidden;
  };
}

function replaced(text: string, byStart: ReadonlyMap<string, readonly { name: string; code: string }[]>): string {
  const places = Array.from({ length: text.length }, (_, at) => at).filter((at) => !BETWEEN.test(text[at] ?? ''));
  const plain = places.map((at) => (text[at] ?? '').toLowerCase().slice(0, 1)).join('');
  const isWord = (at: number) => WORD.test((text[at] ?? '').toLowerCase());
  let told = '';
  let done = 0;
  for (let at = 0; at + LEAST <= plain.length; at += 1) {
    const first = places[at] ?? 0;
    const found = byStart.get(plain.slice(at, at + LEAST))?.find(({ name }) => {
      const last = places[at + name.length - 1] ?? text.length;
      const cut = (isWord(first) && isWord(first - 1)) || (isWord(last) && isWord(last + 1));
      return plain.startsWith(name, at) && !cut;
    });
    if (!found) continue;
    told += text.slice(done, first) + found.code;
    done = (places[at + found.name.length - 1] ?? text.length) + 1;
    at += found.name.length - 1;
  }
  return done === 0 ? text : told + text.slice(done);
}
