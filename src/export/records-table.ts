import type { RecordsRef } from '../charts/figure.ts';
import type { Translate } from '../i18n/translate-with.ts';
import type { CsvCell } from '../lib/csv.ts';
import type { Portfolio, Records } from '../session/portfolio.ts';
import { recordHeading } from '../words/record-text.ts';
import { unitWords } from './unit-words.ts';
import type { ExportTable, Form } from './table.ts';

const CHUNK = 20_000;

const FORMS: Readonly<Record<Records['columns'][number]['type'], Form>> = {
  text: 'text',
  category: 'text',
  code: 'text',
  date: 'date',
  moment: 'moment',
  flag: 'flag',
  money: 'money',
  fraction: 'fraction',
  number: 'number',
  integer: 'number',
};

/** Every row with every column, raw values, however many there are; under the names of the model and in people's words, with file and row. */
export async function recordsTable(
  portfolio: Portfolio,
  { table, request }: RecordsRef,
  t: Translate,
  signal?: AbortSignal,
): Promise<ExportTable> {
  const rows: CsvCell[][] = [];
  let columns: Records['columns'] = [];
  for (let offset = 0, total = 1; offset < total; offset += CHUNK) {
    const page = await portfolio.records(table, request, { columns: 'all', limit: CHUNK, offset, signal });
    columns = page.columns;
    total = page.total;
    for (const { cells, file, row } of page.rows) rows.push([...cells, file, row]);
  }
  return {
    columns: [
      ...columns.map(({ name, type }) => {
        const form = FORMS[type];
        const title = recordHeading({ table, name, type }, t);
        // a row's own currency may be another than the portfolio's
        const unit = form === 'money' ? '' : unitWords(form, t);
        return { name, title: unit === '' ? title : t('export.heading', { title, unit }), form };
      }),
      { name: 'source_file', title: t('dashboard.column.source_file'), form: 'text' as const },
      { name: 'source_row', title: t('dashboard.column.source_row'), form: 'number' as const },
    ],
    rows,
  };
}
