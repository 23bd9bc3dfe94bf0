import type { Column } from '../../model/table.ts';
import { trimmed } from './typing/clean-text.ts';

/** SQL: the text of a cell of the supervisor's extracts without what they put around it: stars for what is kept secret, and before sectors their number in a list. */
export function extractText(column: Column, cell: string, sql: string): string {
  const open = `CASE WHEN regexp_full_match(${trimmed(cell)}, '[*＊]+') THEN NULL ELSE ${sql} END`;
  // 2.3制造业, 3.对境外贷款; codes of sectors have nothing but digits behind their letter
  return column.name === 'sector' ? `regexp_replace(${open}, '^\\d+(?:\\.\\d+)*\\.?\\s*([^\\d.\\s])', '\\1')` : open;
}
