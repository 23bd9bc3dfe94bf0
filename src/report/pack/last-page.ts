import type { Translate } from '../../i18n/translate.ts';
import type { Status } from '../../metrics/metric.ts';
import { worstGrade, type Grade, type TableQuality } from '../../session/portfolio/quality-note.ts';
import type { Portfolio } from '../../session/portfolio.ts';
import { missingText } from '../../words/missing-text.ts';
import { tableName } from '../../words/table-name.ts';
import type { Block } from '../blocks.ts';
import { totalRows } from '../reconcile.ts';
import type { StatedText } from '../state.ts';

/** Something that is not in the pack, and why: its data are missing, it failed, or its page had no room. */
export interface Left {
  readonly page: string;
  readonly title: string;
  readonly missing: readonly string[];
  readonly problem?: string;
  readonly over?: true;
}

const STATUS: Readonly<Record<Grade, Status>> = { A: 'green', B: 'green', C: 'amber', D: 'red' };
/** Tables that are listed, the worst first; the book has all. */
const TABLES = 8;
const LINES = 6;

/** Rows in = loaded + rejected + excluded, and the grade, table by table. */
export function dataTable(
  { imports }: Portfolio,
  quality: readonly TableQuality[],
  t: Translate,
): { answer: string; blocks: Block[] } {
  const sums = totalRows(imports);
  const grades = quality.map(({ grade }) => grade);
  const number = (value: number) => t.format.number(value);
  const answer = t('pack.data.answer', {
    ...{ read: number(sums.read), loaded: number(sums.loaded) },
    ...{ rejected: number(sums.rejected), excluded: number(sums.excluded) },
    grade: grades.length > 0 ? worstGrade(grades) : t('pack.data.no-grade'),
  });
  const tables = [...new Set(imports.flatMap(({ table }) => table ?? []))];
  const lines = tables.map((table) => {
    const rows = totalRows(imports.filter((each) => each.table === table));
    const grade = quality.find((each) => each.table === table)?.grade;
    return { table, rows, grade, lost: rows.rejected + rows.excluded };
  });
  const worst = lines.toSorted((a, b) => (b.grade ?? '').localeCompare(a.grade ?? '') || b.lost - a.lost);
  const shown = worst.slice(0, TABLES);
  const rows = shown.map(({ table, rows: counts, grade }): StatedText[] => [
    { text: tableName(table, t.language) },
    ...[counts.read, counts.loaded, counts.rejected, counts.excluded].map((value) => ({ text: number(value) })),
    grade ? { text: `${grade} ${t(`quality.grade.${grade}`)}`, status: STATUS[grade] } : { text: '' },
  ]);
  const column = (title: string, align: 'start' | 'end') => ({ title, align });
  const table = {
    columns: [
      column(t('report.table'), 'start'),
      ...(['read', 'loaded', 'rejected', 'excluded'] as const).map((name) => column(t(`report.${name}`), 'end')),
      column(t('quality.grade.title'), 'start'),
    ],
    rows,
  };
  const more = lines.length - shown.length;
  return {
    answer,
    blocks: [
      { kind: 'heading', id: 'pack-data', title: t('pack.data'), bookmark: false },
      { kind: 'table', table },
      ...(more > 0 ? [{ kind: 'paragraph', small: true, text: t('pack.data.more', { count: more }) } as const] : []),
    ],
  };
}

/** What this pack does not know or show, in lines. */
export function restPoints(left: readonly Left[], t: Translate): Block[] {
  const failed = left.filter(({ problem }) => problem !== undefined);
  const lacking = left.filter(({ problem, over }) => problem === undefined && !over);
  const over = left.filter((each) => each.over);
  const texts = [
    ...missingText(t, lacking),
    ...failed.map(({ title, problem = '' }) => t('pack.rest.silent', { title, problem })),
    ...(over.length > 0
      ? [t('pack.rest.over', { titles: over.map(({ title }) => title).join(t('widgets.list.comma')) })]
      : []),
  ];
  if (texts.length === 0) return [];
  const shown = texts.slice(0, LINES);
  const more = texts.length - shown.length;
  const lines = more > 0 ? [...shown, t('pack.rest.more', { count: more })] : shown;
  return [{ kind: 'points', title: t('pack.rest'), lines }];
}
