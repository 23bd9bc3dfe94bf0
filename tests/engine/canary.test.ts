import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import { startWasmInNode } from '../support/wasm-in-node.ts';
import { engineCanary } from './canary.ts';

/** `CANARY=long npx vitest run tests/engine/canary.test.ts` adds the windows over a million rows. */
const OPTIONS = { long: process.env.CANARY === 'long' };

describe('known wrong results of the native engine', () => engineCanary(startNodeEngine, OPTIONS));
describe('known wrong results of the page’s engine', () => engineCanary(startWasmInNode, OPTIONS));

describe('our own statements', () => {
  it('use no window that DuckDB is known to add up wrongly', () => {
    const root = join(import.meta.dirname, '../../src');
    const wrong =
      /\b(RANGE|GROUPS)\s+BETWEEN\s+(UNBOUNDED\s+PRECEDING\s+AND\s+UNBOUNDED\s+FOLLOWING|0\s+(PRECEDING|FOLLOWING))|PERCENTILE_CONT|\bMEDIAN\s*\(/;
    // formulas of a workbook are no statements
    const sheets = join('export', 'book');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && !name.startsWith(sheets),
    );
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((name) => wrong.test(readFileSync(join(root, name), 'utf8')))).toEqual([]);
  });
});
