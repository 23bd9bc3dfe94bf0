import type { ImportReport, Issue } from '../../ingest/import-report.ts';
import type { Exchange, RateDoubt } from '../../metrics/relations/exchange.ts';

/** The reports with the rates that cannot be right added to the files they stand in: the first of each currency, with how many there are. */
export function withRateDoubts(reports: readonly ImportReport[], exchange: Exchange | null): readonly ImportReport[] {
  const { doubts = [], base = '' } = exchange ?? {};
  if (doubts.length === 0) return reports;
  return reports.map((report) => {
    const own = doubts.filter(({ file }) => file === report.file);
    if (own.length === 0) return report;
    const column = report.columns.find(({ target }) => target === 'fx.rate' || target === 'parameter.value');
    const counts: Record<string, number> = { ...report.issueCounts };
    const issues = new Map<string, Issue>();
    for (const doubt of own) {
      const details = { ...doubtDetails(doubt, base), rows: count(own, doubt) };
      const problem = `rate-${doubtKind(doubt)}`;
      counts[problem] = (counts[problem] ?? 0) + 1;
      const place = { file: report.file, row: doubt.row, column: column?.source ?? null, value: details.rate };
      const issue: Issue = { ...place, problem, hint: 'rate-doubtful', severity: 'warning', details };
      const key = `${problem} ${doubt.currency}`;
      if (!issues.has(key)) issues.set(key, issue);
    }
    return { ...report, issues: [...report.issues, ...issues.values()], issueCounts: counts };
  });
}

/** Far from all that was usual, or from the other rates of its currency. */
export function doubtKind({ usual }: RateDoubt): 'doubtful' | 'differs' {
  return usual === null ? 'differs' : 'doubtful';
}

/** A rate that cannot be right, in the words of a message. */
export function doubtDetails({ currency, from, rate, usual }: RateDoubt, base: string) {
  const about = usual === null ? '' : short(usual, 2);
  return { currency, base, rate: short(rate, 8), usual: about, date: from ?? '' };
}

function count(doubts: readonly RateDoubt[], like: RateDoubt): number {
  return doubts.filter((each) => each.currency === like.currency && doubtKind(each) === doubtKind(like)).length;
}

function short(value: number, digits: number): string {
  return String(Number(value.toPrecision(digits)));
}
