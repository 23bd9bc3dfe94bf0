import type { Figure } from '../charts/figure.ts';
import type { Translate } from '../i18n/translate.ts';
import type { Status } from '../metrics/metric.ts';
import { tableName } from '../words/table-name.ts';
import {
  aboutText,
  figureNote,
  firstText,
  shareText,
  worstGrade,
  type Judged,
  type Grade,
  type QualityFinding,
  type TableQuality,
} from '../session/portfolio/quality-note.ts';
import type { Block } from './blocks.ts';
import type { ReportTable } from './table-block.ts';

const STATUS: Readonly<Record<Grade, Status>> = { A: 'green', B: 'green', C: 'amber', D: 'red' };

/** One line under a section's title where a table its numbers are made from is not of grade A. */
export function gradeBlocks(figures: readonly Figure[], quality: Judged, t: Translate): Block[] {
  const notes = figures.flatMap((figure) => figureNote(figure, quality, t) ?? []);
  if (notes.length === 0) return [];
  const grade = worstGrade(notes.map((note) => note.grade));
  const tables = [...new Set(notes.flatMap((note) => note.tables))].map((table) => tableName(table, t.language));
  const words = {
    grade,
    words: t(`quality.grade.${grade}`),
    tables: tables.join(t('widgets.list.comma')),
    section: t('report.data'),
  };
  return [{ kind: 'paragraph', small: true, text: t('quality.section', words) }];
}

/** Grades of all tables, and every finding behind them. */
export function qualityBlocks(quality: readonly TableQuality[], t: Translate): Block[] {
  if (quality.length === 0) return [];
  const table: ReportTable = {
    columns: [
      { title: t('report.table'), align: 'start' },
      { title: t('quality.grade.title'), align: 'start' },
      { title: t('quality.finding'), align: 'start' },
      { title: t('report.count'), align: 'end' },
      { title: t('quality.of-balance'), align: 'end' },
      { title: t('report.firstCase'), align: 'start' },
    ],
    rows: quality.flatMap((each) => linesOf(each, t)),
  };
  return [
    { kind: 'heading', id: 'data-quality', title: t('quality.title'), bookmark: false },
    { kind: 'table', table },
  ];
}

function linesOf({ table, grade, findings }: TableQuality, t: Translate): ReportTable['rows'] {
  const name = { text: tableName(table, t.language) };
  const graded = { text: `${grade}: ${t(`quality.grade.${grade}`)}`, status: STATUS[grade] };
  const blank = { text: '' };
  if (findings.length === 0) return [[name, graded, { text: t('quality.none') }, blank, blank, blank]];
  return findings.map((finding, index) => [...(index === 0 ? [name, graded] : [blank, blank]), ...cellsOf(finding, t)]);
}

function cellsOf(finding: QualityFinding, t: Translate) {
  const counted = t('quality.count', { count: t.format.number(finding.count), of: t.format.number(finding.of) });
  return [aboutText(finding, t), counted, shareText(finding, t), firstText(finding, t)].map((text) => ({ text }));
}
