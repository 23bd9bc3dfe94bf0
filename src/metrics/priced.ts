import type { AskedMetric, Level, RatioMetric, Sum } from './definition.ts';
import { decided } from './aggregate-columns.ts';

/** Measures that are amounts of money, or made of them. */
const AMOUNT =
  /\b(outstanding|limit_amount|undrawn|overdue_amount|ead|ead_amount|provision|collateral_value|expected_loss|originated|weight|balance|client_balance|closing_outstanding|attribution|own_numerator|own_denominator)\b/;

/** Why a row whose amounts have no rate of exchange is left out. */
export const NO_RATE = 'no-rate';

/**
 * A metric of a ledger in which amounts lack a rate, over the rows that have one: a row without is on no side of anything that adds amounts
 * up, and is told as left out. What counts heads, days or loans stays as it is.
 */
export function priced(metric: AskedMetric): AskedMetric {
  if (!addsAmounts(metric)) return metric;
  const own = (when: string) => `(${when}) AND NOT unpriced`;
  const sum = <S extends Sum | undefined>(of: S): S => (of ? { ...of, when: own(of.when) } : of);
  const level = ({ numerator, denominator }: Level): Level => {
    return { numerator: sum(numerator), ...(denominator ? { denominator: sum(denominator) } : {}) };
  };
  const lacks = `coalesce(unpriced AND (${metric.where ?? 'TRUE'}) AND (${counting(metric)}), FALSE)`;
  const rest = {
    unpriced: { lacks, counts: `coalesce((${metric.where ?? 'TRUE'}) AND (${counting(metric)}), FALSE)` },
    leftOut: [{ reason: NO_RATE, when: lacks }, ...(metric.leftOut ?? [])],
    why: [{ reason: 'NO_RATE' as const, when: lacks }, ...(metric.why ?? [])],
    known: own(metric.known ?? decided(metric)),
  };
  switch (metric.kind) {
    case 'ratio': {
      const { numerator, denominator, total, covered } = metric;
      return {
        ...withoutClients(metric),
        ...rest,
        ...{ numerator: sum(numerator), denominator: sum(denominator) },
        ...(total ? { total: sum(total) } : {}),
        ...(covered ? { covered: sum(covered) } : {}),
      };
    }
    case 'amount': {
      const { numerator, denominator, total, covered } = metric;
      return {
        ...metric,
        ...rest,
        numerator: sum(numerator),
        ...(denominator ? { denominator: sum(denominator) } : {}),
        ...(total ? { total: sum(total) } : {}),
        ...(covered ? { covered: sum(covered) } : {}),
      };
    }
    case 'change': {
      const { now, before, when } = metric;
      return { ...metric, ...rest, when: own(when), now: level(now), before: level(before) };
    }
    case 'statistic':
      return { ...metric, ...rest, when: own(metric.when) };
    case 'concentration':
      return { ...metric, ...rest };
    default:
      return metric;
  }
}

/** What a metric is for a single client was chosen before: it may be told from rows of another kind. */
function withoutClients(metric: RatioMetric): RatioMetric {
  const shape: { -readonly [K in keyof RatioMetric]: RatioMetric[K] } = { ...metric };
  delete shape.byClient;
  return shape;
}

/** Whether a metric adds amounts up, or takes something of them. */
export function addsAmounts(metric: AskedMetric): boolean {
  switch (metric.kind) {
    case 'ratio':
    case 'amount':
      return [metric.numerator, metric.denominator].some((sum) => sum && AMOUNT.test(sum.of));
    case 'change':
      return [metric.now, metric.before].some(({ numerator, denominator }) =>
        [numerator, denominator].some((sum) => sum && AMOUNT.test(sum.of)),
      );
    case 'statistic':
      return AMOUNT.test(metric.of);
    case 'concentration':
      return true;
    case 'distinct':
      return false;
  }
}

/** Which rows a value is made from. */
function counting(metric: AskedMetric): string {
  switch (metric.kind) {
    case 'ratio':
    case 'amount':
      return [metric.numerator, metric.denominator].flatMap((sum) => (sum ? [`(${sum.when})`] : [])).join(' OR ');
    case 'concentration':
      return 'outstanding > 0';
    case 'distinct':
    case 'statistic':
    case 'change':
      return metric.when;
  }
}
