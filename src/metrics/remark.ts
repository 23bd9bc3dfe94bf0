/** What can stand beside a value without being part of it. */
export type RemarkKind = 'negative-balance' | 'no-debt-service' | 'pending-test' | 'other-provider' | 'scale-unknown';

/** A remark as SQL: aggregates over the rows a value is made from. One that counts nothing is not made. */
export interface RemarkRule {
  readonly what: RemarkKind;
  readonly n: string;
  /** Balance concerned. */
  readonly amount?: string;
  /** The day it is about. */
  readonly on?: string;
}

/** Rows with a balance below nothing among those a value is made from: they make sums smaller and can hide as much of another client's. */
export function negatives(when: string): RemarkRule[] {
  const counted = `(${when}) AND outstanding < 0`;
  return [
    {
      what: 'negative-balance',
      n: `count(*) FILTER (WHERE ${counted})`,
      amount: `CAST(sum(outstanding) FILTER (WHERE ${counted}) AS DOUBLE)`,
    },
  ];
}

/** Columns of an answer that hold a metric's remarks, three of each rule. */
export function remarkColumns(rules: readonly RemarkRule[] = []): { name: string; sql: string }[] {
  return rules.flatMap(({ n, amount = 'CAST(NULL AS DOUBLE)', on = 'CAST(NULL AS DATE)' }, index) => [
    { name: `remark_${index}_n`, sql: n },
    { name: `remark_${index}_amount`, sql: amount },
    { name: `remark_${index}_on`, sql: `CAST(${on} AS VARCHAR)` },
  ]);
}
