import { DuckDBInstance } from '@duckdb/node-api';
import { createReadStream } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { encodeText } from '../../src/ingest/text/encode-text.ts';
import { makeXlsx } from '../ingest/formats/make-workbook.ts';

/** The same ledger as GB18030 text. */
export async function writeGb18030(csv: string, path: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    let held = '';
    const release = async () => {
      const bytes = encodeText(held, 'gb18030');
      if (!bytes) throw new Error('the ledger has characters that GB18030 has not');
      await file.write(bytes);
      held = '';
    };
    for await (const line of linesOf(csv)) {
      held += `${line}\n`;
      if (held.length > 1_000_000) await release();
    }
    await release();
  } finally {
    await file.close();
  }
}

/** The same ledger as Parquet, in row groups of `group` rows, typed as DuckDB takes it. */
export async function writeParquet(csv: string, path: string, group: number): Promise<void> {
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  await connection.run(`COPY (FROM read_csv('${csv}')) TO '${path}' (FORMAT parquet, ROW_GROUP_SIZE ${group})`);
  connection.closeSync();
  instance.closeSync();
}

const DATE_STYLE = 1;

/** The same ledger as a workbook of one sheet: numbers, dates as serial numbers, shared texts. */
export async function writeXlsx(csv: string, path: string): Promise<void> {
  const strings: string[] = [];
  const places = new Map<string, number>();
  const shared = (text: string) => {
    const place = places.get(text) ?? strings.push(`<t>${text}</t>`) - 1;
    places.set(text, place);
    return place;
  };
  const rows: string[] = [];
  for await (const line of linesOf(csv)) {
    const row = rows.length + 1;
    const cells = line.split(',').map((cell, column) => {
      const place = `r="${String.fromCharCode(65 + column)}${row}"`;
      if (cell === '') return '';
      if (/^-?\d+(?:\.\d+)?$/.test(cell)) return `<c ${place}><v>${Number(cell)}</v></c>`;
      if (/^\d{4}-\d{2}-\d{2}$/.test(cell)) return `<c ${place} s="${DATE_STYLE}"><v>${serialOf(cell)}</v></c>`;
      return `<c ${place} t="s"><v>${shared(cell)}</v></c>`;
    });
    rows.push(`<row r="${row}">${cells.join('')}</row>`);
  }
  const sheets = { exposure: `<sheetData>${rows.join('')}</sheetData>` };
  await writeFile(path, makeXlsx({ sheets, strings, formats: [0, 14] }));
}

function serialOf(day: string): number {
  return Date.parse(day) / 86_400_000 + 25_569;
}

function linesOf(path: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(path), crlfDelay: Infinity });
}
