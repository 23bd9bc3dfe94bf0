import type { ImportReport } from '../import-report.ts';
import type { QualityFinding, Severity } from './finding.ts';

const SAMPLES = 5;
/** Problems of an import that say something of the whole table, and how grave they are. */
const TOLD: readonly (readonly [string, Severity])[] = [
  ['exact-duplicate', 'info'],
  ['further-collateral', 'info'],
  ['key-conflict', 'major'],
  ['damaged-id', 'major'],
  ['mixed-encodings', 'major'],
  ['damaged-characters', 'major'],
  ['first-of-group', 'major'],
  ['fewer-records', 'major'],
  ['rate-doubtful', 'major'],
  ['rate-differs', 'major'],
];

/** What the import itself had to leave out of a table: repeated keys, rows it could not take, text it had to guess. */
export function importFindings(table: string, reports: readonly ImportReport[]): QualityFinding[] {
  const own = reports.filter((report) => report.table === table);
  const of = own.reduce((sum, { rows }) => sum + rows.read, 0);
  const found = TOLD.map(([id, severity]) => {
    const count = own.reduce((sum, { issueCounts }) => sum + (issueCounts[id] ?? 0), 0);
    return finding(id, severity, count, (problem) => problem === id);
  });
  const rejected = own.reduce((sum, { rows }) => sum + rows.rejected, 0);
  found.push(finding('rejected-rows', 'major', rejected, (_, severity) => severity === 'rejected'));
  return found.filter(({ count }) => count > 0);

  function finding(id: string, severity: Severity, count: number, isOf: (problem: string, kind: string) => boolean) {
    const samples = own.flatMap(({ issues }) =>
      issues.flatMap(({ file, row, problem, severity: kind }) =>
        row !== null && isOf(problem, kind) ? [{ file, row }] : [],
      ),
    );
    return { id, table, column: null, severity, count, of, balanceShare: null, samples: samples.slice(0, SAMPLES) };
  }
}
