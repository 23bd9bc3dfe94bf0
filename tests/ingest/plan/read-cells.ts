import { afterAll, beforeAll } from 'vitest';
import { startNodeEngine } from '../../../src/engine/duckdb-node.ts';
import type { Cell, Engine } from '../../../src/engine/engine.ts';
import { literal } from '../../../src/lib/sql.ts';

/** Reads SQL over texts with an engine that lives as long as the test file that asks for it. */
export function cellReader() {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startNodeEngine();
  });
  afterAll(() => engine.close());
  return {
    /** What SQL over a column `cell` makes of each text, by the text. */
    readCells: async (sql: string, texts: readonly string[]): Promise<Record<string, Cell>> => {
      const values = texts.map((text, place) => `(${place}, ${literal(text)})`).join(', ');
      const { rows } = await engine.query(
        `SELECT CAST(read AS VARCHAR) FROM (SELECT place, ${sql} AS read FROM (VALUES ${values}) AS t(place, cell)) ORDER BY place`,
      );
      return Object.fromEntries(texts.map((text, place) => [text, rows[place]?.[0] ?? null]));
    },
    /** The one row of aggregates over such a column. */
    overCells: async (sql: readonly string[], texts: readonly string[]): Promise<(number | null)[]> => {
      const values = texts.map((text) => `(${literal(text)})`).join(', ');
      const { rows } = await engine.query(`SELECT ${sql.join(', ')} FROM (VALUES ${values}) AS t(cell)`);
      return (rows[0] ?? []).map((cell) => (cell === null ? null : Number(cell)));
    },
  };
}
