import { literal, literals } from '../../../lib/sql.ts';
import { NULL_WORDS } from '../../../model/spellings.ts';

/** Space, tab, breaks, no-break and ideographic space, byte mark, zero-width space. */
const BLANKS = ' \t\r\n\u00a0\u3000\ufeff\u200b';
const ENTITIES = {
  ...{ '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#34;': '"', '&#39;': "'", '&#x27;': "'", '&apos;': "'" },
  ...{ '&nbsp;': ' ', '&#160;': ' ', '&#38;': '&', '&amp;': '&' },
};

/** SQL: the cell without white space around it. */
export function trimmed(cell: string): string {
  return `trim(${cell}, ${literal(BLANKS)})`;
}

/** SQL: true for a cell that says "no value". */
export function isNullSql(cell: string): string {
  return `upper(${trimmed(cell)}) IN ('', ${literals(NULL_WORDS.map((word) => word.toUpperCase()))})`;
}

/** SQL: the cell as text to keep: trimmed, entities decoded, null words null. */
export function cleanText(cell: string): string {
  const decoded = Object.entries(ENTITIES).reduce(
    (sql, [entity, sign]) => `replace(${sql}, ${literal(entity)}, ${literal(sign)})`,
    cell,
  );
  return `CASE WHEN ${isNullSql(cell)} THEN NULL ELSE ${trimmed(decoded)} END`;
}

/** SQL: the cell with full-width digits and signs made narrow, trimmed. */
export function narrow(cell: string): string {
  return trimmed(`translate(${cell}, '０１２３４５６７８９，．－（）＋％／：￥　−‐‑–', '0123456789,.-()+%/:¥ ----')`);
}

/** SQL: the first, or the second where the first is null. COALESCE would not do: DuckDB works out what its parts share for every row. */
export function either(first: string, second: string): string {
  return `CASE WHEN ${first} IS NOT NULL THEN ${first} ELSE ${second} END`;
}
