import type { DashboardTimes } from './dashboard.ts';
import type { ImportTimes } from './imports.ts';
import type { TimedStatement } from './timed-engine.ts';

/**
 * Our imports beside what others need for the same rows as CSV: the best run of each, which a busy machine disturbs
 * least, and ours over the bare `read_csv`.
 */
export function importTable(imports: readonly ImportTimes[]): string {
  return table([
    ['import', 'rows', 'MB', 'ours ms', 'read_csv', 'PapaParse', 'native', 'ratio', 'longest task', 'peak MB'],
    ...imports.map(({ name, rows, megabytes, ours, bare, papa, native, longestTask, peakBytes }) => [
      name,
      ...numbers([rows, megabytes, Math.min(...ours), Math.min(...bare), Math.min(...papa), Math.min(...native)]),
      (Math.min(...ours) / Math.min(...bare)).toFixed(2),
      longestTask.toFixed(0),
      peakBytes === null ? '?' : (peakBytes / 1e6).toFixed(0),
    ]),
  ]);
}

/** The same questions on three engines: what opening costs, what all questions cost, and ours over each. */
export function queryTable({ ours, bare, native }: Record<'ours' | 'bare' | 'native', DashboardTimes>): string {
  const row = (name: string, { open, ask }: DashboardTimes) => [
    name,
    ...numbers([sum(open), sum(ask), middle(ask.map(({ ms }) => ms)), Math.max(...ask.map(({ ms }) => ms))]),
    (sum(ours.ask) / sum(ask)).toFixed(2),
  ];
  return table([
    ['dashboard', 'open ms', 'all ms', 'middle ms', 'slowest ms', 'ours / this'],
    row('ours', ours),
    row('bare duckdb-wasm, text columns', bare),
    row('native, one thread, plain schema', native),
  ]);
}

/** The statements that take longest, one line each. */
export function slowest(statements: TimedStatement[], count = 6): string {
  const lines = [...statements].sort((a, b) => b.ms - a.ms).slice(0, count);
  const what = ({ sql, label }: TimedStatement) => label ?? sql.replace(/\s+/g, ' ').slice(0, 110);
  return lines.map((line) => `  ${line.ms.toFixed(0).padStart(6)} ms  ${what(line)}\n`).join('');
}

/** The questions in which we lose most against the yardstick, one line each. */
export function lostAgainst(ours: TimedStatement[], other: TimedStatement[], count = 6): string {
  const times = new Map(other.map(({ sql, ms }) => [sql, ms]));
  const lines = ours
    .map(({ sql, ms, label }) => ({ label, ms, other: times.get(sql) ?? ms }))
    .sort((a, b) => b.ms - b.other - (a.ms - a.other))
    .slice(0, count);
  return lines
    .map(
      (line) =>
        `  ${line.ms.toFixed(0).padStart(6)} ms against ${line.other.toFixed(0).padStart(5)} ms  ${line.label}\n`,
    )
    .join('');
}

function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return `${rows.map((row) => `  ${line(row)}\n`).join('')}\n`;
}

function numbers(values: number[]): string[] {
  return values.map((value) => value.toFixed(0));
}

function sum(statements: TimedStatement[]): number {
  return statements.reduce((total, { ms }) => total + ms, 0);
}

function middle(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
