import type { Details } from '../../../lib/reasons.ts';
import type { GivenLayout } from '../../layout/given.ts';

const ROWS = ['headerFrom', 'headerTo', 'unitsRow', 'firstRow', 'footRows'] as const;
/** What a row of a file can be; beyond it a mistake. */
const MAX_ROW = 100_000_000;

/** The corrections of a layout from the JSON of a mapping; calls `refuse` with what is wrong. */
export function readCorrections(
  value: unknown,
  refuse: (key: 'no-row' | 'no-quote' | 'no-escape', values: Details) => Error,
): { layout?: GivenLayout } {
  if (value === undefined) return {};
  const layout: GivenLayout = {};
  for (const name of ROWS) {
    const row = field(value, name);
    if (row === undefined) continue;
    if (typeof row !== 'number' || !Number.isInteger(row) || row < 0 || row > MAX_ROW)
      throw refuse('no-row', { field: `layout.${name}`, value: String(row) });
    layout[name] = row;
  }
  const quote = field(value, 'quote');
  const escape = field(value, 'escape');
  const footText = field(value, 'footText');
  if (quote === '"' || quote === "'" || quote === 'none') layout.quote = quote;
  else if (quote !== undefined) throw refuse('no-quote', { field: 'layout.quote', value: String(quote) });
  if (escape === '"' || escape === "'" || escape === '\\') layout.escape = escape;
  else if (escape !== undefined) throw refuse('no-escape', { field: 'layout.escape', value: String(escape) });
  if (typeof footText === 'string') layout.footText = footText;
  return { layout };
}

/** A field of a value that may be no object at all. */
export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
