import { toCsv } from '../lib/csv.ts';
import { TABLES } from '../model/index.ts';
import { templateRows } from '../model/template-headings.ts';
import { writeWorkbook } from './formats/write-workbook.ts';

/** An empty CSV of every table: bilingual headings and a row of explanation, UTF-8 with a mark for spreadsheets. */
export function csvTemplates(): { name: string; content: string }[] {
  return TABLES.map((table) => {
    const [headings, notes] = templateRows(table);
    return { name: `${table.name}.csv`, content: toCsv(headings, [notes]) };
  });
}

/** One workbook with a sheet for every table. */
export async function workbookTemplate(): Promise<{ name: string; content: Uint8Array }> {
  const sheets = TABLES.map((table) => ({
    name: `${table.zh.replaceAll('/', '、')} ${table.name}`,
    rows: templateRows(table),
  }));
  return { name: 'bellwether-template.xlsx', content: await writeWorkbook(sheets) };
}
