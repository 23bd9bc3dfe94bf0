import type { Book, Exposure } from './book.ts';
import * as plain from './plain.ts';
import { amount, isNpl, loanBy, loansAt, ratio, spread, type Fact, type Opinion, type View } from './plain.ts';

const BY = ['sector', 'manager', 'client', 'region'];

/** A fact for each loan of the snapshot. */
function loans(fact: (loan: Exposure, book: Book, view: View) => Omit<Fact, 'by'> | null): Opinion['facts'] {
  return (book, view) =>
    loansAt(book, view.now).flatMap((loan) => {
      const found = fact(loan, book, view);
      return found ? [{ ...found, by: loanBy(book, loan) }] : [];
    });
}

const BUCKETS = ['0', '1-30', '31-60', '61-90', '91-180', '181-270', '271-360', '361+', 'unknown'];
const EDGES = [0, 30, 60, 90, 180, 270, 360];

/** Buckets of days past due, edges inclusive on the right. */
export function bucketOf(days: number | null): string {
  if (days === null) return 'unknown';
  const index = EDGES.findIndex((edge) => days <= edge);
  return BUCKETS[index < 0 ? 7 : index] ?? '';
}

/** Misuse of funds: an O03 alert open at the date. */
function misuse(book: Book, client: string, at: string): boolean {
  return book.alert.some(
    (alert) =>
      alert.client_id === client &&
      alert.indicator_code === 'O03' &&
      alert.raised_date <= at &&
      alert.status !== 'false_positive' &&
      (alert.closed_date === null || alert.closed_date > at),
  );
}

/** The lowest class the rules of R14 allow. */
function floorOf(loan: Exposure, book: Book, view: View): number {
  const debtor = loansAt(book, view.now).filter(({ client_id }) => client_id === loan.client_id);
  const claims = plain.total(debtor.map(({ outstanding }) => outstanding));
  const bad = plain.total(debtor.filter(isNpl).map(({ outstanding }) => outstanding));
  const days = loan.days_past_due ?? 0;
  if (days > 360) return 5;
  if (days > 270) return 4;
  if (days > 90 || loan.ifrs_stage === 3 || (claims > 0 && bad / claims > 0.1)) return 3;
  const elsewhere = debtor.some((other) => other.facility_id !== loan.facility_id && isNpl(other) === true);
  return days > 0 || elsewhere || misuse(book, loan.client_id, view.at) ? 2 : 1;
}

const RATINGS = ['AAA', 'AA', 'A', 'BBB'];
/** Notches of the usual scale: AAA, AA+, AA, AA-, A+, A, A-, BBB+, BBB. */
const NOTCHES = [0, 2, 5, 8];

function notches(rating: string | null): number | null {
  return rating === null ? null : (NOTCHES[RATINGS.indexOf(rating)] ?? null);
}

/** Stage as given, else the backstop; null where nothing is known that could tell. */
export function stageOf(loan: Exposure, book: Book): number | null {
  if (loan.ifrs_stage !== null) return loan.ifrs_stage;
  if ((loan.days_past_due ?? 0) > 90 || isNpl(loan) === true) return 3;
  const first = book.exposure
    .filter((row) => row.facility_id === loan.facility_id && row.rating !== null && !plain.isOffBook(row))
    .sort((a, b) => (a.as_of_date < b.as_of_date ? -1 : 1))[0];
  const [now, then] = [notches(loan.rating), notches(first?.rating ?? null)];
  const down = now !== null && then !== null && now - then >= 2;
  const watched = loan.watchlist_flag === true || loan.forborne_flag === true;
  if ((loan.days_past_due ?? 0) > 30 || loan.five_tier === 2 || watched || down) return 2;
  return loan.days_past_due === null && loan.five_tier === null ? null : 1;
}

