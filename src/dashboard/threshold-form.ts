import { lookup } from '../i18n/lookup.ts';
import type { Translate } from '../i18n/translate.ts';
import { catalogue, findMetric } from '../metrics/index.ts';
import { SCORECARD } from '../metrics/managers/kpi-score.ts';
import type { LimitLevel } from '../metrics/limits.ts';
import { ESG_WEIGHTS } from '../session/esg-weights.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { groupOf, type WrittenSetting } from '../session/setting-edits.ts';
import { setName } from '../session/setting-words.ts';
import { scopeText, thresholdsText } from '../session/thresholds-text.ts';
import { directionOf, limitKey } from '../session/threshold-rows.ts';

/** What can be written: a limit, a weight of the score card, the weights of the ESG pillars. */
export const KINDS = ['limit', 'weight', 'esg'] as const;
export type Kind = (typeof KINDS)[number];

export const SCOPE_KINDS = ['portfolio', 'sector', 'client', 'facility'] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];

/** The fields of the form, as they stand. */
export interface Fields {
  kind: Kind;
  metric: string;
  set: string;
  level: LimitLevel;
  kpi: string;
  scope: ScopeKind;
  name: string;
  value: string;
  from: string;
}

/** The setting the fields make. */
export function settingOf({ kind, metric, set, level, kpi, scope, name, value, from }: Fields): WrittenSetting {
  const key =
    kind === 'limit'
      ? limitKey(metric, set === '' ? undefined : set, level)
      : kind === 'weight'
        ? `weight:${kpi}`
        : ESG_WEIGHTS;
  const narrow = kind === 'limit' && scope !== 'portfolio';
  return {
    key,
    scope: narrow ? `${scope}:${name.trim()}` : 'portfolio',
    value: value.trim(),
    from: from === '' ? null : from,
  };
}

/** Metrics that can have limits, by name. */
export function limitedMetrics(t: Translate): { id: string; name: string; sets: string[] }[] {
  return catalogue()
    .filter(({ id }) => directionOf(findMetric(id)) !== null)
    .map(({ id, code, moreThresholds }) => ({
      id,
      name: `${lookup(t, `metric.${id}`, id)} (${code})`,
      sets: Object.keys(moreThresholds),
    }));
}

/** Measures of the score card, by name. */
export function measures(t: Translate): { id: string; name: string }[] {
  return SCORECARD.map(({ kpi }) => ({ id: kpi, name: lookup(t, `metric.${kpi}`, kpi) }));
}

/** The limits in force for what the fields name. */
export function inForce({ settings, snapshots }: Portfolio, fields: Fields, t: Translate): string {
  const { scope } = settingOf(fields);
  const at = fields.from === '' ? (snapshots.at(-1) ?? '') : fields.from;
  const metric = findMetric(fields.metric);
  const limits = settings.limitsAt(metric, at, groupOf(scope), fields.set === '' ? undefined : fields.set);
  return thresholdsText(limits, metric.unit, t);
}

/** One line a metric with limits: what is in force for the whole portfolio, and for whom there are others. */
export function limitLines({ settings, snapshots }: Portfolio, t: Translate): string[][] {
  const at = snapshots.at(-1) ?? '';
  return catalogue().flatMap(({ id, code, unit, moreThresholds }) => {
    const metric = findMetric(id);
    return [undefined, ...Object.keys(moreThresholds)].flatMap((set) => {
      const limits = settings.limitsAt(metric, at, {}, set);
      const own = settings.limits.filter((row) => row.metric === id && row.set === set && row.scope !== 'portfolio');
      if (!limits && own.length === 0) return [];
      const name = lookup(t, `metric.${id}`, id) + (set === undefined ? '' : ` · ${setName(set, t)}`);
      const scopes = [...new Set(own.map(({ scope }) => scopeText(scope, t)))];
      return [[`${name} (${code})`, thresholdsText(limits, unit, t), scopes.join(', ')]];
    });
  });
}
