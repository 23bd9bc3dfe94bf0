import { createTranslate, type Translate } from '../i18n/translate.ts';
import type { MetricRow } from '../metrics/metric.ts';
import type { Block } from './blocks.ts';
import { wordOf } from './words.ts';

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
  const other = createTranslate(t.language === 'en' ? 'zh-CN' : 'en');
  const title = `${wordOf(t, 'metric', metric)} (${code})`;
  const facts: [string, string][] = [
    [t('report.otherName'), wordOf(other, 'metric', metric)],
    [t('report.definition'), wordOf(t, 'definition', metric)],
    [t('report.formula'), wordOf(t, 'formula', metric)],
    [t('report.unit'), t(`report.unit.${unit}`)],
  ];
  return [
    { kind: 'heading', id: `definition-${metric}`, title, bookmark: false },
    { kind: 'facts', facts },
  ];
}
