/** A word of SQL as far as its safety depends on it. */
export interface Token {
  readonly kind: 'name' | 'quoted' | 'text' | 'number' | 'sign';
  /** Names in lower case, signs and numbers as they stand; of texts nothing. */
  readonly word: string;
}

const TOKEN =
  /\s+|--[^\n]*|\/\*[\s\S]*?\*\/|('(?:[^']|'')*')|"((?:[^"]|"")*)"|([\p{L}_][\p{L}\p{N}_]*)|(\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)|(.)/gsu;

/** The words of a statement, without blanks and comments. A quote that never ends leaves its sign, which nothing allows. */
export function tokens(sql: string): Token[] {
  const found: Token[] = [];
  for (const [, text, quoted, name, number, sign] of sql.matchAll(TOKEN)) {
    if (text !== undefined) found.push({ kind: 'text', word: '' });
    else if (quoted !== undefined) found.push({ kind: 'quoted', word: quoted.toLowerCase() });
    else if (name !== undefined) found.push({ kind: 'name', word: name.toLowerCase() });
    else if (number !== undefined) found.push({ kind: 'number', word: number });
    else if (sign !== undefined) found.push({ kind: 'sign', word: sign });
  }
  return found;
}
