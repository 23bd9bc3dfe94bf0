import type { Span } from './metric.ts';

/** First and last month of a period as written, and what a result for it covers; null when it is not understood. */
export function monthsOf(period: string): { first: string; last: string; span: Span } | null {
  const text = period.replace(/\s/g, '').toUpperCase();
  const year = /^(\d{4})年?$/.exec(text);
  if (year) return { first: `${year[1]}-01`, last: `${year[1]}-12`, span: 'ytd' };
  const quarter = /^(\d{4})年?[-/]?Q?([1-4])(?:季度)?$/.exec(text);
  if (quarter && /Q|季/.test(text)) {
    const month = (number: number) => `${quarter[1]}-${String(number).padStart(2, '0')}`;
    return { first: month(Number(quarter[2]) * 3 - 2), last: month(Number(quarter[2]) * 3), span: 'quarter' };
  }
  const month = /^(\d{4})[-/.年]?(\d{1,2})月?$/.exec(text);
  if (!month || Number(month[2]) < 1 || Number(month[2]) > 12) return null;
  const only = `${month[1]}-${(month[2] ?? '').padStart(2, '0')}`;
  return { first: only, last: only, span: 'month' };
}
