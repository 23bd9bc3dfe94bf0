import type { Engine } from '../../engine/engine.ts';
import type { IsoDate } from '../../lib/dates.ts';
import { PORTFOLIO_SCOPE } from '../../metrics/limit.ts';

/** Who said so: a file, a person on the page, or a scenario that is only tried out. */
export type ParameterOrigin = 'file' | 'edit' | 'scenario';

/** One setting of the bank. */
export interface ParameterRow {
  readonly key: string;
  /** As `readScope` writes it, or the text as it stands where that says nothing. */
  readonly scope: string;
  readonly value: string;
  readonly unit: string | null;
  readonly from: IsoDate | null;
  readonly origin: ParameterOrigin;
  readonly file: string | null;
  readonly row: number | null;
  /** When it was written on the page, what was in force before, and the setting it took the place of. */
  readonly edit?: { readonly at: string; readonly before: string | null; readonly replaced: ParameterRow | null };
}

/** Every setting with a key and a value, in the order they come into force. */
export async function readParameterRows(engine: Engine): Promise<ParameterRow[]> {
  const { rows } = await engine.query(
    `SELECT key, CAST(scope AS VARCHAR), value, unit, effective_from, CAST(source_file AS VARCHAR), source_row FROM parameter
     WHERE key IS NOT NULL AND value IS NOT NULL ORDER BY effective_from NULLS FIRST, source_file, source_row`,
  );
  const text = (cell: unknown) => (cell === null || cell === undefined ? null : String(cell));
  return rows.map(([key, scope, value, unit, from, file, row]) => ({
    key: String(key).trim(),
    scope: readScope(text(scope)) ?? String(scope),
    value: String(value),
    unit: text(unit),
    from: text(from),
    origin: 'file',
    file: text(file),
    row: row === null || row === undefined ? null : Number(row),
  }));
}

const SCOPES = {
  sector: ['sector', '行业'],
  client: ['client', '客户'],
  facility: ['facility', '借据'],
} as const;
const WHOLE = new Set(['', '*', 'all', 'portfolio', '组合', '全行', '全部']);

/** `portfolio`, `sector:…`, `client:…` or `facility:…`; null for what is none of them. */
export function readScope(text: string | null): string | null {
  const [kind = '', ...rest] = (text ?? '').replaceAll('：', ':').split(':');
  const name = rest.join(':').trim();
  if (rest.length === 0) return WHOLE.has(kind.trim().toLowerCase()) ? PORTFOLIO_SCOPE : null;
  const found = Object.entries(SCOPES).find(([, words]) => words.some((word) => word === kind.trim().toLowerCase()));
  return found && name !== '' ? `${found[0]}:${name}` : null;
}

const SCALES: readonly (readonly [RegExp, number])[] = [
  [/亿/, 1e8],
  [/万|萬/, 1e4],
  [/千|thousand/i, 1e3],
  [/billion|\bbn\b/i, 1e9],
  [/million|\bmn\b|\bm\b/i, 1e6],
];

/** The number a setting says, in units: `5%` is 0.05, 万元 and the like are multiplied out; null where it is none. */
export function readNumber({ value, unit }: Pick<ParameterRow, 'value' | 'unit'>): number | null {
  const text = value.replace(/[,，\s]/g, '');
  const percent = /[%％]$/.test(text);
  const digits = percent ? text.slice(0, -1) : text;
  const number = digits === '' ? NaN : Number(digits);
  // the sign in the cell says it all: a unit column that says % as well does not divide again
  if (!Number.isFinite(number)) return null;
  return percent || isPercentUnit(unit) ? number / 100 : number * scaleOf(unit);
}

/** True where a number says that it is in percent. */
export function isPercent({ value, unit }: Pick<ParameterRow, 'value' | 'unit'>): boolean {
  return /[%％]\s*$/.test(value) || isPercentUnit(unit);
}

function isPercentUnit(unit: string | null): boolean {
  return unit !== null && /%|％|percent|百分/i.test(unit);
}

function scaleOf(unit: string | null): number {
  return SCALES.find(([pattern]) => unit !== null && pattern.test(unit))?.[1] ?? 1;
}
