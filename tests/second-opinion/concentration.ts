import { catalogueLimits } from './answer.ts';
import type { Book, Exposure } from './book.ts';
import type { Opinion, Reading } from './opinion.ts';
import * as plain from './plain.ts';
import { loanBy, loansAt, type Fact } from './plain.ts';
import { quotient } from './readings.ts';

/** Who a balance is owed by, as far as it is a name. */
function named(metric: string, loan: Exposure, book: Book): string {
  const client = plain.clientOf(book, loan.client_id);
  if (metric === 'hhi-sector') return client?.sector ?? 'unknown';
  if (metric === 'hhi-region') return plain.regionOf(book, loan) ?? 'unknown';
  return metric === 'hhi-group' ? `group ${client?.group_id ?? loan.client_id}` : loan.client_id;
}

/** Balance of each name. */
function byName(facts: readonly Fact[]): number[] {
  const sums = new Map<string, number>();
  for (const { name = '', top } of facts) sums.set(name, (sums.get(name) ?? 0) + top);
  return [...sums.values()];
}

/** The squares of what each name owes, over the square of the whole; those without a name are one. */
function hhi(facts: readonly Fact[]): Reading {
  const sums = byName(facts);
  return quotient(plain.total(sums.map((sum) => sum ** 2)), plain.total(sums) ** 2);
}

/** Net capital in force, 万元 multiplied out; null where there is none yet. */
function netCapital(book: Book, at: string): number | null {
  const parameter = plain.parameterAt(book, 'net_capital', at);
  return parameter ? Number(parameter.value.replaceAll(',', '')) * (parameter.unit === '万元' ? 1e4 : 1) : null;
}

/** A fact for each positive balance, under its name; a name that is not known is seen in coverage. */
function balances(fact: (loan: Exposure, book: Book, at: string) => Partial<Fact>): Opinion['facts'] {
  return (book, view) =>
    loansAt(book, view.now)
      .filter(({ outstanding }) => outstanding > 0)
      .map((loan) => {
        const sides = { top: loan.outstanding, bottom: 0, whole: loan.outstanding };
        return { by: loanBy(book, loan), ...sides, ...fact(loan, book, view.at) };
      });
}

/** R25, R26: how much is owed by few. */
export const CONCENTRATION: readonly Opinion[] = [
  ...(['hhi', 'hhi-group', 'hhi-sector', 'hhi-region'] as const).map((metric): Opinion => ({
    metric,
    by: ['manager', 'product'],
    of: 'snapshot',
    ofTheBook: true,
    read: hhi,
    facts: balances((loan, book) => {
      const name = named(metric, loan, book);
      const known = name !== 'unknown';
      return { name, item: name, known, told: known ? loan.outstanding : 0 };
    }),
  })),
  ...[['top-name-share', 1] as const, ['top-five-share', 5] as const, ['top-ten-share', 10] as const].map(
    ([metric, most]): Opinion => ({
      metric,
      by: ['region', 'manager'],
      of: 'snapshot',
      ofTheBook: true,
      read: (facts) => {
        const sums = byName(facts).sort((a, b) => b - a);
        return quotient(plain.total(sums.slice(0, most)), plain.total(sums));
      },
      facts: balances((loan) => ({ name: loan.client_id, item: loan.client_id })),
    }),
  ),
  {
    metric: 'single-name-concentration',
    by: ['region'],
    of: 'snapshot',
    ofTheBook: true,
    read: (facts) => {
      const sums = byName(facts);
      const capital = facts[0]?.score;
      return quotient(Math.max(...sums), capital ?? plain.total(sums));
    },
    facts: balances((loan, book, at) => {
      const capital = netCapital(book, at);
      const against = capital === null ? { flags: ['NO_CAPITAL'] } : { score: capital };
      return { name: loan.client_id, item: loan.client_id, ...against };
    }),
    limits: (_, { flags }) =>
      catalogueLimits('single-name-concentration', flags.includes('NO_CAPITAL') ? 'no-capital' : undefined),
  },
];
