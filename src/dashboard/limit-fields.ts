import { lookup } from '../i18n/lookup.ts';
import type { Translate } from '../i18n/translate.ts';
import type { MetricList } from '../metrics/metric-list.ts';
import { SCORECARD } from '../metrics/managers/kpi-score.ts';
import type { LimitLevel } from '../metrics/limit.ts';
import { CODES } from '../metrics/relations/early-warning/indicators.ts';
import { ESG_WEIGHTS } from '../session/settings/esg-weights.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { ESG_SCALE } from '../session/settings/esg-scale.ts';
import { FX, FX_QUOTE } from '../session/settings/exchange-rates.ts';
import { groupOf, type WrittenSetting } from '../session/settings/setting-edits.ts';
import { EWI_POINTS, SECTOR_FLAG, SECTOR_LIMIT } from '../session/settings/setting-history.ts';
import { SETTINGS } from '../session/settings/setting-keys.ts';
import { setName } from '../words/setting-text.ts';
import { scopeText, limitsText } from '../words/limit-text.ts';
import { directionOf, limitKey } from '../session/settings/limit-rows.ts';

/** What can be written: a limit, a weight of the score card, the weights of the ESG pillars, what is set for a sector, points, or another. */
export const KINDS = ['limit', 'weight', 'esg', 'sector_limit', 'sector_flag', 'ewi_points', 'parameter'] as const;
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
  /** Code of an early-warning indicator. */
  indicator: string;
  /** Key of a setting that has no form of its own. */
  key: string;
  scope: ScopeKind;
  name: string;
  value: string;
  from: string;
}

/** The setting the fields make. */
export function settingOf(fields: Fields): WrittenSetting {
  const { scope, name, value, from } = fields;
  const narrow = isScoped(fields);
  return {
    key: keyOf(fields),
    scope: narrow ? `${scope}:${name.trim()}` : 'portfolio',
    value: value.trim(),
    from: from === '' ? null : from,
  };
}

function keyOf({ kind, metric, set, level, kpi, name, indicator, key }: Fields): string {
  switch (kind) {
    case 'limit':
      return limitKey(metric, set === '' ? undefined : set, level);
    case 'weight':
      return `weight:${kpi}`;
    case 'esg':
      return ESG_WEIGHTS;
    case 'sector_limit':
      return `${SECTOR_LIMIT}${name.trim()}`;
    case 'sector_flag':
      return `${SECTOR_FLAG}${name.trim()}`;
    case 'ewi_points':
      return `${EWI_POINTS}${indicator}`;
    case 'parameter':
      return key;
  }
}

/** For whom it can be written; the whole is always one. */
export function scopesOf({ kind }: Fields): readonly ScopeKind[] {
  return kind === 'limit' ? SCOPE_KINDS : kind === 'esg' ? ['portfolio', 'sector'] : ['portfolio'];
}

/** Whether it is written for somebody named. */
export function isScoped(fields: Fields): boolean {
  return fields.scope !== 'portfolio' && scopesOf(fields).includes(fields.scope);
}

/** Whose names are asked for; null: nobody's. */
export function namedKind(fields: Fields): ScopeKind | null {
  if (fields.kind === 'sector_limit' || fields.kind === 'sector_flag') return 'sector';
  return isScoped(fields) ? fields.scope : null;
}

/** Settings that have no form of their own, by name. */
export function otherSettings(
  { currencies = [], settings }: Pick<Portfolio, 'currencies' | 'settings'>,
  t: Translate,
): { key: string; name: string }[] {
  const rates = currencies.map((currency) => ({ key: `${FX}${currency}`, name: t('setting.fx', { currency }) }));
  const others = SETTINGS.filter(({ key }) => key !== ESG_WEIGHTS && !FORMS.includes(key)).map(({ key }) => ({
    key,
    name: lookup(t, `setting.${key}`, key),
  }));
  const providers = new Set(settings.esg.sources.map(({ source }) => source.name).filter((name) => name !== ''));
  const scales = [...providers].map((provider) => {
    return { key: `${ESG_SCALE}:${provider}`, name: t('setting.esg_scale:', { provider }) };
  });
  return [...others, ...rates, ...scales];
}

const FORMS: readonly string[] = [SECTOR_LIMIT, SECTOR_FLAG, EWI_POINTS, FX, FX_QUOTE, `${ESG_SCALE}:`];

/** Early-warning indicators, by name. */
export function indicators(t: Translate): { code: string; name: string }[] {
  return CODES.map((code) => ({ code, name: lookup(t, `part.indicator.${code}`, code) }));
}

/** What helps to write the value. */
export function helpText(portfolio: Portfolio, fields: Fields, t: Translate): string {
  if (fields.kind === 'limit') return t('limits.form.now', { limits: inForce(portfolio, fields, t) });
  if (fields.kind !== 'parameter') return t(`limits.form.${fields.kind}`);
  const at = fields.from === '' ? portfolio.snapshots.at(-1) : fields.from;
  return t('limits.form.parameter', {
    value: portfolio.settings.parameters.written(fields.key, at) ?? t('limits.nothing'),
  });
}

/** Metrics that can have limits, by name. */
export function limitedMetrics(catalogue: MetricList, t: Translate): { id: string; name: string; sets: string[] }[] {
  return catalogue.metrics
    .filter((metric) => directionOf(metric) !== null)
    .map(({ id, code, moreLimits = {} }) => ({
      id,
      name: `${lookup(t, `metric.${id}`, id)} (${code})`,
      sets: Object.keys(moreLimits),
    }));
}

/** Measures of the score card, by name. */
export function measures(t: Translate): { id: string; name: string }[] {
  return SCORECARD.map(({ kpi }) => ({ id: kpi, name: lookup(t, `metric.${kpi}`, kpi) }));
}

/** The limits in force for what the fields name. */
function inForce({ settings, snapshots, catalogue }: Portfolio, fields: Fields, t: Translate): string {
  const { scope } = settingOf(fields);
  const at = fields.from === '' ? (snapshots.at(-1) ?? '') : fields.from;
  const metric = catalogue.find(fields.metric);
  const limits = settings.limitsAt(metric, at, groupOf(scope), fields.set === '' ? undefined : fields.set);
  return limitsText(limits, metric.unit, t);
}

/** One line a metric with limits: what is in force for the whole portfolio, and for whom there are others. */
export function limitLines({ settings, snapshots, catalogue }: Portfolio, t: Translate): string[][] {
  const at = snapshots.at(-1) ?? '';
  return catalogue.metrics.flatMap((metric) => {
    const { id, code, unit, moreLimits = {} } = metric;
    return [undefined, ...Object.keys(moreLimits)].flatMap((set) => {
      const limits = settings.limitsAt(metric, at, {}, set);
      const own = settings.limits.filter((row) => row.metric === id && row.set === set && row.scope !== 'portfolio');
      if (!limits && own.length === 0) return [];
      const name = lookup(t, `metric.${id}`, id) + (set === undefined ? '' : ` · ${setName(set, t)}`);
      const scopes = [...new Set(own.map(({ scope }) => scopeText(scope, t)))];
      return [[`${name} (${code})`, limitsText(limits, unit, t), scopes.join(', ')]];
    });
  });
}
