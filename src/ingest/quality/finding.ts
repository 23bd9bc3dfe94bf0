/** `major` makes numbers wrong, `minor` makes them less complete, `info` is worth knowing. */
export type Severity = 'major' | 'minor' | 'info';

/** A is fit for use, B with small remarks, C with care, D not without repair. */
export type Grade = 'A' | 'B' | 'C' | 'D';

/** Rows of a table that one rule holds for. */
export interface QualityFinding {
  /** The rule: `limit-below-balance`, `blank`, `unknown-reference` …; words are made from it in the reader's language. */
  id: string;
  table: string;
  /** The column it speaks of, or null for the row as a whole. */
  column: string | null;
  severity: Severity;
  count: number;
  /** Rows the rule was asked of. */
  of: number;
  /** Share of the last snapshot's balance that is touched: by these rows, or by the clients they name; null where none can be tied. */
  balanceShare: number | null;
  /** The first rows, with the file's name and the line in it. */
  samples: { file: string; row: number }[];
}

/** What is wrong with one table, and how far it can be relied on. */
export interface TableQuality {
  table: string;
  rows: number;
  grade: Grade;
  findings: QualityFinding[];
}

const ORDER: readonly Grade[] = ['A', 'B', 'C', 'D'];

/**
 * The grade one finding leaves a table at best, by the larger of its share of rows and its share of balance:
 * major: any B, from 1 % C, from 10 % D; minor: from 5 % B, from 25 % C; info: A. Cells nobody could read never leave an A.
 */
export function gradeOfFinding({ id, severity, count, of, balanceShare }: QualityFinding): Grade {
  const share = Math.max(of > 0 ? count / of : 0, balanceShare ?? 0);
  if (severity === 'info' || count === 0) return 'A';
  if (severity === 'major') return share >= 0.1 ? 'D' : share >= 0.01 ? 'C' : 'B';
  return share >= 0.25 ? 'C' : share >= 0.05 || id === 'unread' ? 'B' : 'A';
}

/** The worst of the grades; A of none. */
export function worstGrade(grades: readonly Grade[]): Grade {
  return ORDER.findLast((grade) => grades.includes(grade)) ?? 'A';
}

/** The grade of a number that depends on these tables: the worst of theirs; null where none of them holds a row. */
export function gradeOf(quality: readonly TableQuality[], tables: readonly string[]): Grade | null {
  const grades = quality.filter(({ table }) => tables.includes(table)).map(({ grade }) => grade);
  return grades.length > 0 ? worstGrade(grades) : null;
}