/** Probability of default by stage, exposure and loss at default. */
function expected(loan: Exposure, book: Book): { loss: number | null; exposure: number } {
  const stage = stageOf(loan, book);
  const probability = stage === 3 ? 1 : stage === 2 ? loan.pd_life : stage === 1 ? loan.pd_12m : null;
  const exposure = Math.max(0, loan.ead ?? loan.outstanding);
  return { loss: probability === null ? null : probability * (loan.lgd ?? 0.45) * exposure, exposure };
}

/** R10 to R19: arrears, quality, stages, losses and cover at one snapshot. */
export const QUALITY: readonly Opinion[] = [
  {
    metric: 'outstanding-balance',
    by: BY,
    read: plain.knownAmount,
    facts: loans(({ outstanding }) => ({ top: outstanding, bottom: 0 })),
  },
  {
    metric: 'dpd-buckets',
    by: BY,
    read: ratio,
    facts: (book, view) =>
      loansAt(book, view.now)
        .filter(({ outstanding }) => outstanding > 0)
        .flatMap((loan) =>
          spread(
            {
              by: loanBy(book, loan),
              top: loan.outstanding,
              bottom: loan.outstanding,
              known: loan.days_past_due !== null,
            },
            'dpd_bucket',
            BUCKETS,
            bucketOf(loan.days_past_due),
          ),
        ),
  },
  {
    metric: 'overdue-ratio',
    by: BY,
    read: ratio,
    facts: loans(({ days_past_due: days, outstanding }) =>
      days === null ? null : { top: days > 0 ? outstanding : 0, bottom: outstanding },
    ),
  },
  {
    metric: 'overdue-90-to-npl',
    by: BY,
    read: ratio,
    facts: loans((loan) => {
      const npl = isNpl(loan);
      if (loan.days_past_due === null || npl === null) return null;
      return { top: loan.days_past_due > 90 ? loan.outstanding : 0, bottom: npl ? loan.outstanding : 0 };
    }),
  },
  ...[1, 30, 60, 90].map((least): Opinion => ({
    metric: `par-${least}`,
    by: BY,
    read: ratio,
    facts: loans(({ days_past_due: days, outstanding }) =>
      days === null ? null : { top: days >= least ? outstanding : 0, bottom: outstanding },
    ),
  })),
  {
    metric: 'forborne-exposure',
    by: BY,
    read: plain.knownAmount,
    facts: loans(({ forborne_flag: forborne, outstanding }) =>
      forborne === null ? null : { top: forborne ? outstanding : 0, bottom: 0 },
    ),
  },
  {
    metric: 'forborne-share',
    by: BY,
    read: ratio,
    facts: loans(({ forborne_flag: forborne, outstanding }) =>
      forborne === null ? null : { top: forborne ? outstanding : 0, bottom: outstanding },
    ),
  },
  {
    metric: 'npl-ratio',
    by: BY,
    read: ratio,
    facts: loans((loan) => {
      const npl = isNpl(loan);
      return npl === null ? null : { top: npl ? loan.outstanding : 0, bottom: loan.outstanding };
    }),
  },
  {
    metric: 'special-mention-ratio',
    by: BY,
    read: ratio,
    facts: loans(({ five_tier, outstanding }) =>
      five_tier === null ? null : { top: five_tier === 2 ? outstanding : 0, bottom: outstanding },
    ),
  },
  {
    metric: 'classification-gap',
    by: BY,
    read: plain.knownAmount,
    facts: loans((loan, book, view) =>
      loan.five_tier === null
        ? null
        : { top: loan.five_tier < floorOf(loan, book, view) ? loan.outstanding : 0, bottom: 0 },
    ),
  },
  {
    metric: 'impairment-stage',
    by: BY,
    read: plain.largest,
    facts: loans((loan, book) => {
      const stage = stageOf(loan, book);
      return stage === null ? null : { top: stage, bottom: 0 };
    }),
  },
  {
    metric: 'stage-mix',
    by: BY,
    read: ratio,
    facts: (book, view) =>
      loansAt(book, view.now)
        .filter(({ outstanding }) => outstanding > 0)
        .flatMap((loan) => {
          const stage = stageOf(loan, book);
          const fact = {
            by: loanBy(book, loan),
            top: loan.outstanding,
            bottom: loan.outstanding,
            known: stage !== null,
          };
          return spread(fact, 'impairment_stage', ['1', '2', '3', 'unknown'], String(stage ?? 'unknown'));
        }),
  },
  {
    metric: 'expected-loss',
    by: BY,
    read: plain.knownAmount,
    facts: loans((loan, book) => {
      const { loss } = expected(loan, book);
      return loss === null ? null : { top: loss, bottom: 0 };
    }),
  },
  {
    metric: 'expected-loss-rate',
    by: BY,
    read: ratio,
    facts: loans((loan, book) => {
      const { loss, exposure } = expected(loan, book);
      return loss === null ? null : { top: loss, bottom: exposure };
    }),
  },
  {
    metric: 'expected-loss-coverage',
    by: BY,
    read: ratio,
    facts: loans((loan, book) => {
      const { loss } = expected(loan, book);
      return loss === null || loan.provision === null ? null : { top: loan.provision, bottom: loss };
    }),
  },
  {
    metric: 'provision-coverage',
    by: BY,
    read: ratio,
    // a blank provision of a bad loan is none, if the snapshot has any; a loan whose quality is blank is on neither side
    facts: loans((loan, book, view) => {
      const npl = isNpl(loan);
      if (npl === null || loansAt(book, view.now).every(({ provision }) => provision === null)) return null;
      return { top: loan.provision ?? 0, bottom: npl ? loan.outstanding : 0 };
    }),
  },
  {
    metric: 'loan-provision-ratio',
    by: BY,
    read: ratio,
    facts: loans(({ provision, outstanding }) => (provision === null ? null : { top: provision, bottom: outstanding })),
  },
  {
    metric: 'collateral-cover',
    by: BY,
    read: ratio,
    facts: loans(({ collateral_value: value, outstanding }) =>
      value === null || value <= 0 ? null : { top: value, bottom: outstanding },
    ),
  },
  {
    metric: 'watch-list-share',
    by: BY,
    read: ratio,
    facts: loans(({ watchlist_flag: listed, outstanding }) =>
      listed === null ? null : { top: listed ? outstanding : 0, bottom: outstanding },
    ),
  },
  {
    metric: 'limit-utilisation',
    by: BY,
    read: ratio,
    facts: loans(({ limit_amount: limit, outstanding }) =>
      limit === null || limit <= 0 ? null : { top: outstanding, bottom: limit },
    ),
  },
  {
    metric: 'over-limit-amount',
    by: BY,
    read: plain.knownAmount,
    facts: loans(({ limit_amount: limit, outstanding }) =>
      limit === null ? null : { top: limit > 0 ? Math.max(0, outstanding - limit) : 0, bottom: 0 },
    ),
  },
  ...(['hhi', 'hhi-group', 'hhi-sector', 'hhi-region'] as const).map((metric): Opinion => ({
    metric,
    by: ['manager', 'product'],
    read: hhi,
    facts: loans((loan, book) => {
      const name = named(metric, loan, book);
      return loan.outstanding > 0 ? { top: loan.outstanding, bottom: 0, name, known: name !== 'unknown' } : null;
    }),
  })),
];

function named(metric: string, loan: Exposure, book: Book): string {
  const client = plain.clientOf(book, loan.client_id);
  if (metric === 'hhi-sector') return client?.sector ?? 'unknown';
  if (metric === 'hhi-region') return plain.regionOf(book, loan) ?? 'unknown';
  return metric === 'hhi-group' ? `group ${client?.group_id ?? loan.client_id}` : loan.client_id;
}

/** Balance of each name. */
export function byName(facts: readonly Fact[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { name = '', top } of facts) sums.set(name, (sums.get(name) ?? 0) + top);
  return sums;
}

function hhi(facts: readonly Fact[]): number | null {
  const whole = amount(facts);
  return whole > 0 && facts.some(({ known }) => known)
    ? plain.total([...byName(facts).values()].map((sum) => (sum / whole) ** 2))
    : null;
}
