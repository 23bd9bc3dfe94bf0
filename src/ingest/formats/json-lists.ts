import { JsonCursor } from './json-cursor.ts';

/** A list of records somewhere in a JSON text. */
export interface JsonList {
  /** Its path, `data.list`; null for the text itself. */
  name: string | null;
  /** Where it begins. */
  start: number;
  /** Names of its cells, where they stand in a list beside it: `{ "columns": ["a"], "data": [[1]] }`. */
  headers?: readonly string[];
  /** How many records there are in all, as the answer of a service says of a page: `{ "total": 120, "list": [ … ] }`. */
  promised?: number;
}

/** Answers of services wrap their records three or four times; deeper lists belong to a record. */
const MAX_WRAPPERS = 8;

/** What a list of column names beside the records is called. */
const NAMES_OF_COLUMNS = /^(?:columns?|col_?names|column_?names|headers?|fields?|names|schema)$/i;

/** What the number of all records is called beside one page of them. */
const TOTAL =
  /^(?:total|total_?(?:count|num|number|elements|size|records?|rows|results)|(?:record|row)_?count|总数|总条数|总记录数|记录总数)$/i;

/** The lists of records in a text: the text itself, or those in the objects around them, at any depth. */
export function listsOf(text: string): JsonList[] {
  const cursor = new JsonCursor(text);
  const lists: JsonList[] = [];
  if (cursor.peek() === '[') {
    cursor.skip();
    lists.push({ name: null, start: 0 });
  } else collect(cursor, [], lists);
  if (cursor.peek() !== '') cursor.fail();
  return lists;
}

/** Passes over an object; the lists in it are added, those that only name the columns of another are not. */
function collect(cursor: JsonCursor, path: readonly string[], lists: JsonList[]): void {
  const own: JsonList[] = [];
  let headers: string[] | null = null;
  let promised: number | null = null;
  for (const member of cursor.members()) {
    const start = cursor.position;
    const next = cursor.peek();
    if (next === '{' && path.length < MAX_WRAPPERS) {
      collect(cursor, [...path, member], own);
      continue;
    }
    cursor.skip(path.length);
    if (TOTAL.test(member)) promised = countIn(cursor.text.slice(start, cursor.position)) ?? promised;
    if (next !== '[') continue;
    const names = NAMES_OF_COLUMNS.test(member) ? columnNames(cursor.text.slice(start, cursor.position)) : null;
    if (names) headers = names;
    else if (holdsRecords(cursor.text, start)) own.push({ name: [...path, member].join('.'), start });
  }
  for (const list of own) {
    const named = headers !== null && isListOfLists(cursor.text, list.start);
    const counted = promised !== null && own.length === 1 && list.promised === undefined;
    lists.push({
      ...list,
      ...(named ? { headers: headers ?? [] } : {}),
      ...(counted ? { promised: promised ?? 0 } : {}),
    });
  }
}

function countIn(value: string): number | null {
  const count = /^\s*"?(\d{1,12})"?\s*$/.exec(value)?.[1];
  return count === undefined ? null : Number(count);
}

function holdsRecords(text: string, start: number): boolean {
  return /^\s*\[\s*[{[]/.test(text.slice(start, start + 200));
}

function isListOfLists(text: string, start: number): boolean {
  return /^\s*\[\s*\[/.test(text.slice(start, start + 200));
}

/** Texts, or objects with a name each, all different; null for anything else. */
function columnNames(list: string): string[] | null {
  const items: unknown = JSON.parse(list);
  if (!Array.isArray(items) || items.length === 0) return null;
  const names = items.map((item: unknown) => (typeof item === 'string' ? item : nameIn(item)));
  const texts = names.filter((name) => name !== null);
  return texts.length === items.length && new Set(texts).size === texts.length ? texts : null;
}

function nameIn(item: unknown): string | null {
  if (typeof item !== 'object' || item === null) return null;
  for (const key of ['name', 'title', 'label', 'field', 'id']) {
    const name: unknown = Reflect.get(item, key);
    if (typeof name === 'string') return name;
  }
  return null;
}
