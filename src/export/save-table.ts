import type { Translate } from '../i18n/translate-with.ts';
import { saveFile } from '../lib/save-file.ts';
import type { AboutLine } from './about.ts';
import { csvText } from './csv-text.ts';
import type { ExportTable } from './table.ts';

interface Named {
  /** Without its ending. */
  readonly file: string;
  readonly title: string;
  readonly about: readonly AboutLine[];
  readonly t: Translate;
}

/** Saves a table that stands on no card: as CSV, or as a workbook with a sheet that says what it is. */
export async function saveTable(
  kind: 'csv' | 'xlsx',
  table: ExportTable,
  { file, title, about, t }: Named,
): Promise<void> {
  if (kind === 'csv') return saveFile(`${file}.csv`, new Blob([csvText(table)], { type: 'text/csv;charset=utf-8' }));
  const { workbookBytes } = await import('./workbook.ts');
  const names = [title, t('export.about')] as const;
  const bytes = await workbookBytes(table, { names, about, title, made: new Date().toISOString() });
  saveFile(
    `${file}.xlsx`,
    new Blob([new Uint8Array(bytes)], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }),
  );
}
