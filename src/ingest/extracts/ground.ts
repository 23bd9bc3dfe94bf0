import type { Engine } from '../../engine/engine.ts';
import { quoteName } from '../../lib/sql.ts';
import type { Regulated } from '../match/regulatory.ts';
import { fold } from '../match/units.ts';
import type { PreparedFile } from '../open/prepare-file.ts';
import { cleanText } from '../plan/typing/clean-text.ts';
import type { RawTable } from '../raw/raw-table.ts';

/** A file of the extracts to the rows of which other files add columns. */
export interface Ground {
  file: PreparedFile;
  raw: RawTable;
  regulated: Regulated;
  changed: boolean;
}

/** The place of a column or of a link; undefined where the file has neither. */
export function placeIn({ places, links }: Pick<Regulated, 'places' | 'links'>, name: string): number | undefined {
  return places[name] ?? links[name];
}

/** The place of the first of these fields that the file has. */
export function fieldIn({ headers }: RawTable, names: readonly string[]): number | undefined {
  const wanted = names.map(fold);
  const index = headers.findIndex((header) => wanted.includes(fold(header)));
  return index === -1 ? undefined : index;
}

/** SQL: the text of a cell of the relation called `alias`, blank ones null. */
export function textIn(alias: string, raw: RawTable, index: number | undefined): string {
  if (index === undefined) return 'CAST(NULL AS VARCHAR)';
  const cell = `${alias}.${quoteName(raw.columns[index] ?? '')}`;
  return cleanText(raw.typed?.has(index) ? `CAST(${cell} AS VARCHAR)` : cell);
}

/** SQL: the day in a cell as eight digits. */
export function dayIn(alias: string, raw: RawTable, index: number | undefined): string {
  return `NULLIF(left(regexp_replace(${textIn(alias, raw, index)}, '[^0-9]', '', 'g'), 8), '')`;
}

/** SQL: the number in a text; the supervisor's amounts have a point and at most commas between thousands. */
export function numberIn(text: string): string {
  return `TRY_CAST(replace(${text}, ',', '') AS DOUBLE)`;
}

/** Gives the file a column of text for what others say of its rows; returns its place. */
export async function addColumn(
  engine: Engine,
  ground: Ground,
  { name, heading }: { name: string; heading: string },
): Promise<number> {
  const { raw, regulated } = ground;
  const index = raw.columns.length;
  const column = `joined${index}`;
  await engine.query(`ALTER TABLE ${quoteName(raw.relation)} ADD COLUMN ${quoteName(column)} VARCHAR`);
  ground.raw = { ...raw, columns: [...raw.columns, column], headers: [...raw.headers, heading] };
  const isOurs = name.includes('.') || ground.file.match?.table.columns.some((each) => each.name === name) === true;
  ground.regulated = isOurs
    ? { ...regulated, places: { ...regulated.places, [name]: index } }
    : { ...regulated, links: { ...regulated.links, [name]: index }, unused: new Set([...regulated.unused, index]) };
  ground.changed = true;
  return index;
}

/** True where a column can take a text: one that was typed while it was read cannot. */
export function takesText({ raw }: Ground, index: number): boolean {
  return raw.typed?.has(index) !== true;
}
