import Papa from 'papaparse';
import { rowAt } from '../../../src/ingest/formats/line-rows.ts';
import { isBad, readParts } from '../../../src/ingest/formats/read-parts.ts';

/** A table as it comes out of a file: its name and, by row of the source, its cells. */
export interface ReadGrid {
  name: string;
  format: string;
  rows: Record<number, string[]>;
  errors: readonly { row: number; column: number; value: string }[];
}

/** Reads a file of any format and parses the text it became; blank rows are left out. Throws what makes it unreadable. */
export async function readGrids(name: string, content: Uint8Array | string): Promise<ReadGrid[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const parts = await readParts([{ name, content: bytes }]);
  return Promise.all(
    parts.map(async (part) => {
      if (isBad(part)) throw part.error;
      const text = await new Blob([part.content as BlobPart]).text();
      const rows: Record<number, string[]> = {};
      let line = 1;
      for (const record of Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data) {
        if (record.some((cell) => cell !== '')) rows[rowAt(part.cells?.rows, line)] = record;
        line += record.reduce((count, cell) => count + cell.split('\n').length - 1, 1);
      }
      return { name: part.name, format: part.format, rows, errors: part.cells?.errors ?? [] };
    }),
  );
}
