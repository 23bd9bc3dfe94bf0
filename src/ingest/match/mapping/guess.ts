import type { ColumnMatch } from '../../import-report.ts';

/** True for a column whose use nobody said for certain: its cells decided, or other columns could be the same. */
export function isGuess({ target, evidence = [], rivals = [] }: ColumnMatch): boolean {
  return target !== null && !evidence.includes('given') && (evidence.includes('values') || rivals.length > 0);
}
