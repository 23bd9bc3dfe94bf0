import type { Engine, QueryOptions } from '../../engine/engine.ts';
import { createFormat } from '../../i18n/format.ts';
import type { Language } from '../../i18n/language.ts';
import type { OwnWords } from '../../i18n/translate.ts';
import { scopeOf } from '../../metrics/answer-statement.ts';
import type { Dimension, Filter } from '../../metrics/metric.ts';
import type { Contents } from '../../metrics/missing.ts';
import { knownNames } from '../../model/known-names.ts';
import type { DimensionValue, ValuesOptions } from '../portfolio.ts';
import { QueryCache } from './query-cache.ts';
import { requestKey } from './request.ts';

type Names = Readonly<Record<Language, string | null>>;

/** Where names stand: value, name, name in English. */
const NAMES: Partial<Record<Dimension, string>> = {
  client: `SELECT b.client, b.client_name, c.client_name_en FROM bw_client AS b LEFT JOIN client AS c ON c.client_id = b.client`,
  manager: `SELECT b.manager, b.manager_name, m.manager_name_en FROM bw_manager AS b
    LEFT JOIN manager AS m ON CAST(m.manager_id AS VARCHAR) = CAST(b.manager AS VARCHAR)`,
  team: 'SELECT coalesce(CAST(team_id AS VARCHAR), CAST(team_name AS VARCHAR)), team_name, team_name_en FROM manager',
  branch: 'SELECT branch, branch, branch_en FROM manager',
  sector: 'SELECT b.sector, b.sector, c.sector_en FROM bw_client AS b JOIN client AS c ON c.client_id = b.client',
  project: 'SELECT project_id, project_name, project_name_en FROM project',
};

/** Further tables that know values of a dimension. */
const RECORDED: Partial<Record<Dimension, string>> = {
  facility: 'SELECT facility_id FROM exposure UNION SELECT facility_id FROM facility',
};

/** Dimensions of so few values that their names are known wherever a text is put together. */
const FEW: readonly Dimension[] = ['sector', 'region', 'branch', 'team', 'product'];

export type Values = (dimension: Dimension, language: Language, options?: ValuesOptions) => Promise<DimensionValue[]>;

/** The values of each dimension, asked of the engine once a language, and once a selection which of them are in it. */
export function valuesOnce(engine: Engine, tables: Contents['tables']): Values {
  const from = usedIn(tables);
  const known = new QueryCache<DimensionValue[]>();
  const inside = new QueryCache<ReadonlySet<string>>();
  return async (dimension, language, { within, recorded = false, signal } = {}) => {
    const whole = known.get(
      `${dimension} ${language} ${recorded}`,
      (stop) => dimensionValues(engine, { from, dimension, language, recorded, signal: stop }),
      signal,
    );
    const filter = Object.fromEntries(Object.entries(within ?? {}).filter(([name]) => name !== dimension));
    if (!Object.values(filter).some((values) => values.length > 0)) return whole;
    const found = inside.get(
      requestKey(dimension, { filter }),
      async (stop) => new Set((await valuesOf(engine, dimension, { from, filter, signal: stop })).map(orUnknown)),
      signal,
    );
    const [all, some] = await Promise.all([whole, found]);
    return all.filter(({ value }) => some.has(value));
  };
}

const orUnknown = (value: string | null) => value ?? 'unknown';

interface Named {
  from: readonly string[];
  dimension: Dimension;
  language: Language;
  recorded: boolean;
  signal: AbortSignal;
}

/** Values a dimension takes anywhere in the book and its events, with the name a reader of the language knows; sorted for that reader. Blanks are `unknown`, last. */
async function dimensionValues(
  engine: Engine,
  { from, dimension, language, recorded, signal }: Named,
): Promise<DimensionValue[]> {
  const [used, names, further] = await Promise.all([
    valuesOf(engine, dimension, { from, signal }),
    namesOf(engine, dimension, { signal }),
    recorded ? recordedIn(engine, dimension, { signal }) : [],
  ]);
  const values = recorded ? [...new Set([...used, ...names.keys(), ...further])] : used;
  const { compare } = createFormat(language, null);
  const known = values.flatMap((value) =>
    value === null ? [] : [{ value, label: nameIn(language, dimension, value, names) }],
  );
  known.sort((a, b) => compare(a.label, b.label) || compare(a.value, b.value));
  return known.length < values.length ? [...known, { value: 'unknown', label: 'unknown' }] : known;
}

