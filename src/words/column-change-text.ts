import type { Translate } from '../i18n/translate.ts';
import type { ColumnChange } from '../ingest/import-report.ts';
import { columnName } from './names.ts';

/** What is other about the columns of some files, a sentence each: what could stand for a missing one first. */
export function columnChangeTexts({ before, renamed, missing, added }: ColumnChange, t: Translate): string[] {
  const of = before === '' ? t('columns.mapping') : before;
  const name = (target: string) => columnName(target, t.language);
  const list = (headings: readonly string[]) => headings.join(t('widgets.list.comma'));
  return [
    ...missing.map(({ target, heading, candidate }) =>
      candidate === null
        ? t('columns.missing', { heading, before: of, column: name(target) })
        : t('columns.candidate', { heading, before: of, column: name(target), candidate }),
    ),
    ...renamed.map(({ target, from, to }) => t('columns.renamed', { from, to, column: name(target) })),
    ...(added.length > 0 ? [t('columns.added', { headings: list(added), before: of })] : []),
  ];
}
