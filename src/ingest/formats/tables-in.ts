import type { Work } from '../work.ts';
import type { TableKind } from './table-kind.ts';
import type { TablesIn } from './table-source.ts';
import { ZipArchive } from './zip.ts';

/** A file of such a kind. */
export interface TableFile {
  content: Blob | Uint8Array;
  kind: TableKind;
  /** Also takes in what a workbook does not show. */
  withHidden?: boolean | undefined;
}

/** Reads the tables of a file; each reader is fetched when it is first needed. */
export async function tablesIn({ content, kind, withHidden }: TableFile, work: Work = {}): Promise<TablesIn> {
  switch (kind) {
    case 'parquet':
      return { format: kind, tables: [await (await import('./parquet.ts')).readParquet(content, work)] };
    case 'arrow':
      return { format: kind, tables: [await (await import('./arrow.ts')).readArrow(content, work)] };
    case 'markup':
      return {
        format: 'html',
        tables: await (await import('./markup.ts')).readMarkup(content, { ...work, withHidden }),
      };
    case 'json':
      return (await import('./json.ts')).readJson(content, work);
    case 'xlsx':
      return {
        format: kind,
        tables: await (await import('./xlsx.ts')).readXlsx(await ZipArchive.open(content), { ...work, withHidden }),
      };
    case 'ods':
      return {
        format: kind,
        tables: await (await import('./ods.ts')).readOds(await ZipArchive.open(content), { ...work, withHidden }),
      };
    case 'xlsb':
      // The library unpacks by itself, so what comes out is measured before.
      await (await ZipArchive.open(content)).measure(work.signal);
  }
  const { readOtherWorkbook } = await import('./other-workbooks.ts');
  return { format: kind, tables: await readOtherWorkbook(content, kind, { ...work, withHidden }) };
}
