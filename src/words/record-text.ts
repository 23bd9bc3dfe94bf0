import { createFormat } from '../i18n/format.ts';
import { lookup } from '../i18n/lookup.ts';
import type { Translate } from '../i18n/translate.ts';
import type { CsvCell as Cell } from '../lib/csv.ts';
import type { ColumnType } from '../model/table.ts';
import { columnName, columnWord } from './names.ts';
import { tableName } from './table-name.ts';

/** A column of records: its table, its name and what is in it. */
export interface RecordColumn {
  readonly table: string;
  readonly name: string;
  readonly type: ColumnType;
}

/** Columns whose values have words under another name: those of a dimension, or of a metric's parts. */
const SAME: Readonly<Record<string, string>> = {
  ...{ ifrs_stage: 'stage', risk_tier: 'tier', risk_tier_at_due: 'tier', location: 'region' },
  ...{ five_tier: 'five_tier', severity: 'severity', doc_type: 'doc_type', provider: 'provider' },
  ...{ sector: 'sector', region: 'region', branch: 'branch', product: 'product' },
};
const USUAL: Readonly<Record<string, string>> = { client_id: 'dashboard.column.client', state: 'widgets.state' };

/** What people call a column of records, as a heading. */
export function recordHeading({ table, name }: RecordColumn, t: Translate): string {
  const usual = lookup(t, USUAL[name] ?? '', columnName(`${table}.${name}`, t.language));
  const own = name === 'project_id' ? lookup(t, 'dimension.project', usual) : usual;
  return own.charAt(0).toUpperCase() + own.slice(1);
}

/** A cell as a person reads it; amounts in `currency` where it is not the portfolio's. */
export function recordText({ table, name, type }: RecordColumn, cell: Cell, t: Translate, currency?: string): string {
  if (cell === null || cell === '') return t('record.blank');
  switch (type) {
    case 'date':
      return t.format.date(String(cell));
    case 'moment':
      return t.format.minute(String(cell).replace(' ', 'T'));
    case 'money':
      return (currency === undefined ? t.format : createFormat(t.language, currency)).money(Number(cell));
    case 'fraction':
      return t.format.percent(Number(cell));
    case 'integer':
    case 'number':
      return numberText(Number(cell), t);
    case 'flag':
      return t(cell === true ? 'record.yes' : 'record.no');
    default:
      return valueText(table, name, String(cell), t);
  }
}

/** At most four decimals. */
function numberText(value: number, t: Translate): string {
  const digits = Number.isInteger(value) ? 0 : Number.isInteger(Math.round(value * 1e6) / 1e4) ? 2 : 4;
  return t.format.number(value, digits);
}

/** A code in words, a free text as it stands. */
function valueText(table: string, name: string, value: string, t: Translate): string {
  if (name === 'state') return stateWord(table, value, t);
  const own = lookup(t, `record.word.${name}.${value}`, '');
  if (own !== '') return own;
  const part = SAME[name];
  return (part && lookup(t, `part.${part}.${value}`, '')) || columnWord(`${table}.${name}`, value, t.language);
}

/** What became of a row, in a word. */
export function stateWord(table: string, state: string, t: Translate): string {
  return lookup(t, `record.state.${table}.${state}`, state);
}

/** A name with the number it stands for; the number alone where there is no other name. */
export function namedText(id: string, name: string | undefined, t: Translate): string {
  return name === undefined || name === id ? id : t('record.named', { name, id });
}

/** `Reviews: 24 (overdue 2, done in time 22).` */
export function recordsFinding(
  { table, total, states }: { table: string; total: number; states: readonly { state: string; rows: number }[] },
  t: Translate,
): string {
  const name = tableName(table, t.language);
  if (total === 0) return t('record.none', { name });
  const counts = states.map(({ state, rows }) =>
    t('record.state', { state: stateWord(table, state, t), count: t.format.number(rows) }),
  );
  return t('record.finding', {
    name,
    count: t.format.number(total),
    states: counts.length > 0 ? t('record.states', { states: counts.join(t('widgets.list.comma')) }) : '',
  });
}
