/** What numbers under a heading count that is about arrears, where it is no days. */
export type Counted = 'delinquency-status' | 'months' | 'instalments';

const STATUS =
  /\b(?:delinquency|delinquent) status\b|\bmonths? (?:delinquent|past due|overdue|in arrears)\b|\bdelinquent months?\b/i;
const MONTHS = /(?:逾期|拖欠|欠款|欠息|违约)个?月数/;
const INSTALMENTS = /(?:逾期|拖欠|欠款|违约|欠)期[次]?数|\b(?:missed|overdue) (?:instal|payment)/i;

/** A status of 30 and more is one of days. */
export const MOST_MONTHS = 29;

export function countedBy(heading: string): Counted | null {
  const text = heading.normalize('NFKC').replaceAll('_', ' ');
  if (INSTALMENTS.test(text)) return 'instalments';
  if (STATUS.test(text)) return 'delinquency-status';
  return MONTHS.test(text) ? 'months' : null;
}

/**
 * SQL of the days a number of months stands for, the longest it may mean, so that no loan looks better than it may be. Lenders'
 * status 1 is 30 to 59 days; 逾期月数 of 1 is so, or 1 to 30, which leaves 3 on both sides of 90 days. Instalments may be of any length.
 */
export function daysOfMonthsSql(number: string, counted: Counted): string {
  const open = counted === 'months' ? `WHEN ${number} = 3 THEN NULL ` : '';
  const longest = counted === 'instalments' ? '' : `${open}WHEN ${number} > 0 THEN ${number} * 30 + 29 `;
  return `CAST(CASE WHEN ${number} = 0 THEN 0 ${longest}END AS INTEGER)`;
}
