import type { Translate } from '../i18n/translate.ts';
import { tableName } from '../words/table-name.ts';
import type { TableQuality } from '../session/portfolio/quality-note.ts';
import type { Portfolio } from '../session/portfolio.ts';
import type { Block } from './blocks.ts';
import { editBlocks, reconciliationNotes } from './data-section.ts';
import { loadBlocks } from './loads-section.ts';
import { qualityBlocks } from './quality-section.ts';
import type { ReportTable } from './table-block.ts';

/** What a document of a few pages says of the data: whether every row is accounted for, each file with its sum, what was found in them, deliveries, and limits that are in no file. */
export function sourceBlocks(portfolio: Portfolio, quality: readonly TableQuality[], t: Translate): Block[] {
  const heading = (id: string, title: string): Block => ({ kind: 'heading', id, title, bookmark: false });
  return [
    { kind: 'section', id: 'data', title: t('report.data'), flows: true },
    ...reconciliationNotes(portfolio, t).map((note): Block => ({ kind: 'note', note })),
    ...(portfolio.imports.length === 0 ? [] : [{ kind: 'table', table: filesTable(portfolio, t) } as const]),
    // a table of which nothing was found says nothing
    ...qualityBlocks(
      quality.filter(({ findings }) => findings.length > 0),
      t,
    ),
    ...loadBlocks(portfolio.loads, (title) => heading('data-loads', title), t),
    ...editBlocks(portfolio, heading, t),
  ];
}

function filesTable({ imports }: Portfolio, t: Translate): ReportTable {
  const count = (value: number) => t.format.number(value);
  return {
    columns: [
      { title: t('report.file'), align: 'start' },
      { title: t('report.table'), align: 'start' },
      { title: t('report.read'), align: 'end' },
      { title: t('report.loaded'), align: 'end' },
      { title: t('report.rejected'), align: 'end' },
      { title: t('report.excluded'), align: 'end' },
      { title: t('report.hash'), align: 'start' },
    ],
    rows: imports.map(({ file, table, rows, sha256 }) =>
      [
        file,
        table === null ? t('report.none') : tableName(table, t.language),
        ...[rows.read, rows.loaded, rows.rejected, rows.excluded].map(count),
        sha256,
      ].map((text) => ({ text })),
    ),
  };
}
