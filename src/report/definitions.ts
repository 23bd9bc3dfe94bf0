import { lookup } from '../i18n/lookup.ts';
import { createTranslate, type Translate } from '../i18n/translate.ts';
import { catalogue } from '../metrics/index.ts';
import type { MetricRow } from '../metrics/metric.ts';
import type { Block } from './blocks.ts';
import { thresholdsText } from './thresholds-text.ts';

/** A definition of every metric whose values the report shows, in the order of their codes. */
export function definitionBlocks(rows: readonly MetricRow[], t: Translate): Block[] {
  const used = new Map(rows.map((row) => [row.metric, row]));
  const ordered = [...used.values()].sort((a, b) => t.format.compare(a.code, b.code));
  if (ordered.length === 0) return [];
  return [
    { kind: 'section', id: 'definitions', title: t('report.definitions') },
    ...ordered.flatMap((row) => metricBlocks(row, t)),
  ];
}

function metricBlocks({ metric, code, unit }: MetricRow, t: Translate): Block[] {
  const thresholds = catalogue().find(({ id }) => id === metric)?.thresholds ?? null;
  const other = createTranslate(t.language === 'en' ? 'zh-CN' : 'en');
  const title = `${lookup(t, `metric.${metric}`, metric)} (${code})`;
  const facts: [string, string][] = [
    [t('report.otherName'), lookup(other, `metric.${metric}`, metric)],
    [t('report.definition'), lookup(t, `definition.${metric}`, metric)],
    [t('report.formula'), lookup(t, `formula.${metric}`, metric)],
    [t('report.unit'), t(`report.unit.${unit}`)],
    [t('report.thresholds'), thresholdsText(thresholds, unit, t)],
  ];
  return [
    { kind: 'heading', id: `definition-${metric}`, title, bookmark: false },
    { kind: 'facts', facts },
  ];
}
