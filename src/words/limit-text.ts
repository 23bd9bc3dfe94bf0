import type { Translate } from '../i18n/translate.ts';
import { lookup } from '../i18n/lookup.ts';
import type { AppliedThreshold, Thresholds, Unit } from '../metrics/metric.ts';
import { stateWords } from '../i18n/state-words.ts';

const SIGNS: Record<Thresholds['worse'], string> = { '>': '>', '>=': '≥', '<': '<', '<=': '≤' };
const TAGS = ['REG-k', 'REG', 'PUB', 'OWN', 'BANK', 'COVENANT', 'SCENARIO'] as const;

/** A metric's limits with their source, `▲ watch > 3.00%, ■ breach > 5.00%; source: …`. */
export function limitsText(
  thresholds: Thresholds | null,
  unit: Unit,
  t: Translate,
  limitText: (limit: number, unit: Unit, t: Translate) => string = shareText,
): string {
  if (thresholds === null) return t('report.limits.none');
  const words = {
    sign: SIGNS[thresholds.worse],
    amber: stateWords('amber', t),
    amberValue: limitText(thresholds.amber, unit, t),
    source: sourceText(thresholds.source, t),
  };
  if (thresholds.red === undefined) return t('report.limits.watch', words);
  return t('report.limits.text', {
    ...words,
    red: stateWords('red', t),
    redValue: limitText(thresholds.red, unit, t),
  });
}

/** Amounts and counts have limits relative to what they are held against, so that they fit books of any size. */
function shareText(limit: number, unit: Unit, t: Translate): string {
  if (unit !== 'money' && unit !== 'count') return t.format.value(limit, unit);
  return limit === 0 ? '0' : t('report.limits.share', { share: t.format.percent(limit) });
}

/** The limits a value was held against, in its own unit, with whom the one that decided was set for, and since when. */
export function appliedText(threshold: AppliedThreshold, unit: Unit, t: Translate): string {
  const limits = limitsText(threshold, unit, t, (limit) => (limit === 0 ? '0' : t.format.value(limit, unit)));
  const { scope, effective_from: from } = threshold;
  const since = from === null ? '' : t('limits.since', { date: t.format.date(from) });
  return limits + t('limits.decided', { scope: scopeText(scope, t) }) + since;
}

/** `sector:…` and the like in words. */
export function scopeText(scope: string, t: Translate): string {
  const [kind = '', ...name] = scope.split(':');
  return name.length === 0
    ? t('limits.scope.portfolio')
    : t('limits.scope.of', {
        kind: lookup(t, `dimension.${kind}`, kind),
        name: lookup(t, `part.${kind}.${name.join(':')}`, name.join(':')),
      });
}

/** Where limits come from, in words, with the tag itself: what was not checked against the published text says so. */
export function sourceText(source: string, t: Translate): string {
  return source
    .split(';')
    .map((part) => partText(part.trim(), t))
    .join(t('report.source.next'));
}

/** `REG S9, S10`, or `amber OWN` where one limit has a source of its own. */
function partText(part: string, t: Translate): string {
  const state = (['amber', 'red'] as const).find((status) => part.startsWith(`${status} `));
  const tag = TAGS.find((one) => new RegExp(`(^| )${one}\\b(?!-)`).test(part));
  if (tag === undefined) return part;
  const words = `${t(`report.source.${tag}`)} (${state ? part.slice(state.length + 1) : part})`;
  return state ? t('report.source.one', { state: stateWords(state, t), words }) : words;
}
