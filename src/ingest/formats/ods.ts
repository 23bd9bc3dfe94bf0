import { reason } from '../../lib/reasons.ts';
import { OdsReader } from './ods-cells.ts';
import { shownRows } from './shown-rows.ts';
import { LIMITS } from './size-limits.ts';
import { spreadMerged } from './spread-merged.ts';
import type { FoundTable, SheetWork } from './table-source.ts';
import { Unreadable } from './unreadable.ts';
import { writeGrid } from './write-grid.ts';
import { wholeTags } from './xlsx-workbook.ts';
import { tagsOf } from './xml.ts';
import type { ZipArchive } from './zip.ts';

/**
 * Reads the sheets of an .ods. Our own reader, because the library we have for other workbooks says nothing of hidden sheets
 * and rows, and passes over rows that stand in a group.
 */
export async function readOds(zip: ZipArchive, { withHidden, ...work }: SheetWork = {}): Promise<FoundTable[]> {
  await demandOpen(zip);
  const entry = zip.entry('content.xml');
  if (!entry) throw new Unreadable('damaged-file', { detail: reason('part-missing', { part: 'content.xml' }) });
  const reader = new OdsReader();
  for await (const text of wholeTags(zip.pieces(entry, work.signal)))
    for (const [, closing, name = '', attributes = '', behind = ''] of tagsOf(text)) {
      const alone = attributes.endsWith('/');
      if (closing) reader.close(name);
      else reader.start(name, alone ? attributes.slice(0, -1) : attributes);
      if (alone) reader.close(name);
      reader.text(behind);
    }
  const sheets = reader.finish();
  if (sheets.length > LIMITS.sheets) throw new Unreadable('too-many-sheets', { limit: LIMITS.sheets });
  const tables: FoundTable[] = [];
  for (const { name, rows, merges, errors, marks, hidden } of sheets) {
    const shown = shownRows(spreadMerged([rows], merges, marks), marks, { withHidden });
    const grid = await writeGrid(shown, { errors, marks, maxRows: LIMITS.rows, ...work });
    tables.push({ sheet: name, grid, ...(hidden && !withHidden ? { hidden } : {}) });
  }
  return tables;
}

/** Refuses a workbook with a password: its parts are no XML. */
async function demandOpen(zip: ZipArchive): Promise<void> {
  const manifest = zip.entry('META-INF/manifest.xml');
  if (manifest && (await (await zip.read(manifest)).text()).includes('encryption-data'))
    throw new Unreadable('encrypted-file');
}
