import { quoteName } from '../../lib/sql.ts';
import { ORIGIN } from '../../ingest/index.ts';
import { DIMENSIONS, type Filter } from '../../metrics/metric.ts';
import { TABLES } from '../../model/index.ts';
import type { Column, TableModel } from '../../model/table.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Portfolio } from '../portfolio.ts';
import { managerCodes } from '../portfolio/hidden-names.ts';
import { readContents } from '../portfolio/prepare-tables.ts';
import { readOutsideNames, spokenOf } from './outside-names.ts';
import { isPartSetting, partCondition, type TargetRow } from './part-rows.ts';
import { isInPart, SETS, withPartSets } from './part-sets.ts';
import { partSettings, readPart, type Part } from './part.ts';
import { rewriteOf, type Rewrite, type Words } from './written-cells.ts';

/** What stands for a cell that nobody could read: no blank, which would say that nothing was stated. */
const UNREAD = 'unreadable';

/** Tables whose rows stand in the order of the bank's people. */
const OF_PEOPLE = new Set(['manager', 'training', 'kpi', 'target']);

/** The rows of one table that go with a part, as text. */
export interface PartTable {
  readonly table: TableModel;
  readonly columns: readonly Column[];
  /** The cells of its columns, then its origin; null is a blank. The origin is blank where the place of a row would tell whose code stands in it. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** Rows of the whole table. */
  readonly all: number;
  /** How many of `rows` the table does not have: they say what it is a part of. */
  readonly added: number;
  /** Cells left blank because they speak of somebody outside. */
  readonly blanked: number;
}

/** The tables of the part of a portfolio that a filter lets pass; without a filter all of it. */
export async function readPartTables(
  portfolio: Portfolio,
  filter: Filter,
  { hideNames = false }: { hideNames?: boolean } = {},
): Promise<PartTable[]> {
  const { engine } = portfolio;
  const part = Object.keys(filter).length > 0 ? await readWhole(portfolio, filter) : null;
  const targets = part ? await targetRows(portfolio, filter) : [];
  return withPartSets(engine, filter, async () => {
    const words = await readWords(portfolio, hideNames);
    const tables: PartTable[] = [];
    for (const table of TABLES) {
      const where = part && table.name !== 'parameter' ? partCondition(table.name, filter, targets) : 'TRUE';
      const read = await readTable(engine, table, where, words);
      tables.push(
        table.name === 'parameter'
          ? await settingsOf(portfolio, read, part && { ...part, filter: inCodes(filter, words) })
          : read,
      );
    }
    return tables;
  });
}

async function readTable(engine: Engine, table: TableModel, where: string, words: Words): Promise<PartTable> {
  const from = `FROM ${quoteName(table.name)} AS r`;
  const unread = (name: string) => `contains(coalesce(r.unread, ''), ',${name},')`;
  const cells = table.columns.map(({ name }) => {
    const cell = `CAST(r.${quoteName(name)} AS VARCHAR)`;
    return `CASE WHEN ${unread(name)} THEN '${UNREAD}' ELSE ${cell} END`;
  });
  const origin = ORIGIN.map((name) => `CAST(r.${name} AS VARCHAR)`);
  const found = await engine.query(
    `SELECT ${[...cells, ...origin].join(', ')} ${from} WHERE ${where} ORDER BY CAST(r.source_file AS VARCHAR), r.source_row, r.rowid`,
  );
  const { rows: counts } = await engine.query(`SELECT count(*) ${from}`);
  const rewrites = table.columns.map((column) => rewriteOf(table, column, words));
  let blanked = 0;
  const hidden = words.code !== null && OF_PEOPLE.has(table.name);
  const rows = found.rows.map((row) =>
    row.map((cell, index) => {
      if (hidden && index >= table.columns.length) return null;
      const rewrite: Rewrite | null | undefined = rewrites[index];
      if (cell === null || cell === undefined) return null;
      const text = rewrite ? rewrite(String(cell)) : String(cell);
      if (text === null) blanked += 1;
      return text;
    }),
  );
  // nor does their order tell it
  if (hidden) rows.sort((a, b) => (a.join('\t') < b.join('\t') ? -1 : 1));
  return { table, columns: table.columns, rows, all: Number(counts[0]?.[0] ?? 0), added: 0, blanked };
}

