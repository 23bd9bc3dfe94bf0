import { toCsv } from '../../lib/csv.ts';
import type { IsoDate } from '../../lib/dates.ts';
import type { ParameterProblem } from './limit-rows.ts';
import { isLimitKey, plainKey, readLimitKey } from './limit-rows.ts';
import { readNumber, type ParameterRow } from './parameter-rows.ts';
import type { Portfolio } from '../portfolio.ts';
import type { Group } from './limit-groups.ts';
import { isWeightKey } from './weight-rows.ts';

/** A setting a person writes on the page; `from` null: at all dates. */
export interface WrittenSetting {
  readonly key: string;
  readonly scope: string;
  readonly value: string;
  readonly from: IsoDate | null;
}

/** The settings with one more in force; one of the same key, scope and date makes way for it, and is kept to be put back. */
export function withSetting(base: Portfolio, setting: WrittenSetting, at = new Date().toISOString()): ParameterRow[] {
  const key = plainKey(setting.key, base.catalogue);
  const same = (row: ParameterRow) =>
    plainKey(row.key, base.catalogue) === key &&
    row.scope.toLowerCase() === setting.scope.toLowerCase() &&
    row.from === setting.from;
  const { rows } = base.settings;
  const edit = { at, before: inForceText(base, setting), replaced: rows.find(same) ?? null };
  const written: ParameterRow = {
    ...{ key, scope: setting.scope, value: setting.value.trim(), unit: null, from: setting.from },
    ...{ origin: 'edit' as const, file: null, row: null, edit },
  };
  return inForceOrder([...rows.filter((row) => !same(row)), written]);
}

/** The settings without one that was written on the page; what it replaced is there again. */
export function withoutSetting(rows: readonly ParameterRow[], written: ParameterRow): ParameterRow[] {
  const replaced = written.edit?.replaced;
  return inForceOrder([...rows.filter((row) => row !== written), ...(replaced ? [replaced] : [])]);
}

/** What is wrong with a setting, or null: asked before it is put in force. */
export function problemOfSetting(base: Portfolio, setting: WrittenSetting): ParameterProblem | null {
  const rows = withSetting(base, setting, '');
  const written = rows.find((row) => row.edit?.at === '');
  return base.withParameters(rows).settings.faults.find(({ row }) => row === written)?.problem ?? null;
}

/** Settings written on the page, the latest first; of one that was written several times every time. */
export function editsOf(rows: readonly ParameterRow[]): ParameterRow[] {
  const chain = (row: ParameterRow): ParameterRow[] =>
    row.edit ? [row, ...(row.edit.replaced ? chain(row.edit.replaced) : [])] : [];
  const time = (row: ParameterRow) => row.edit?.at ?? '';
  return rows.flatMap(chain).sort((a, b) => (time(a) === time(b) ? 0 : time(a) < time(b) ? 1 : -1));
}

/** A setting written on the page, and when. */
export interface DatedSetting extends WrittenSetting {
  readonly at: string;
}

/** What was written on the page, the oldest first, to be written again. */
export function writtenSettings(rows: readonly ParameterRow[]): DatedSetting[] {
  return editsOf(rows)
    .reverse()
    .map(({ key, scope, value, from, edit }) => ({ key, scope, value, from, at: edit?.at ?? '' }));
}

/** The portfolio with settings that were written on the page before. */
export function rewritten(portfolio: Portfolio, written: readonly DatedSetting[]): Portfolio {
  return written.reduce(
    (edited, setting) => edited.withParameters(withSetting(edited, setting, setting.at)),
    portfolio,
  );
}

/** All settings as a file that is loaded like the one they came from. */
export function parameterCsv(rows: readonly ParameterRow[]): string {
  return toCsv(
    ['key', 'scope', 'value', 'unit', 'effective_from'],
    // a negative number must stay one: text that begins with a minus is kept from being run as a formula
    rows.map((row) => {
      const number = row.value.startsWith('-') ? readNumber(row) : null;
      return [row.key, row.scope, number ?? row.value, number === null ? row.unit : null, row.from];
    }),
  );
}

/** The value a setting has before it is written, as text that could be written itself. */
function inForceText(
  { settings, snapshots, catalogue }: Portfolio,
  { key, scope, from }: WrittenSetting,
): string | null {
  const at = from ?? snapshots.at(-1) ?? '';
  if (isLimitKey(key)) {
    const name = readLimitKey(key, catalogue);
    if (typeof name === 'string') return null;
    const value = settings.limitsAt(name.metric, at, groupOf(scope), name.set)?.[name.level];
    return value === undefined ? null : String(value);
  }
  if (isWeightKey(key)) {
    const weight = settings.weightAt(key.slice(key.indexOf(':') + 1), at);
    return weight === null ? null : String(weight);
  }
  return settings.parameters.written(key, at);
}

/** The group a scope names. */
export function groupOf(scope: string): Group {
  const [kind = '', ...name] = scope.split(':');
  return name.length === 0 ? {} : { [kind]: name.join(':') };
}

function inForceOrder(rows: readonly ParameterRow[]): ParameterRow[] {
  return [...rows].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : (a.from ?? '') > (b.from ?? '') ? 1 : 0));
}
