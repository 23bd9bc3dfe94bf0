import type { Engine } from '../../engine/engine.ts';
import { literal, quoteName } from '../../lib/sql.ts';
import type { TableModel } from '../../model/table.ts';
import { textOf } from '../raw/cells.ts';
import type { RawTable } from '../raw/raw-table.ts';

/** A file on its way; rows of some were stored. */
interface Passage {
  readonly prepared: { readonly file: string; readonly raw: RawTable };
  readonly staged: { readonly table: TableModel } | null;
}

/** The columns by which rows of a package say which file and row of the bank they are. */
export const ORIGIN = ['source_file', 'source_row'] as const;

/**
 * Rows of files that were cut from others lead to where they were cut from: to the file and row that their columns `source_file` and
 * `source_row` name. The last step of an import, which counts its rows by its own files until then.
 */
export async function restoreOrigins(engine: Engine, passages: readonly Passage[]): Promise<void> {
  for (const {
    prepared: { file, raw },
    staged,
  } of passages) {
    const [name, row] = ORIGIN.map((heading) => raw.headers.indexOf(heading));
    if (!staged || name === undefined || row === undefined || name < 0 || row < 0) continue;
    const into = quoteName(staged.table.name);
    // files that nobody gave are among no known ones
    await engine.query(`ALTER TABLE ${into} ALTER source_file TYPE VARCHAR`);
    await engine.query(
      `UPDATE ${into} SET source_file = o.file, source_row = o.row
       FROM (
         SELECT ${raw.line} AS line, ${textOf(raw, name)} AS file, TRY_CAST(${textOf(raw, row)} AS INTEGER) AS row FROM ${quoteName(raw.relation)}
       ) AS o
       WHERE ${into}.source_file = ${literal(file)} AND ${into}.source_row = o.line AND o.file IS NOT NULL AND o.row IS NOT NULL`,
    );
  }
}
