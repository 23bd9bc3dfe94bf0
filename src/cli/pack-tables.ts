import { join } from 'node:path';
import { ORIGIN } from '../ingest/index.ts';
import { toPlainCsv } from '../lib/csv.ts';
import { PortfolioError } from '../lib/errors.ts';
import { quoteName } from '../lib/sql.ts';
import { templateHeading } from '../model/template-headings.ts';
import type { PartTable } from '../session/part/read-part.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { fileOf } from './pack-folder.ts';
import { saveFile } from './write-file.ts';

type Cells = readonly (string | null)[];

/** Writes each table that has rows as a file, with headings that say the units, the columns that say anything, and where each row came from. */
export async function saveTables(folder: string, tables: readonly PartTable[]): Promise<void> {
  for (const { table, columns, rows } of tables) {
    if (rows.length === 0) continue;
    const used = placesOf({ columns, rows });
    const headings = [...columns.map(templateHeading), ...ORIGIN];
    const lines = function* () {
      yield used.map((place) => headings[place] ?? '');
      for (const row of rows) yield used.map((place) => row[place] ?? '');
    };
    await saveFile(join(folder, fileOf(table.name)), toPlainCsv(lines()));
  }
}

/** Columns with something in them, those that no row can do without, and the origin. */
function placesOf({ columns, rows }: Pick<PartTable, 'columns' | 'rows'>): number[] {
  const all = columns.map(({ required }) => required === true);
  return [...all, ...ORIGIN.map(() => false)].flatMap((always, place) =>
    always || rows.some((row) => row[place] != null) ? [place] : [],
  );
}

/** Refuses a package that is read as something else than was written: what was guessed of a whole may be guessed otherwise of a part. */
export async function demandAlike({ engine }: Portfolio, tables: readonly PartTable[]): Promise<void> {
  for (const { table, columns, rows, added } of tables) {
    const names = [...columns.map(({ name }) => name), ...ORIGIN];
    const cells = names.map((name) => `CAST(${quoteName(name)} AS VARCHAR)`);
    const found = await engine.query(`SELECT ${cells.join(', ')}, unread FROM ${quoteName(table.name)}`);
    const isNamed = rows.some((row) => row.at(-1) != null);
    const places = isNamed ? names.length : columns.length;
    const read = found.rows.map((row) => {
      const unread = String(row.at(-1) ?? '');
      return row
        .slice(0, places)
        .map((cell, place) => (unread.includes(`,${names[place] ?? ''},`) ? 'unreadable' : cell));
    });
    const own = rows.slice(0, rows.length - added).map((row) => row.slice(0, places));
    const wanted = new Map<string, number>();
    for (const row of own) wanted.set(keyOf(row), (wanted.get(keyOf(row)) ?? 0) + 1);
    let strange = 0;
    let first: Cells | null = null;
    for (const row of read as Cells[]) {
      const left = wanted.get(keyOf(row)) ?? 0;
      if (left > 0) wanted.set(keyOf(row), left - 1);
      else {
        strange += 1;
        first ??= row;
      }
    }
    const lost = [...wanted.values()].reduce((sum, count) => sum + count, 0);
    if (strange !== added || lost > 0)
      throw new PortfolioError('pack-differs', {
        table: table.name,
        count: Math.max(lost, strange - added),
        row: (first ?? []).join(','),
      });
  }
}

function keyOf(row: Cells): string {
  return JSON.stringify(row.map((cell) => (cell === null || cell === undefined ? null : String(cell))));
}
