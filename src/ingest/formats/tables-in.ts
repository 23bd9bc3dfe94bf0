import type { Work } from '../work.ts';
import type { Format } from './part.ts';
import type { FoundTable } from './table-source.ts';
import { ZipArchive } from './zip.ts';

/** What holds tables that are read whole and written as text: everything but text and archives. */
export type TableKind = 'parquet' | 'arrow' | 'markup' | 'json' | 'xlsx' | 'xls' | 'xlsb' | 'ods';

/** A file of such a kind. */
export interface TableFile {
  content: Blob | Uint8Array;
  kind: TableKind;
}

/** Its tables, and what it turned out to be. */
export interface TablesIn {
  format: Format;
  tables: FoundTable[];
}

/** Reads the tables of a file; each reader is fetched when it is first needed. */
export async function tablesIn({ content, kind }: TableFile, work: Work = {}): Promise<TablesIn> {
  switch (kind) {
    case 'parquet':
      return { format: kind, tables: [await (await import('./parquet.ts')).readParquet(content, work)] };
    case 'arrow':
      return { format: kind, tables: [await (await import('./arrow.ts')).readArrow(content, work)] };
    case 'markup':
      return { format: 'html', tables: await (await import('./markup.ts')).readMarkup(content, work) };
    case 'json':
      return (await import('./json.ts')).readJson(content, work);
    case 'xlsx':
      return { format: kind, tables: await (await import('./xlsx.ts')).readXlsx(await ZipArchive.open(content), work) };
    case 'xlsb':
    case 'ods':
      // The library unpacks by itself, so what comes out is measured before.
      await (await ZipArchive.open(content)).measure(work.signal);
  }
  const { readOtherWorkbook } = await import('./other-workbooks.ts');
  return { format: kind, tables: await readOtherWorkbook(content, kind, work) };
}
