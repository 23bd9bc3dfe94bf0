import type { Translate } from '../i18n/translate.ts';
import type { LoadReport } from '../ingest/import-report.ts';
import { effectText } from '../words/load-text.ts';
import type { Block } from './blocks.ts';
import { totalRows } from './reconcile.ts';

/** More names than this would fill a page that lists all files anyway. */
const NAMED_FILES = 20;

/** Files that came one after the other: when, which, and what each changed. A single load says nothing that its files do not. */
export function loadBlocks(loads: readonly LoadReport[], heading: (title: string) => Block, t: Translate): Block[] {
  if (loads.length < 2) return [];
  const start = 'start' as const;
  const columns = [
    { title: t('keep.title.load'), align: start },
    { title: t('keep.title.at'), align: start },
    { title: t('keep.title.files'), align: start },
    { title: t('keep.title.read'), align: 'end' as const },
    { title: t('keep.title.effect'), align: start },
  ];
  const rows = loads.map((load, index) =>
    [
      `${index + 1} · ${load.id}`,
      load.at === null ? '' : t.format.minute(load.at),
      namesText(load, t),
      t.format.number(totalRows(load.files).read),
      effectText(load, t),
    ].map((text) => ({ text })),
  );
  return [heading(t('keep.title')), { kind: 'table', table: { columns, rows } }];
}

function namesText({ files }: LoadReport, t: Translate): string {
  const names = files.slice(0, NAMED_FILES).map(({ name }) => name);
  const more = files.length - names.length;
  if (more > 0) names.push(t('keep.more-files', { count: t.format.number(more) }));
  return names.join(t('widgets.list.comma'));
}
