import { waterfall, waterfallHeight, type Tone } from '../../src/charts/waterfall.ts';
import { lookup } from '../../src/i18n/lookup.ts';
import type { Translate } from '../../src/i18n/translate.ts';
import { meaningOf } from '../../src/metrics/meaning.ts';
import type { Better } from '../../src/metrics/metric.ts';
import type { Bridge, BridgeGroup } from '../../src/session/bridge/bridge-group.ts';
import { effectText } from '../../src/words/effect-text.ts';

/** What a move of a metric means. */
export function toneOf(move: number, better: Better): Tone {
  const meaning = meaningOf(move, better);
  return meaning === 0 ? null : meaning > 0 ? 'good' : 'bad';
}

/** A bridge as a picture with what it says. */
export function bridgeChart(found: Bridge, { from, to, effects }: BridgeGroup, better: Better, t: Translate) {
  const { unit } = found;
  const [first, last] = [from.value ?? 0, to.value ?? 0];
  const steps = effects.map(({ cause, effect }) => ({
    name: t(`bridge.cause.${cause}`),
    effect,
    label: effectText(t, effect, unit),
    tone: toneOf(effect, better),
  }));
  const name = lookup(t, `metric.${found.metric}`, found.metric);
  const [start, end] = [t.format.date(found.from), t.format.date(found.to)];
  return {
    option: waterfall({
      first: { name: start, value: first, label: t.format.value(first, unit) },
      steps,
      last: { name: end, value: last, label: t.format.value(last, unit) },
    }),
    height: waterfallHeight(steps.length),
    alt: t('bridge.alt', {
      name,
      from: start,
      to: end,
      effects: steps.map(({ name, label, tone }) => `${name} ${toned(label, tone, t)}`).join('; '),
    }),
  };
}

function toned(label: string, tone: Tone, t: Translate): string {
  return tone === null ? label : t('bridge.toned', { effect: label, tone: t(`bridge.tone.${tone}`) });
}
