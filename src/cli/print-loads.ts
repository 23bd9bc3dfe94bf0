import type { Translate } from '../i18n/translate.ts';
import type { LoadReport, RowChange, TableChange } from '../ingest/import-report.ts';
import { cellName, changePlace, changeText, keyText, standsApart } from '../words/load-text.ts';
import { textTable } from './text-table.ts';

/** Says of a file in a folder that it was left out, and how it is read all the same. */
export function leftOutRemark(t: Translate, err: (text: string) => void): (path: string) => void {
  return (path) => err(`${t('cli.json-object', { path })}\n`);
}

/** Of several loads what each changed; nothing is said of a single one. */
export function loadsText(loads: readonly LoadReport[], t: Translate): string {
  if (loads.length < 2) return '';
  const lines = loads.flatMap((load, index) => [
    `${t('keep.load', { number: index + 1 })} ${load.id}: ${load.files.map(({ name }) => name).join(', ')}`,
    ...load.changes.map((change) => `  ${changePlace(change, t)}: ${changeText(change, t)}`),
    ...(load.replaced > 0 ? [`  ${t('keep.replaced', { count: t.format.number(load.replaced) })}`] : []),
  ]);
  return `\n${lines.map((line) => `${line}\n`).join('')}`;
}

/** What a person must hear who only asked for a number: loads that replaced something, one line each. */
export function replacedRemarks(loads: readonly LoadReport[], t: Translate): string {
  return loads
    .flatMap(({ replaced }, index) => {
      if (replaced === 0) return [];
      const count = t.format.number(replaced);
      return [`${t('keep.load', { number: index + 1 })}: ${t('keep.replaced', { count })}\n`];
    })
    .concat(twiceRemarks(loads, t), apartRemarks(loads, t))
    .join('');
}

/** Says of deliveries that were put beside others how many of their rows were there already: none is counted twice. */
export function twiceRemarks(loads: readonly LoadReport[], t: Translate): string[] {
  return loads.flatMap(({ beside, changes }, index) => {
    const count = changes.reduce((sum, { restated, unchanged }) => sum + restated + unchanged, 0);
    if (!beside || count === 0) return [];
    return [`${t('keep.load', { number: index + 1 })}: ${t('keep.twice', { count: t.format.number(count) })}\n`];
  });
}

/** Warns of months that were replaced by rows with other keys. */
export function apartRemarks(loads: readonly LoadReport[], t: Translate): string[] {
  return loads.flatMap(({ changes }) =>
    changes
      .filter(standsApart)
      .map(
        (change) =>
          `${t('keep.apart', { table: changePlace({ ...change, month: null }, t), month: change.month ?? '' })}\n`,
      ),
  );
}

/** Changes of tables as lines for a terminal. */
export function changesTable(changes: readonly TableChange[], t: Translate): string {
  return changes.map((change) => `${changePlace(change, t)}: ${changeText(change, t)}\n`).join('');
}

/** Changed rows as a table for a terminal. */
export function rowsTable(rows: readonly RowChange[], t: Translate): string {
  const start = 'start' as const;
  const titles = [t('cli.table'), t('keep.key'), t('keep.kind'), t('keep.column'), t('keep.from'), t('keep.to')];
  return textTable(
    titles.map((title) => ({ title, align: start })),
    rows.map((row) => [
      changePlace(row, t),
      keyText(row),
      t(`keep.kind.${row.kind}`),
      cellName(row, t),
      row.from ?? '',
      row.to ?? '',
    ]),
  );
}

/** A load as programs read it: what changed is counted; `compare` lists it row by row. */
export function loadJson({ id, at, beside, files, mapping, changes, replaced }: LoadReport) {
  return { id, at, beside, files, mapping, changes, replaced };
}
