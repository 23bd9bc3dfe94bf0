import { lookup } from '../i18n/lookup.ts';
import type { Translate } from '../i18n/translate.ts';
import { DIMENSIONS } from '../metrics/metric.ts';
import type { Portfolio } from '../session/portfolio.ts';
import type { Breach, Breaches, Unchecked } from '../session/breaches/breach.ts';
import type { BreachScope } from '../session/breaches/levels.ts';
import { errorText } from './error-text.ts';

/** What people call a group, by dimension and value. */
export type GroupLabels = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Metrics named before there is only a number of others. */
const NAMED = 3;

/** `412 checks, 19 breaches, 17 on watch, 4 could not be checked`. */
export function countsText({ checks, counts }: Pick<Breaches, 'checks' | 'counts'>, t: Translate): string {
  const number = (count: number) => t.format.number(count);
  return t('breaches.counts', {
    checks: number(checks),
    breaches: number(counts.red),
    watch: number(counts.amber),
    unchecked: number(counts.unchecked),
  });
}

/** How many breaches came since last month, and how many went. */
export function changesText({ list, gone }: Pick<Breaches, 'list' | 'gone'>, t: Translate): string {
  const red = (rows: readonly Breach[]) => rows.filter(({ level }) => level === 'red').length;
  return t('breaches.changes', { fresh: red(list.filter(({ isNew }) => isNew)), gone: red(gone) });
}

/** The names of the groups that a list speaks of. */
export async function groupLabels(
  portfolio: Portfolio,
  list: readonly Pick<Breach, 'by'>[],
  { language }: Translate,
): Promise<GroupLabels> {
  const wanted = DIMENSIONS.filter((dimension) => list.some(({ by }) => Object.hasOwn(by, dimension)));
  const named = wanted.map(async (dimension) => {
    const values = await portfolio.values(dimension, language);
    return [dimension, new Map(values.map(({ value, label }) => [value, label]))] as const;
  });
  return new Map(await Promise.all(named));
}

/** Where a breach is: `whole book`, `sector 光伏制造 · risk tier 4`. */
export function placeText({ scope, by }: Pick<Breach, 'scope' | 'by'>, labels: GroupLabels, t: Translate): string {
  const groups = Object.entries(by).map(([name, value]) =>
    t('breaches.group', { kind: lookup(t, `dimension.${name}`, name), name: valueText(name, value, labels, t) }),
  );
  return [...(Object.hasOwn(by, scope) ? [] : [scopeText(scope, t)]), ...groups].join(' · ');
}

function valueText(name: string, value: string, labels: GroupLabels, t: Translate): string {
  if (value === 'unknown') return t('widgets.unknown');
  return labels.get(name)?.get(value) ?? lookup(t, `part.${name}.${value}`, value);
}

/** The limit that was passed; one of a part of a case is no 0. */
export function limitText({ limit, unit }: Pick<Breach, 'limit' | 'unit'>, t: Translate): string {
  if (limit === null) return '';
  return unit === 'count' && !Number.isInteger(limit) ? t.format.number(limit, 2) : t.format.value(limit, unit);
}

/** Whom a check is about: `whole book`, `selection`, `sector`. */
export function scopeText(scope: BreachScope, t: Translate): string {
  return scope === 'portfolio' || scope === 'selection'
    ? t(`breaches.${scope}`)
    : lookup(t, `dimension.${scope}`, scope);
}

/** What could not be checked, one text a reason: `too few cases: 194 (reviews done on time, …)`. */
export function uncheckedTexts(unchecked: readonly Unchecked[], t: Translate): string[] {
  const reasons = [...new Set(unchecked.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const same = unchecked.filter((each) => each.reason === reason);
    const names = [...new Set(same.map(({ metric }) => lookup(t, `metric.${metric}`, metric)))];
    const more = names.length > NAMED ? ` +${names.length - NAMED}` : '';
    return t('breaches.unchecked.reason', {
      reason: reason === 'FAILED' ? t('breaches.unchecked.failed') : lookup(t, `reason.${reason}`, reason),
      count: t.format.number(same.reduce((sum, { count }) => sum + count, 0)),
      metrics: names.slice(0, NAMED).join(t('widgets.list.comma')) + more,
    });
  });
}

/** A question that failed, with what went wrong. */
export function failedText({ metric, scope, problem }: Unchecked, t: Translate): string {
  return t('breaches.failed', { metric, where: scopeText(scope, t), problem: problem ? errorText(problem, t) : '' });
}
