import type { Column, TableModel } from '../../model/table.ts';

/** A cell on its way out; null is a blank. */
export type Rewrite = (cell: string) => string | null;

/** Who is outside the part, and how those inside are called. */
export interface Words {
  /** True for a text that speaks of somebody who is not to be named. */
  readonly speaksOfOthers: (text: string) => boolean;
  /** True for an id or a name of a client outside. */
  readonly isOther: (name: string) => boolean;
  /** True for the id of a client manager in the part. */
  readonly isManager: (id: string) => boolean;
  /** Codes in place of client managers, where names are hidden. */
  readonly code: ((id: string) => string) | null;
}

const PEOPLE = new Set(['action_owner', 'approved_by', 'note']);
const NAMES = /^(?:client|project|manager)_name(?:_en)?$/;
/** Words that say what a row is about or how it counts: they are somebody's only by an id, which has been looked at. */
const MEANS = new Set([
  ...['key', 'scope', 'scope_type', 'scope_id', 'subject_type', 'subject_id', 'metric', 'dimension', 'member'],
  ...['period', 'value', 'unit', 'kpi_code', 'course_name', 'team_name', 'team_name_en'],
]);

/** How the cells of a column are written so that nobody outside the part is in them; null where they stay as they are. */
export function rewriteOf(table: TableModel, column: Column, words: Words): Rewrite | null {
  const { name } = column;
  const { code, isManager } = words;
  if (name === 'group_id') return groupCodes(words);
  if (name === 'supervisor_id') return (id) => (isManager(id) ? (code?.(id) ?? id) : null);
  if (code && name === 'manager_id') return code;
  if (code && (name === 'scope_id' || name === 'member')) return (id) => (isManager(id) ? code(id) : id);
  if (code && (NAMES.test(name) || PEOPLE.has(name))) return () => null;
  return isWritten(table, column) ? (text) => (words.speaksOfOthers(text) ? null : text) : null;
}

/** Text that people write as they like, and that may speak of anybody. */
function isWritten({ key }: TableModel, { name, type, domain, required }: Column): boolean {
  const isText = (type === 'text' || type === 'category') && domain === undefined && !required;
  return isText && !NAMES.test(name) && !MEANS.has(name) && !name.endsWith('_id') && !key.includes(name);
}

/** A group may be called by one of its clients: if that one is outside, by a code that says only who belongs together. */
function groupCodes({ isOther }: Words): Rewrite {
  const codes = new Map<string, string>();
  return (group) => {
    if (!isOther(group)) return group;
    const code = codes.get(group) ?? `group-${codes.size + 1}`;
    codes.set(group, code);
    return code;
  };
}
