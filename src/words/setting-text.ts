import { lookup } from '../i18n/lookup.ts';
import type { Translate } from '../i18n/translate.ts';
import type { MetricList } from '../metrics/metric-list.ts';
import { FX_QUOTE, rateCurrency } from '../session/settings/exchange-rates.ts';
import { ESG_WEIGHTS } from '../session/settings/esg-weights.ts';
import { ESG_SCALE, scaledProvider } from '../session/settings/esg-scale.ts';
import type { ParameterRow } from '../session/settings/parameter-rows.ts';
import { EWI_POINTS, SECTOR_FLAG, SECTOR_LIMIT } from '../session/settings/setting-history.ts';
import { knownSetting } from '../session/settings/setting-keys.ts';
import { isLimitKey, readLimitKey } from '../session/settings/limit-rows.ts';
import { scopeText } from './limit-text.ts';
import { isWeightKey } from '../session/settings/weight-rows.ts';

/** A setting's key in words: `NPL ratio (R12): breach`. */
export function keyText(key: string, catalogue: MetricList, t: Translate): string {
  const found = isLimitKey(key) ? readLimitKey(key, catalogue) : null;
  if (found !== null && typeof found !== 'string') {
    const { metric, set, level } = found;
    const name = [lookup(t, `metric.${metric.id}`, metric.id), ...(set === undefined ? [] : [setName(set, t)])];
    return `${name.join(' · ')} (${metric.code}): ${t(`status.${level}`)}`;
  }
  const setting = knownSetting(key);
  if (setting?.key === ESG_WEIGHTS) return t('limits.kind.esg');
  if (setting?.key === EWI_POINTS) {
    const code = key.slice(EWI_POINTS.length).trim().toUpperCase();
    return `${t('limits.kind.ewi_points')}: ${lookup(t, `part.indicator.${code}`, code)}`;
  }
  if (setting && [SECTOR_LIMIT, SECTOR_FLAG].includes(setting.key)) {
    const kind = setting.key === SECTOR_LIMIT ? 'sector_limit' : 'sector_flag';
    const sector = key.trim().slice(setting.key.length).trim();
    return `${t(`limits.kind.${kind}`)}: ${lookup(t, `part.sector.${sector}`, sector)}`;
  }
  const currency = rateCurrency(key);
  if (currency !== null) return t('setting.fx', { currency });
  const quoted = rateCurrency(key, FX_QUOTE);
  if (quoted !== null) return t('setting.fx_quote', { currency: quoted });
  const provider = scaledProvider(key);
  if (provider) return t('setting.esg_scale:', { provider: key.slice(ESG_SCALE.length + 1).trim() });
  if (setting) return lookup(t, `setting.${setting.key}`, key);
  const kpi = key.slice(key.indexOf(':') + 1);
  return `${t('limits.kind.weight')}: ${lookup(t, `metric.${kpi}`, kpi)}`;
}

/** The name of a further set of limits. */
export function setName(set: string, t: Translate): string {
  return lookup(t, `limits.set.${set}`, set);
}

/** A change made on the page: when, what, for whom, from what to what, since when. Who made it is not known. */
export function changeText(row: ParameterRow, catalogue: MetricList, t: Translate): string {
  const { key, scope, value, from, edit } = row;
  return t('limits.change', {
    ...{
      what: keyText(key, catalogue, t),
      scope: scopeText(scope, t).trim(),
      at: edit?.at.slice(0, 16).replace('T', ' ') ?? '',
    },
    ...{ before: beforeText(row, catalogue, t), after: value },
    from: from === null ? t('limits.always') : t('limits.from', { date: t.format.date(from) }),
  });
}

function beforeText({ key, edit }: ParameterRow, catalogue: MetricList, t: Translate): string {
  const before = edit?.before ?? null;
  if (before === null) return t('limits.nothing');
  const found = isLimitKey(key) ? readLimitKey(key, catalogue) : null;
  if (found !== null && typeof found !== 'string') {
    const { unit } = found.metric;
    return unit === 'money' || unit === 'count' ? before : t.format.value(Number(before), unit);
  }
  return isWeightKey(key) ? t.format.percent(Number(before)) : before;
}
