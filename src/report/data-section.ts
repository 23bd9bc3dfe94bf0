import { lookup } from '../i18n/lookup.ts';
import type { Translate } from '../i18n/translate.ts';
import type { TableQuality } from '../session/portfolio/quality-note.ts';
import type { ImportReport, Issue } from '../ingest/import-report.ts';
import type { MetricRow } from '../metrics/metric.ts';
import { problemText } from '../words/issue-text.ts';
import { columnName } from '../words/names.ts';
import { tableName } from '../words/table-name.ts';
import { editsOf } from '../session/settings/setting-edits.ts';
import { changeText } from '../words/setting-text.ts';
import type { Portfolio } from '../session/portfolio.ts';
import type { Block, Note } from './blocks.ts';
import { engineBlocks } from './engine-section.ts';
import { mismatches, totalRows, unaccounted, type Mismatch, type RowCounts } from './reconcile.ts';
import { loadBlocks } from './loads-section.ts';
import { qualityBlocks } from './quality-section.ts';
import { refusedBlocks } from './refused-section.ts';
import type { ReportTable } from './table-block.ts';

const DELIMITERS: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
  ' ': 'space',
};

/** What a reader must know first: whether every row is accounted for, and what was left out. */
export function reconciliationNotes(portfolio: Portfolio, t: Translate): Note[] {
  const { imports } = portfolio;
  if (imports.length === 0) return [{ status: 'amber', text: t('report.noSources') }];
  const total = totalRows(imports);
  const problems = mismatches(portfolio).map((one): Note => ({ status: 'red', text: mismatchText(one, t) }));
  const rejected: Note[] =
    total.rejected > 0
      ? [
          {
            status: 'amber',
            text: t('report.hasRejected', { rejected: number(total.rejected, t), section: t('report.data') }),
          },
        ]
      : [];
  if (problems.length > 0) return [...problems, ...rejected];
  return [{ status: 'green', text: t('report.reconciles', countsText(total, t)) }, ...rejected];
}

/** The files a report rests on, for its cover. */
export function sourcesTable(imports: readonly ImportReport[], t: Translate): ReportTable {
  return {
    columns: [
      { title: t('report.file'), align: 'start' },
      { title: t('report.table'), align: 'start' },
      { title: t('report.rowsLoaded'), align: 'end' },
      { title: t('report.hashStart'), align: 'start' },
    ],
    rows: imports.map(({ file, table, rows, sha256 }) =>
      [file, nameOf(table, t), number(rows.loaded, t), sha256.slice(0, 16)].map((text) => ({ text })),
    ),
  };
}

/** The section on the data: reconciliation, files, findings, units, values without a number. */
export function dataBlocks(
  portfolio: Portfolio,
  rows: readonly MetricRow[],
  { quality, t }: { quality: readonly TableQuality[]; t: Translate },
): Block[] {
  const { imports, loads } = portfolio;
  const heading = (id: string, title: string): Block => ({ kind: 'heading', id, title, bookmark: false });
  return [
    { kind: 'section', id: 'data', title: t('report.data') },
    ...reconciliationNotes(portfolio, t).map((note): Block => ({ kind: 'note', note })),
    ...(imports.length === 0 ? [] : fileBlocks(imports, heading, t)),
    ...loadBlocks(loads, (title) => heading('data-loads', title), t),
    ...qualityBlocks(quality, t),
    ...editBlocks(portfolio, heading, t),
    ...engineBlocks(t),
    heading('data-reasons', t('report.reasons')),
    ...reasonBlocks(rows, t),
  ];
}

/** Limits and weights that are not in the files: a reader must know of them. */
export function editBlocks({ settings, catalogue }: Portfolio, heading: Heading, t: Translate): Block[] {
  const edits = editsOf(settings.rows);
  if (edits.length === 0) return [];
  return [
    heading('data-limits', t('limits.report')),
    ...edits.map((row): Block => ({ kind: 'paragraph', text: changeText(row, catalogue, t) })),
  ];
}

export type Heading = (id: string, title: string) => Block;

function fileBlocks(imports: readonly ImportReport[], heading: Heading, t: Translate): Block[] {
  const clean = imports.every(({ issueCounts }) => Object.keys(issueCounts).length === 0);
  return [
    heading('data-rows', t('report.reconciliation')),
    { kind: 'table', table: reconciliationTable(imports, t) },
    heading('data-findings', t('report.findings')),
    clean
      ? { kind: 'paragraph', text: t('report.findings.none') }
      : { kind: 'table', table: findingsTable(imports, t) },
    ...refusedBlocks(imports, t),
    ...columnBlocks(imports, heading, t),
    heading('data-files', t('report.files')),
    { kind: 'table', table: filesTable(imports, t) },
    ...imports.flatMap((one): Block[] => {
      const facts = fileFacts(one, t);
      return facts.length > 0 ? [{ kind: 'facts', facts: [[t('report.file'), one.file], ...facts] }] : [];
    }),
  ];
}

function reconciliationTable(imports: readonly ImportReport[], t: Translate): ReportTable {
  const line = (name: string, table: string, rows: RowCounts) => [
    { text: name },
    { text: table },
    ...[rows.read, rows.loaded, rows.rejected, rows.excluded].map((count) => ({ text: number(count, t) })),
    checkCell(rows, t),
  ];
  const end = 'end' as const;
  return {
    columns: [
      { title: t('report.file'), align: 'start' },
      { title: t('report.table'), align: 'start' },
      { title: t('report.read'), align: end },
      { title: t('report.loaded'), align: end },
      { title: t('report.rejected'), align: end },
      { title: t('report.excluded'), align: end },
      { title: t('report.check'), align: 'start' },
    ],
    rows: [
      ...imports.map(({ file, table, rows }) => line(file, nameOf(table, t), rows)),
      line(t('report.total'), '', totalRows(imports)),
    ],
  };
}