/** Settings that go with the part, and those that say of what it is one; the currency of the whole, which a part could not tell. */
async function settingsOf({ engine, currency }: Portfolio, read: PartTable, part: Part | null): Promise<PartTable> {
  if (!part) return read;
  const at = (name: string) => read.columns.findIndex((column) => column.name === name);
  const [key, scope, value, unit] = [at('key'), at('scope'), at('value'), at('unit')];
  const sets = { clients: await idsOf(engine, SETS.clients), loans: await idsOf(engine, SETS.loans) };
  const kept = read.rows.filter((row) =>
    isPartSetting(
      { key: row[key] ?? '', scope: row[scope] ?? null, value: row[value] ?? '', unit: row[unit] ?? null },
      sets,
    ),
  );
  const isSaid = kept.some((row) => row[key]?.trim().toLowerCase() === 'base_currency');
  const said = [
    ...partSettings(part),
    ...(currency === null || isSaid ? [] : [{ key: 'base_currency', value: currency }]),
  ];
  const added = said.map((setting) =>
    [...read.columns, ...ORIGIN].map((_, index) => {
      if (index === key) return setting.key;
      return index === value ? setting.value : index === scope ? 'portfolio' : null;
    }),
  );
  return { ...read, rows: [...kept, ...added], added: added.length };
}

async function readWords(portfolio: Portfolio, hideNames: boolean): Promise<Words> {
  const { engine } = portfolio;
  const outside = await readOutsideNames(engine, hideNames);
  const others = new Set(outside.map((name) => name.toLowerCase()));
  const managers = await idsOf(engine, SETS.managers);
  return {
    speaksOfOthers: spokenOf(outside),
    isOther: (name) => others.has(name.trim().toLowerCase()),
    isManager: (id) => managers.has(id),
    code: hideNames ? await managerCodes(portfolio) : null,
  };
}

/** The filter as the rows written by it are called. */
function inCodes(filter: Filter, { code }: Words): Filter {
  return code && filter.manager ? { ...filter, manager: filter.manager.map(code) } : filter;
}

async function idsOf(engine: Engine, set: string): Promise<ReadonlySet<string>> {
  const { rows } = await engine.query(`SELECT id FROM ${set}`);
  return new Set(rows.map(([id]) => String(id)));
}

/** What a part has to know of the whole, or of what that was a part of. */
async function readWhole({ engine, settings }: Portfolio, filter: Filter): Promise<Part> {
  const { filled } = await readContents(engine, readPart(settings.rows)?.holds);
  return { filter, books: await readBooks(engine), holds: [...filled].toSorted() };
}

async function readBooks(engine: Engine): Promise<Part['books']> {
  const { rows } = await engine.query('SELECT CAST(as_of_date AS VARCHAR), kind FROM bw_book_date ORDER BY 1');
  return rows.map(([date, kind]) => ({ date: String(date), kind: String(kind) }));
}

/** Targets of groups all of whose loans are in the part: one of the whole, or of a group that reaches beyond, is no target of the part. */
async function targetRows({ engine, goals }: Portfolio, filter: Filter): Promise<TargetRow[]> {
  const own: TargetRow[] = [];
  for (const { dimension, member, file, row } of (await goals?.()) ?? []) {
    if (dimension === null || member === null || !DIMENSIONS.includes(dimension)) continue;
    const { rows } = await engine.query(
      `SELECT count(*) > 0 AND bool_and(${isInPart(filter)}) FROM bw_every_position WHERE CAST(${dimension} AS VARCHAR) = $member`,
      { params: { member } },
    );
    if (rows[0]?.[0] === true) own.push({ file, row });
  }
  return own;
}
