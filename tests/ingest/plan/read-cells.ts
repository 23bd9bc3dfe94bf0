import { afterAll, beforeAll } from 'vitest';
import { startNodeEngine } from '../../../src/engine/duckdb-node.ts';
import type { Cell, Engine } from '../../../src/engine/engine.ts';
import { literal } from '../../../src/lib/sql.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
});
afterAll(() => engine.close());

/** What SQL over a column `cell` makes of each text, by the text. */
export async function readCells(sql: string, texts: readonly string[]): Promise<Record<string, Cell>> {
  const values = texts.map((text, place) => `(${place}, ${literal(text)})`).join(', ');
  const { rows } = await engine.query(
    `SELECT CAST(read AS VARCHAR) FROM (SELECT place, ${sql} AS read FROM (VALUES ${values}) AS t(place, cell)) ORDER BY place`,
  );
  return Object.fromEntries(texts.map((text, place) => [text, rows[place]?.[0] ?? null]));
}

/** The one row of aggregates over such a column. */
export async function overCells(sql: readonly string[], texts: readonly string[]): Promise<(number | null)[]> {
  const values = texts.map((text) => `(${literal(text)})`).join(', ');
  const { rows } = await engine.query(`SELECT ${sql.join(', ')} FROM (VALUES ${values}) AS t(cell)`);
  return (rows[0] ?? []).map((cell) => (cell === null ? null : Number(cell)));
}
