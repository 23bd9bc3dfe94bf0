/** A sheet to be written: a name and rows of text. */
export interface TextSheet {
  name: string;
  rows: readonly (readonly string[])[];
}

/** An .xlsx workbook of text cells; the first row of every sheet stays in view. */
export async function writeWorkbook(sheets: readonly TextSheet[]): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  return writeXlsx({
    sheets: sheets.map(({ name, rows }) => ({
      name,
      rows: rows.map((row) => [...row]),
      columns: (rows[0] ?? []).map((heading) => ({ width: Math.min(40, Math.max(12, heading.length + 4)) })),
      freezePane: { rows: 1 },
    })),
  });
}
