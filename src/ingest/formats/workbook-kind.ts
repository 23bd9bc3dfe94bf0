import type { TableKind } from './table-kind.ts';
import { Unreadable } from './unreadable.ts';
import type { ZipArchive } from './zip.ts';

/** The workbook an archive is, by the names in it; null where it is none. */
export async function workbookKind(zip: ZipArchive): Promise<Extract<TableKind, 'xlsx' | 'xlsb' | 'ods'> | null> {
  const has = (name: string) => zip.entry(name) !== undefined;
  if (has('xl/workbook.bin')) return 'xlsb';
  if (await isSheetOfOffice(zip)) return 'ods';
  if (!has('[Content_Types].xml')) return null;
  if (zip.entries.some(({ name }) => /(?:^|\/)workbook\d*\.xml$/i.test(name))) return 'xlsx';
  throw new Unreadable('unknown-format', { detail: 'Office' });
}

async function isSheetOfOffice(zip: ZipArchive): Promise<boolean> {
  const type = zip.entry('mimetype');
  if (!type || type.packedBytes > 200) return false;
  return (await (await zip.read(type)).text()).startsWith('application/vnd.oasis.opendocument.spreadsheet');
}
