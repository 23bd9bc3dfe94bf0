import type { Figure, FigureCell, FigureTable } from '../charts/figure.ts';
import type { Translate } from '../i18n/translate-with.ts';
import type { CsvCell } from '../lib/csv.ts';
import type { Unit } from '../metrics/metric.ts';
import { unitWords } from './unit-words.ts';
import { othersApart } from './others-apart.ts';
import type { ExportColumn, ExportTable, Form } from './table.ts';

interface Known {
  readonly value: CsvCell;
  readonly form: Form;
}

/** The whole table of a figure: values in full precision where a metric or a raw value stands behind the text, else the text as it is shown. */
export function figureTable({ table: shown }: Pick<Figure, 'table'>, t: Translate): ExportTable {
  if (!shown) return { columns: [], rows: [] };
  const table = othersApart(shown, t);
  const none = t('value.none');
  const forms = table.columns.map((_, column) => formOf(table, column, none));
  const places = forms.flatMap((form, column) =>
    form === 'mixed'
      ? [
          { column, unit: false },
          { column, unit: true },
        ]
      : [{ column, unit: false }],
  );
  return {
    columns: places.map(({ column, unit }) =>
      unit ? unitColumn(t) : headOf(table, column, forms[column] ?? 'text', t),
    ),
    rows: table.rows.map((row) =>
      places.map(({ column, unit }): CsvCell => {
        const cell = row[column];
        if (!cell) return null;
        const form = forms[column] ?? 'text';
        if (unit) return isBlank(cell, none) ? null : unitWords(knownOf(cell).form, t);
        if (form === 'text') return cell.text;
        return isBlank(cell, none) ? null : knownOf(cell).value;
      }),
    ),
    unitAt: (row, place) => {
      const at = places[place];
      const cell = at && !at.unit ? table.rows[row]?.[at.column] : undefined;
      const form = cell && knownOf(cell).form;
      return isUnit(form) ? form : undefined;
    },
  };
}

/** What stands behind a cell; a blank for a value nobody knows, and the text where there are only words. */
function knownOf({ text, ref, raw }: FigureCell): Known {
  if (ref) return { value: ref.row.value, form: ref.row.unit };
  if (raw) return { value: raw.value, form: raw.form };
  return { value: text, form: 'text' };
}

/** A column of values of one kind is of that kind; of several units `mixed`; with any words among them it is text. */
function formOf({ rows }: FigureTable, column: number, none: string): Form {
  const cells = rows.flatMap((row) => row[column] ?? []);
  const forms = new Set(cells.filter((cell) => !isBlank(cell, none)).map((cell) => knownOf(cell).form));
  const [first = 'text'] = forms;
  if (forms.size <= 1) return first;
  return [...forms].every(isUnit) ? 'mixed' : 'text';
}

/** Neither a value nor words: of such a cell nothing follows for its column. */
function isBlank({ text, ref, raw }: FigureCell, none: string): boolean {
  return !ref && !raw && (text === none || !/[\p{L}\p{N}]/u.test(text));
}

function headOf({ columns }: FigureTable, column: number, form: Form, t: Translate): ExportColumn {
  const { title = '', unit } = columns[column] ?? {};
  const words = form === 'text' || form === 'mixed' ? unit : (unit ?? unitWords(form, t));
  const whole = words ? t('export.heading', { title, unit: words }) : title;
  return { name: whole, title: whole, form };
}

function unitColumn(t: Translate): ExportColumn {
  return { name: t('export.unit'), title: t('export.unit'), form: 'text' };
}

const NO_UNITS: readonly (Form | undefined)[] = [
  'text',
  'date',
  'month',
  'moment',
  'flag',
  'number',
  'mixed',
  undefined,
];

function isUnit(form: Form | undefined): form is Unit {
  return !NO_UNITS.includes(form);
}
