import { lookup } from '../../i18n/lookup.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { Figure } from '../../charts/figure.ts';
import {
  gradeOf,
  worstGrade,
  type Grade,
  type QualityFinding,
  type TableQuality,
} from '../../ingest/quality/finding.ts';
import type { MetricList } from '../../metrics/metric-list.ts';
import { columnName } from '../../words/names.ts';
import { tableName } from '../../words/table-name.ts';

export { worstGrade, type Grade, type QualityFinding, type TableQuality };

/** What a finding is about, in words. */
export function aboutText({ id, table, column }: QualityFinding, t: Translate): string {
  const names = (column ?? '').split('|').filter(Boolean);
  const about = names.map((name) => columnName(name.includes('.') ? name : `${table}.${name}`, t.language)).join(', ');
  return lookup(t, `quality.${id}`, id, { column: about });
}

/** The share of the balance a finding touches; '' where none can be tied. */
export function shareText({ balanceShare }: QualityFinding, t: Translate): string {
  return balanceShare === null ? '' : t.format.percent(balanceShare);
}

/** The first row of a finding; '' where it is not about rows. */
export function firstText({ samples: [first] }: QualityFinding, t: Translate): string {
  return first ? t('quality.place', { file: first.file, row: first.row }) : '';
}

/** A finding in words: what, how many rows, what share of the balance, and the first of them. */
export function findingText(finding: QualityFinding, t: Translate): string {
  const { count, of, samples } = finding;
  const share = shareText(finding, t);
  const [first] = samples;
  const counted = t('quality.count', { count: t.format.number(count), of: t.format.number(of) });
  const facts = [
    counted,
    share === '' ? '' : t('quality.share', { share }),
    first ? t('quality.first', { file: first.file, row: first.row }) : '',
  ];
  return t('quality.line', { about: aboutText(finding, t), facts: facts.filter(Boolean).join(t('quality.and')) });
}

/** How far numbers can be relied on: the worst grade of the tables they are made from, and what lies behind it. */
export interface DataNote {
  grade: Grade;
  /** `Data B: small remarks`. */
  text: string;
  /** Tables that are not A. */
  tables: string[];
  /** One line a table that is not A, and one a finding that counts. */
  lines: string[];
}

/** Tables as they were judged, and the metrics that are made of them. */
export interface Judged {
  readonly tables: readonly TableQuality[];
  readonly catalogue: MetricList;
}

function tablesOf(metrics: readonly string[], catalogue: MetricList): string[] {
  return metrics.map((metric) => catalogue.find(metric)).flatMap(({ needs, needsAny = [] }) => [...needs, ...needsAny]);
}

/** The worst grade of the tables that metrics need; null where none of these holds a row. */
export function metricGrade(metrics: readonly string[], { tables, catalogue }: Judged): Grade | null {
  return gradeOf(tables, tablesOf(metrics, catalogue));
}

/** What is to be known of the data behind metrics; null where all their tables are A, or none was judged. */
export function dataNote(metrics: readonly string[], quality: Judged, t: Translate): DataNote | null {
  const tables = new Set(tablesOf(metrics, quality.catalogue));
  const grade = metricGrade(metrics, quality);
  if (grade === null || grade === 'A') return null;
  const doubtful = quality.tables.filter((each) => tables.has(each.table) && each.grade !== 'A');
  const lines = doubtful.flatMap(({ table, grade: own, findings }) => [
    t('quality.table', { table: tableName(table, t.language), grade: own, words: t(`quality.grade.${own}`) }),
    ...findings.filter(({ severity }) => severity !== 'info').map((finding) => findingText(finding, t)),
  ]);
  const text = t('quality.note', { grade, words: t(`quality.grade.${grade}`) });
  return { grade, text, tables: doubtful.map(({ table }) => table), lines };
}

/** What is to be known of the data behind a figure's numbers. */
export function figureNote(figure: Figure, quality: Judged, t: Translate): DataNote | null {
  const { headline, tiles = [], table } = figure;
  const cells = [headline, ...tiles.map(({ value }) => value), ...(table?.rows.flat() ?? [])];
  return dataNote([...new Set(cells.flatMap((cell) => cell?.ref?.row.metric ?? []))], quality, t);
}