function checkCell(rows: RowCounts, t: Translate) {
  const off = unaccounted(rows);
  if (off === 0) return { text: t('report.agrees'), status: 'green' as const };
  return { text: t('report.off', { rows: number(off, t) }), status: 'red' as const };
}

function findingsTable(imports: readonly ImportReport[], t: Translate): ReportTable {
  return {
    columns: [
      { title: t('report.file'), align: 'start' },
      { title: t('report.problem'), align: 'start' },
      { title: t('report.treatment'), align: 'start' },
      { title: t('report.count'), align: 'end' },
      { title: t('report.firstCase'), align: 'start' },
    ],
    rows: imports.flatMap(({ file, issues, issueCounts }) =>
      Object.entries(issueCounts).map(([problem, count]) => {
        const first = issues.find((issue) => issue.problem === problem);
        return [
          file,
          first ? problemText(first, t) : lookup(t, `problem.${problem}`, problem),
          first ? t(`report.treatment.${first.severity}`) : '',
          number(count, t),
          first ? firstCase(first, t) : '',
        ].map((text) => ({ text }));
      }),
    ),
  };
}

function firstCase({ row, column, value }: Issue, t: Translate): string {
  const parts = [
    row === null ? null : t('report.firstCase.row', { row: number(row, t) }),
    column === null ? null : columnName(column, t.language),
    value,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

function columnBlocks(imports: readonly ImportReport[], heading: Heading, t: Translate): Block[] {
  const rows = imports.flatMap(({ file, columns }) =>
    columns
      .filter(({ target, unit, rivals }) => target !== null && (unit !== null || (rivals?.length ?? 0) > 0))
      .map(({ source, target, unit, rivals }) =>
        [
          file,
          source,
          target === null ? '' : columnName(target, t.language),
          unit ?? '',
          (rivals ?? []).join(', '),
        ].map((text) => ({ text })),
      ),
  );
  if (rows.length === 0) return [];
  const titles = ['report.file', 'report.column', 'report.target', 'report.unit', 'report.rivals'] as const;
  const columns = titles.map((title) => ({ title: t(title), align: 'start' as const }));
  return [heading('data-columns', t('report.columns')), { kind: 'table', table: { columns, rows } }];
}

function filesTable(imports: readonly ImportReport[], t: Translate): ReportTable {
  return {
    columns: [
      { title: t('report.file'), align: 'start' },
      { title: t('report.size'), align: 'end' },
      { title: t('report.encoding'), align: 'start' },
      { title: t('report.delimiter'), align: 'start' },
      { title: t('report.hash'), align: 'start' },
    ],
    rows: imports.map(({ file, bytes, format, encoding, delimiter, sha256 }) =>
      [file, number(bytes, t), encoding || format, delimiterName(delimiter, t), sha256].map((text) => ({ text })),
    ),
  };
}

/** What is said of a file beside its row: the balance and the columns nobody read. */
function fileFacts(report: ImportReport, t: Translate): [string, string][] {
  const unused = report.columns.filter(({ target }) => target === null).map(({ source }) => source);
  const facts = totalFacts(report, t);
  return unused.length === 0 ? facts : [...facts, [t('report.unused'), unused.join(', ')]];
}

/** The balance of a ledger, to the cent, against the file's own total row. */
function totalFacts({ totals }: ImportReport, t: Translate): [string, string][] {
  if (totals === null) return [];
  const facts: [string, string][] = [[t('report.outstandingLoaded'), totals.outstanding]];
  if (totals.control !== null) facts.push([t('report.controlTotal'), totals.control]);
  if (totals.difference !== null) facts.push([t('report.difference'), totals.difference]);
  return facts;
}

function reasonBlocks(rows: readonly MetricRow[], t: Translate): Block[] {
  const counts = new Map<string, number>();
  const count = (word: string) => counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const { reason, flags } of rows) {
    if (reason !== null) count(lookup(t, `reason.${reason}`, reason));
    for (const flag of flags) count(lookup(t, `flag.${flag}`, flag));
  }
  if (counts.size === 0) return [{ kind: 'paragraph', text: t('report.reasons.none') }];
  const table: ReportTable = {
    columns: [
      { title: t('report.reason'), align: 'start' },
      { title: t('report.values'), align: 'end' },
    ],
    rows: [...counts].map(([word, values]) => [{ text: word }, { text: number(values, t) }]),
  };
  return [{ kind: 'table', table }];
}

function mismatchText(one: Mismatch, t: Translate): string {
  switch (one.kind) {
    case 'file':
      return t('report.differs', { file: one.file, ...countsText(one.rows, t), sum: number(one.sum, t) });
    case 'table':
      return t('report.tableDiffers', {
        table: nameOf(one.table, t),
        loaded: number(one.loaded, t),
        rows: number(one.rows, t),
      });
    case 'total':
      return t('report.totalDiffers', { file: one.file, difference: one.difference });
    case 'not-loaded':
      return t('report.notLoaded', { file: one.file });
  }
}

function countsText(rows: RowCounts, t: Translate): Record<keyof RowCounts, string> {
  const text = (count: number) => number(count, t);
  return {
    read: text(rows.read),
    loaded: text(rows.loaded),
    rejected: text(rows.rejected),
    excluded: text(rows.excluded),
  };
}

function nameOf(table: string | null, t: Translate): string {
  return table === null ? t('report.none') : tableName(table, t.language);
}

function delimiterName(delimiter: string, t: Translate): string {
  const name = DELIMITERS[delimiter];
  return name === undefined ? delimiter : lookup(t, `report.delimiter.${name}`, name);
}

function number(value: number, t: Translate): string {
  return t.format.number(value);
}
