import { startNodeEngine } from '../../../src/engine/duckdb-node.ts';
import type { Cell } from '../../../src/engine/engine.ts';
import { importFiles, type ImportOptions } from '../../../src/ingest/index.ts';
import { encodeText } from '../../../src/ingest/text/encode-text.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** A file with one fault, and what has to come of it. */
export interface Trap {
  /** The file: lines of text, or bytes. */
  file: readonly string[] | Uint8Array;
  /** `ledger.csv` where nothing else is said. */
  name?: string;
  options?: ImportOptions;
  /** Rows read, loaded, rejected and excluded. */
  rows: readonly [number, number, number, number];
  /** What is said about it, and how often. */
  said?: Readonly<Record<string, number>>;
  /** What is asked. */
  asked?: readonly string[];
  /** A query over the tables, and its cells. */
  finds?: readonly [sql: string, cells: readonly (readonly Cell[])[]];
}

export type Traps = Readonly<Record<string, Trap>>;

/** The headings of a small ledger, and a row of it. */
export const HEADINGS = '数据日期,借据编号,客户名称,贷款余额（元）';
export const ROW = '2026-06-30,F1,云岭光伏,100.50';

/** A ledger with these balances. */
export function balances(...cells: readonly string[]): string[] {
  return [HEADINGS, ...cells.map((cell, index) => `2026-06-30,F${index + 1},C${index + 1},${quoted(cell)}`)];
}

/** The balances as they were stored, as exact text. */
export const STORED = `SELECT CAST(outstanding AS VARCHAR) FROM exposure ORDER BY source_row`;

/** A ledger with these maturities. */
export function maturities(...cells: readonly string[]): string[] {
  return [`${HEADINGS},到期日期`, ...cells.map((cell, index) => `2026-06-30,F${index + 1},C1,1,${quoted(cell)}`)];
}

export const DATES = 'SELECT maturity_date FROM exposure ORDER BY source_row';

/** A column of cells as a query gives it. */
export function column(...cells: readonly Cell[]): Cell[][] {
  return cells.map((cell) => [cell]);
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A text in an encoding. */
export function inEncoding(lines: readonly string[], encoding: string, end = '\n'): Uint8Array {
  const bytes = encodeText(lines.join(end), encoding);
  if (!bytes) throw new Error(`${encoding} cannot say this`);
  return bytes;
}

/** Imports each file by itself, all with one engine, and holds what came of it against what has to. */
export function testTraps(about: string, traps: Traps): void {
  describe(about, () => {
    let engine: Awaited<ReturnType<typeof startNodeEngine>>;
    beforeAll(async () => {
      engine = await startNodeEngine();
    });
    afterAll(() => engine.close());

    it.each(Object.entries(traps))('%s', async (_, trap) => {
      const { file, name = 'ledger.csv', options, rows, said = {}, asked = [], finds } = trap;
      const content = file instanceof Uint8Array ? file : new TextEncoder().encode(`${file.join('\n')}\n`);
      const reports = await importFiles(engine, [{ name, content }], options);
      const count = (part: 'read' | 'loaded' | 'rejected' | 'excluded') =>
        reports.reduce((sum, report) => sum + report.rows[part], 0);
      expect([count('read'), count('loaded'), count('rejected'), count('excluded')]).toEqual(rows);
      expect(Object.assign({}, ...reports.map(({ issueCounts }) => issueCounts))).toEqual(said);
      expect(reports.flatMap(({ questions }) => questions.map(({ kind, column }) => `${kind} ${column}`))).toEqual(
        asked,
      );
      if (finds) expect((await engine.query(finds[0])).rows).toEqual(finds[1]);
    });
  });
}
