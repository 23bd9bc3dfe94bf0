import { lookup } from '../i18n/lookup.ts';
import type { Translate } from '../i18n/translate.ts';
import { toCsv } from '../lib/csv.ts';
import type { AppliedThreshold, Filter, MetricRow } from '../metrics/metric.ts';
import { metricGrade, type Grade, type Judged } from '../session/portfolio/quality-note.ts';
import { selectionText } from '../words/selection-text.ts';
import { remarkTexts } from '../words/remark-text.ts';
import { textTable } from './text-table.ts';

export const FORMATS = ['table', 'json', 'csv'] as const;
export type PrintFormat = (typeof FORMATS)[number];

/** Metric rows with raw values for programs, each with the grade of the data it is made from; null where none was judged. */
export function jsonRows(rows: readonly MetricRow[], quality: Judged): string {
  const grades = new Map<string, Grade | null>();
  const gradeOf = (metric: string) => {
    const known = grades.get(metric) ?? metricGrade([metric], quality);
    grades.set(metric, known);
    return known;
  };
  return `${JSON.stringify(
    rows.map((row) => ({ ...toRecord(row), grade: gradeOf(row.metric) })),
    null,
    2,
  )}\n`;
}

/** Metric rows as text: a table for people, which says what is selected, CSV with raw values for programs. */
export function printRows(
  rows: readonly MetricRow[],
  format: 'table' | 'csv',
  t: Translate,
  { filter = {} }: { filter?: Filter } = {},
): string {
  if (format === 'csv') return toCsvText(rows);
  const selection = selectionText(t, filter);
  return selection ? `${t('widgets.foot.selection', { filter: selection })}\n${toTable(rows, t)}` : toTable(rows, t);
}

/** The shape that programs rely on, key by key and in this order. */
export function toRecord(row: MetricRow) {
  const { metric, code, period, by, value, numerator, denominator, n, coverage, unit, status, reason, flags } = row;
  const known = { metric, code, period, by, value, numerator, denominator, n, coverage, unit, status, reason, flags };
  const threshold = row.threshold ? limitRecord(row.threshold) : null;
  return { ...known, threshold, ...(row.remarks ? { remarks: row.remarks } : {}) };
}

function limitRecord({ amber, red, worse, scope, source, effective_from }: AppliedThreshold) {
  return { amber, red: red ?? null, worse, scope, source, effective_from };
}

function keysOf(rows: readonly MetricRow[]): string[] {
  return [...new Set(rows.flatMap(({ by }) => Object.keys(by)))];
}

/** Raw values for programs, a column for each kind of group. */
export function toCsvText(rows: readonly MetricRow[]): string {
  const keys = keysOf(rows);
  const columns = ['metric', 'code', 'period', ...keys, 'value', 'numerator', 'denominator', 'n', 'coverage', 'unit'];
  const text = toCsv(
    [...columns, 'status', 'reason', 'flags'],
    rows.map((row) => [
      ...[row.metric, row.code, row.period, ...keys.map((key) => row.by[key] ?? null), row.value, row.numerator],
      ...[row.denominator, row.n, row.coverage, row.unit, row.status, row.reason, row.flags.join(' ')],
    ]),
  );
  // programs read this, and a byte-order mark would become part of the first column's name
  return text.replace('\uFEFF', '');
}

function toTable(rows: readonly MetricRow[], t: Translate): string {
  const keys = keysOf(rows);
  const start = ['metric', 'period'].map((key) => ({ title: t(key === 'metric' ? 'cli.metric' : 'cli.period') }));
  const columns = [
    ...start.map((column) => ({ ...column, align: 'start' as const })),
    ...keys.map((key) => ({ title: lookup(t, `dimension.${key}`, key), align: 'start' as const })),
    { title: t('cli.value'), align: 'end' as const },
    { title: 'n', align: 'end' as const },
    { title: t('cli.coverage'), align: 'end' as const },
    { title: t('cli.status'), align: 'start' as const },
    { title: t('cli.remarks'), align: 'start' as const },
  ];
  return textTable(
    columns,
    rows.map((row) => [
      row.metric,
      row.period,
      ...keys.map((key) => row.by[key] ?? ''),
      row.value === null ? t('value.none') : t.format.value(row.value, row.unit),
      t.format.number(row.n),
      row.coverage === null ? '' : t.format.percent(row.coverage, 1),
      // a value without limits has no state; the word for grey would say that it is missing
      row.status === 'grey' && row.value !== null ? '' : t(`status.${row.status}`),
      [[...(row.reason ? [row.reason] : []), ...row.flags].join(' '), ...remarkTexts(t, row)]
        .filter(Boolean)
        .join('; '),
    ]),
  );
}
