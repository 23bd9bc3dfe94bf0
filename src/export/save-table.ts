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

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A table that stands on no card as a file: as CSV, or as a workbook with a sheet that says what it is. */
export async function tableFile(
  kind: 'csv' | 'xlsx',
  table: ExportTable,
  { file, title, about, t }: Named,
): Promise<{ name: string; content: Blob }> {
  const name = `${file}.${kind}`;
  if (kind === 'csv') return { name, content: new Blob([csvText(table)], { type: 'text/csv;charset=utf-8' }) };
  const { workbookBytes } = await import('./workbook.ts');
  const names = [title, t('export.about')] as const;
  const bytes = await workbookBytes(table, { names, about, title, made: new Date().toISOString() });
  return { name, content: new Blob([new Uint8Array(bytes)], { type: WORKBOOK }) };
}

export async function saveTable(kind: 'csv' | 'xlsx', table: ExportTable, named: Named): Promise<void> {
  const { name, content } = await tableFile(kind, table, named);
  saveFile(name, content);
}
