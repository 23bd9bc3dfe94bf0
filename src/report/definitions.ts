import type { MessageKey } from '../i18n/en.ts';
import { lookup } from '../i18n/lookup.ts';
import { createTranslate, type Translate } from '../i18n/translate.ts';
import { catalogue } from '../metrics/index.ts';
import type { MetricRow } from '../metrics/metric.ts';
import type { Block } from './blocks.ts';
import { thresholdsText } from '../session/thresholds-text.ts';

/** A definition of every metric whose values the report shows, in the order of their codes. */
export function definitionBlocks(rows: readonly MetricRow[], t: Translate): Block[] {
  const used = new Map(rows.map((row) => [row.metric, row]));
  const ordered = [...used.values()].sort((a, b) => t.format.compare(a.code, b.code));
  if (ordered.length === 0) return [];
  return [
    { kind: 'section', id: 'definitions', title: t('report.definitions') },
    ...ordered.map((row) => definitionOf(row, t)),
  ];
}

function definitionOf({ metric, code, unit }: MetricRow, t: Translate): Block {
  const other = createTranslate(t.language === 'en' ? 'zh-CN' : 'en');
  const thresholds = catalogue().find(({ id }) => id === metric)?.thresholds ?? null;
  const labelled = (label: MessageKey, text: string) => t('report.labelled', { label: t(label), text });
  return {
    kind: 'definition',
    title: `${lookup(t, `metric.${metric}`, metric)} (${code})`,
    otherName: lookup(other, `metric.${metric}`, metric),
    definition: lookup(t, `definition.${metric}`, metric),
    formula: labelled('report.formula', lookup(t, `formula.${metric}`, metric)),
    remarks: [
      labelled('report.unit', t(`report.unit.${unit}`)),
      labelled('report.thresholds', thresholdsText(thresholds, unit, t) + lookup(t, `report.limits.${metric}`, '')),
    ],
  };
}
