import { parseHeading } from '../match/units.ts';
import { integerSql } from './typing/numbers.ts';

/** True for a heading that counts how often something was done, 展期次数: a flag of it says whether it was done at all. */
export function isCount(heading: string): boolean {
  return /次数$|^zqcs$|times$|count$/.test(parseHeading(heading).folded);
}

/** SQL: true where the count is above 0; null where it is none. */
export function countFlag(cell: string): string {
  return `(${integerSql(cell, { decimalComma: false, plain: false })} > 0)`;
}
