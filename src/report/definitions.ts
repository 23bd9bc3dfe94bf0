import type { MessageKey } from '../i18n/en.ts';
import { lookup } from '../i18n/lookup.ts';
import { createTranslate, type Translate } from '../i18n/translate.ts';
import { definitionVersion } from '../metrics/definition-version.ts';
import { catalogue, findMetric } from '../metrics/index.ts';
import type { MetricRequest, MetricRow } from '../metrics/metric.ts';
import type { Block } from './blocks.ts';
import { thresholdsText } from '../session/thresholds-text.ts';

/** A definition of every metric whose values the report shows, in the order of their codes. */
export function definitionBlocks(rows: readonly MetricRow[], request: MetricRequest, t: Translate): Block[] {
  const used = new Map(rows.map((row) => [row.metric, row]));
  const ordered = [...used.values()].sort((a, b) => t.format.compare(a.code, b.code));
  if (ordered.length === 0) return [];
  return [
    { kind: 'section', id: 'definitions', title: t('report.definitions') },
    ...ordered.map((row) => definitionOf(row, request, t)),
  ];
}

function definitionOf({ metric, code, unit }: MetricRow, request: MetricRequest, t: Translate): Block {
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
      labelled('evidence.report', evidenceCommand(code, request)),
      labelled('evidence.version', definitionVersion(findMetric(metric))),
    ],
  };
}

/** The command that lists the rows behind a metric's values as the report shows them; PATH is where the reader keeps the files. */
function evidenceCommand(code: string, { asOf, filter = {}, period }: MetricRequest): string {
  const words = Object.entries(filter).flatMap(([name, values]) =>
    (values ?? []).flatMap((value) => ['--filter', quoted(`${name}=${value}`)]),
  );
  if (asOf !== undefined) words.push('--as-of', asOf);
  if (period !== undefined) words.push('--period', period);
  return ['bellwether evidence', code, '--data PATH', ...words, `--out ${code}.csv`].join(' ');
}

/** As a shell takes it for one word. */
function quoted(text: string): string {
  return /^[\w=.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