/** Names in both languages of ESG providers and of the values of dimensions that have few, by the key words have: `part.sector.风力发电`. */
export async function groupWords(
  engine: Engine,
  { tables, providers }: { tables: Contents['tables']; providers: readonly string[] },
): Promise<OwnWords> {
  const from = usedIn(tables);
  const words: Record<string, Record<Language, string>> = {};
  for (const provider of providers) {
    const known = knownNames('provider', provider);
    if (known) words[`part.provider.${provider}`] = known;
  }
  for (const dimension of FEW) {
    const names = await namesOf(engine, dimension);
    for (const value of await valuesOf(engine, dimension, { from })) {
      if (value === null) continue;
      const zh = nameIn('zh-CN', dimension, value, names);
      const en = nameIn('en', dimension, value, names);
      if (zh !== value || en !== value) words[`part.${dimension}.${value}`] = { 'zh-CN': zh, en };
    }
  }
  return words;
}

/** Where values are in use: the book, and what happened to its clients where anything is recorded. */
function usedIn(tables: Contents['tables']): string[] {
  return ['bw_position', ...['review', 'alert'].filter((name) => tables[name]).map((name) => `bw_${name}`)];
}

async function valuesOf(
  engine: Engine,
  dimension: Dimension,
  { from, filter = {}, ...options }: { from: readonly string[]; filter?: Filter } & QueryOptions,
): Promise<(string | null)[]> {
  const { where, params } = scopeOf({}, filter);
  const sources = from.map(
    (table) =>
      `SELECT CAST(v AS VARCHAR) AS value FROM (SELECT DISTINCT ${dimension} AS v FROM ${table} WHERE ${where})`,
  );
  const { rows } = await engine.query(`${sources.join(' UNION ')} ORDER BY value`, { ...options, params });
  return rows.map(([value]) => (value === null || value === undefined ? null : String(value)));
}

async function recordedIn(engine: Engine, dimension: Dimension, options: QueryOptions): Promise<string[]> {
  const source = RECORDED[dimension];
  if (source === undefined) return [];
  const { rows } = await engine.query(`SELECT CAST(value AS VARCHAR) FROM (${source}) AS known(value)`, options);
  return rows.flatMap(([value]) => (value === null || value === undefined ? [] : [String(value)]));
}

async function namesOf(
  engine: Engine,
  dimension: Dimension,
  options: QueryOptions = {},
): Promise<ReadonlyMap<string, Names>> {
  const source = NAMES[dimension];
  if (source === undefined) return new Map();
  const { rows } = await engine.query(
    `SELECT CAST(value AS VARCHAR), max(CAST(zh AS VARCHAR)), max(CAST(en AS VARCHAR)) FROM (${source}) AS named(value, zh, en)
    WHERE value IS NOT NULL GROUP BY 1`,
    options,
  );
  const text = (cell: unknown) => (cell === null || cell === undefined ? null : String(cell));
  return new Map(rows.map(([value, zh, en]) => [String(value), { 'zh-CN': text(zh), en: text(en) }]));
}

/** The bank's own name in the language, else everybody's; where there is none the bank's in the other language, else the value. */
function nameIn(language: Language, dimension: Dimension, value: string, names: ReadonlyMap<string, Names>): string {
  const own = names.get(value);
  const known = knownNames(dimension, value)?.[language];
  if (language === 'en') return own?.en ?? known ?? own?.['zh-CN'] ?? value;
  return known ?? own?.['zh-CN'] ?? own?.en ?? value;
}
