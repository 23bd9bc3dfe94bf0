import { lookup } from '../i18n/lookup.ts';
import type { Translate } from '../i18n/translate.ts';
import type { Metric } from '../metrics/definition.ts';
import type { ItemEffect } from '../session/bridge/bridge-effects.ts';

/** What an item is called: a facility, a client, an event by its own number, else the metric it stands for. */
export function itemText({ item, facility, client, part }: ItemEffect, t: Translate): string {
  const [kind, name] = [item.slice(0, 2), item.slice(2)];
  if (kind === 'p:') return partText(part ?? '', t);
  if (kind === 'i:' || kind === 'm:') return name.replace('\t', ' · ');
  return facility ?? client ?? '';
}

/** The metric an effect came through; without one it is the settings. */
export function partText(metric: string, t: Translate): string {
  return metric === '' ? t('bridge.settings') : lookup(t, `metric.${metric}`, metric);
}

/** How the effects were worked out, in words. */
export function methodText(metric: Metric, t: Translate): string {
  if (metric.kind === 'derived') return t('bridge.method.derived');
  const ordered = metric.kind === 'statistic' && metric.statistic !== 'mean';
  return t(ordered ? 'bridge.method.order' : 'bridge.method.sum');
}
