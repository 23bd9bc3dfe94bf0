import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { bellwether } from './run.ts';

/** Cells of a line; null is a blank one. */
export type Line = readonly (string | number | null)[];

/** Writes tables of lines, the first of them the headings, as CSV files into a new folder, and says where. */
export async function files(path: string, tables: Readonly<Record<string, readonly Line[]>>): Promise<string> {
  await mkdir(path);
  for (const [table, lines] of Object.entries(tables))
    await writeFile(
      join(path, `${table}.csv`),
      lines.map((cells) => cells.map((cell) => cell ?? '').join(',')).join('\n'),
    );
  return path;
}

/** What `bellwether metric` answers to a question. */
export async function asked(data: string, ...question: readonly string[]): Promise<MetricRow[]> {
  const { code, out, err } = await bellwether('metric', ...question, '--data', data, '--format', 'json');
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as MetricRow[];
}

/** Value of the row of a metric that has these parts. */
export const valueOf = (rows: readonly MetricRow[], metric: string, of: Readonly<Record<string, string>> = {}) =>
  rows.find((row) => row.metric === metric && Object.entries(of).every(([name, value]) => row.by[name] === value))
    ?.value;

/** Headings of a ledger. */
export const LEDGER = ['数据日期', '借据编号', '客户编号', '贷款余额（元）'];

/** Loans of 2026-06-30, a client each. */
export const ledger = (balances: readonly number[]): Line[] => [
  LEDGER,
  ...balances.map((balance, index) => ['2026-06-30', `F${index}`, `C${index}`, balance]),
];
