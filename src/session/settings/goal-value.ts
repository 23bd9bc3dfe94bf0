import { parseUnit, type Unit as ParsedUnit } from '../../ingest/match/parse-unit.ts';
import type { Unit } from '../../metrics/metric.ts';

/** Why the value of a target cannot be told. */
export type GoalValueProblem =
  'target-not-a-number' | 'target-no-unit' | 'target-other-unit' | 'target-other-currency' | 'target-share-unclear';

export interface GoalValue {
  readonly value: number;
  /** A share without a sign of its unit: 0.015, or 1.5 of somebody who meant percent. */
  readonly plainShare: boolean;
}

/** What stands behind numbers of these units; any of it may be left out. */
const COUNTED: Partial<Record<Unit, RegExp>> = {
  count: /^(?:笔|户|个|项|家|人|次|件|份)?$/,
  score: /^(?:分|points?)?$/i,
  points: /^(?:分|points?)?$/i,
  index: /^$/,
  times: /^(?:x|倍|times?)?$/i,
  tCO2e: /^(?:t|吨|tco2e?|t ?co₂e)?$/i,
  'tCO2e/mn': /^.*$/,
};

/** The number a target says, in the unit of its metric: the unit behind it goes before that of its column; what it does not say is not guessed. */
export function readGoalValue(
  given: { readonly value: string; readonly unit: string | null },
  unit: Unit,
  currency: string | null,
): GoalValue | GoalValueProblem {
  const plain = given.value.normalize('NFKC').replace(/[,\s]/g, '').replace(/^[−–]/, '-');
  const [, digits, behind = ''] = /^([-+]?(?:\d+\.?\d*|\.\d+))(.*)$/.exec(plain) ?? [];
  if (digits === undefined) return 'target-not-a-number';
  const number = Number(digits);
  const said = behind === '' ? (given.unit ?? '').trim() : behind;
  if (unit === 'fraction') return shareOf(number, said);
  if (unit === 'money') return amountOf(number, said, currency);
  if (unit === 'days') return said === '' || parseUnit(said)?.kind === 'days' ? exactly(number) : 'target-other-unit';
  return COUNTED[unit]?.test(said) ? exactly(number) : 'target-other-unit';
}

function exactly(value: number): GoalValue {
  return { value, plainShare: false };
}

function shareOf(number: number, said: string): GoalValue | GoalValueProblem {
  if (said === '') return { value: number, plainShare: true };
  const unit = parseUnit(said);
  return unit?.kind === 'share' ? exactly(scaled(number, unit)) : 'target-other-unit';
}

function amountOf(number: number, said: string, currency: string | null): GoalValue | GoalValueProblem {
  // nothing is nothing in any unit
  if (number === 0) return exactly(0);
  if (said === '') return 'target-no-unit';
  const unit = parseUnit(said) ?? parseUnit(`${said}元`);
  if (unit?.kind !== 'amount') return 'target-other-unit';
  if (currency !== null && unit.currencies.length > 0 && !unit.currencies.includes(currency))
    return 'target-other-currency';
  return exactly(scaled(number, unit));
}

/** 2.7 % is 0.027 and no 0.027000000000000003. */
function scaled(number: number, { exponent }: ParsedUnit): number {
  return Number((number * 10 ** exponent).toPrecision(15));
}
