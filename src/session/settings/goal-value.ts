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
const COUNTED = {
  count: /^(?:笔|户|个|项|家|人|次|件|份)?$/,
  score: /^(?:分|points?)?$/i,
  points: /^(?:分|points?)?$/i,
  index: /^$/,
  times: /^(?:x|倍|times?)?$/i,
  tCO2e: /^(?:t|吨|t ?co2e?|吨二氧化碳(?:当量)?)?$/i,
} as const satisfies Partial<Record<Unit, RegExp>>;

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
  if (unit === 'tCO2e/mn') return intensityOf(number, said, currency);
  return COUNTED[unit].test(said.normalize('NFKC')) ? exactly(number) : 'target-other-unit';
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
  if (isOther(unit, currency)) return 'target-other-currency';
  return exactly(scaled(number, unit));
}

/** Tonnes for every million: of another amount nothing is turned into it. */
function intensityOf(number: number, said: string, currency: string | null): GoalValue | GoalValueProblem {
  if (said === '') return exactly(number);
  const [mass = '', per = '', ...rest] = said.normalize('NFKC').split('/');
  const unit = parseUnit(per);
  if (rest.length > 0 || mass === '' || !COUNTED.tCO2e.test(mass.trim())) return 'target-other-unit';
  if (unit?.kind !== 'amount' || unit.exponent !== 6) return 'target-other-unit';
  return isOther(unit, currency) ? 'target-other-currency' : exactly(number);
}

function isOther({ currencies }: ParsedUnit, currency: string | null): boolean {
  return currency !== null && currencies.length > 0 && !currencies.includes(currency);
}

/** 2.7 % is 0.027 and no 0.027000000000000003. */
function scaled(number: number, { exponent }: ParsedUnit): number {
  return Number((number * 10 ** exponent).toPrecision(15));
}
