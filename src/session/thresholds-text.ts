import type { Translate } from '../i18n/translate.ts';
import type { Thresholds, Unit } from '../metrics/metric.ts';
import { stateWords } from '../i18n/state-words.ts';

const SIGNS: Record<Thresholds['worse'], string> = { '>': '>', '>=': '≥', '<': '<', '<=': '≤' };
const TAGS = ['REG-k', 'REG', 'PUB', 'OWN'] as const;

/** A metric's limits with their source, `▲ watch > 3.00%, ■ breach > 5.00%; source: …`. */
export function thresholdsText(thresholds: Thresholds | null, unit: Unit, t: Translate): string {
  if (thresholds === null) return t('report.thresholds.none');
  const words = {
    sign: SIGNS[thresholds.worse],
    amber: stateWords('amber', t),
    amberValue: limitText(thresholds.amber, unit, t),
    source: sourceText(thresholds.source, t),
  };
  if (thresholds.red === undefined) return t('report.thresholds.watch', words);
  return t('report.thresholds.text', {
    ...words,
    red: stateWords('red', t),
    redValue: limitText(thresholds.red, unit, t),
  });
}

/** Amounts and counts have limits relative to what they are held against, so that they fit books of any size. */
function limitText(limit: number, unit: Unit, t: Translate): string {
  if (unit !== 'money' && unit !== 'count') return t.format.value(limit, unit);
  return limit === 0 ? '0' : t('report.thresholds.share', { share: t.format.percent(limit) });
}

/** Where limits come from, in words, with the tag itself: what was not checked against the published text says so. */
export function sourceText(source: string, t: Translate): string {
  return source
    .split(';')
    .map((part) => partText(part.trim(), t))
    .join('; ');
}

/** `REG S9, S10`, or `amber OWN` where one limit has a source of its own. */
function partText(part: string, t: Translate): string {
  const state = (['amber', 'red'] as const).find((status) => part.startsWith(`${status} `));
  const tag = TAGS.find((one) => new RegExp(`(^| )${one}\\b(?!-)`).test(part));
  if (tag === undefined) return part;
  const words = `${t(`report.source.${tag}`)} (${state ? part.slice(state.length + 1) : part})`;
  return state ? `${stateWords(state, t)}: ${words}` : words;
}
