import type { Engine } from '../../engine/engine.ts';
import { quoteName } from '../../lib/sql.ts';
import type { PreparedFile } from '../open/prepare-file.ts';
import { isNullSql } from '../plan/typing/clean-text.ts';
import type { RawTable } from '../raw/raw-table.ts';
import { addColumn, dayIn, fieldIn, numberIn, placeIn, takesText, textIn, type Ground } from './ground.ts';
import { note } from './join-table.ts';

/** Contracts of security of several kinds together. */
const MIXED = '混合';
const TYPE = 'facility.collateral_type';
const VALUE = 'collateral_value';

/**
 * Adds to loans what secures them: the kind of security of their contracts, and the value of what is pledged or mortgaged
 * under those. A thing that secures several loans counts once: its value goes to them by their balances.
 */
export async function joinSecurity(
  engine: Engine,
  guarantees: readonly PreparedFile[],
  items: readonly PreparedFile[],
  ground: Ground,
): Promise<boolean> {
  const contract = placeIn(ground.regulated, 'contract');
  const [first] = guarantees;
  if (contract === undefined || !first) return false;
  const secured = `${ground.raw.relation}_secured`;
  await engine.query(
    `CREATE OR REPLACE TEMP TABLE ${quoteName(secured)} (rid BIGINT, guarantee VARCHAR, kind VARCHAR, day VARCHAR)`,
  );
  for (const each of guarantees) await addGuarantees(engine, each, ground, { contract, secured });
  await fillType(engine, first, ground, secured);
  if (items.length > 0) await fillValue(engine, items, ground, secured);
  return true;
}

function fieldsOf(file: PreparedFile): Readonly<Record<string, number | undefined>> {
  const named = Object.entries(file.match?.regulated?.source.security?.fields ?? {});
  return Object.fromEntries(named.map(([name, names]) => [name, fieldIn(file.raw, names)]));
}

async function addGuarantees(
  engine: Engine,
  { raw, ...file }: PreparedFile,
  ground: Ground,
  { contract, secured }: { contract: number; secured: string },
): Promise<void> {
  const fields = fieldsOf({ raw, ...file });
  const pairs = `${raw.relation}_pairs`;
  const day = dayIn('b', ground.raw, ground.regulated.places['as_of_date']);
  await engine.query(
    `CREATE OR REPLACE TEMP TABLE ${quoteName(pairs)} AS
     SELECT b.rowid AS rid, s.rowid AS sid, ${textIn('s', raw, fields['guarantee'])} AS guarantee,
       ${textIn('s', raw, fields['type'])} AS kind, ${day} AS day
     FROM ${quoteName(ground.raw.relation)} AS b JOIN ${quoteName(raw.relation)} AS s
     ON ${textIn('b', ground.raw, contract)} = ${textIn('s', raw, fields['contract'])}
     WHERE ${await sameMonth(engine, raw, fields['date'], ground)}`,
  );
  await engine.query(
    `INSERT INTO ${quoteName(secured)} SELECT DISTINCT rid, guarantee, kind, day FROM ${quoteName(pairs)}`,
  );
  await note(engine, raw, pairs, { counts: 'TRUE', problem: 'older-state' });
}

/** SQL: the rows `s` and `b` are of one month; always true where the file has no month of the ledger. */
async function sameMonth(engine: Engine, raw: RawTable, date: number | undefined, ground: Ground): Promise<string> {
  const asOf = ground.regulated.places['as_of_date'];
  if (date === undefined || asOf === undefined) return 'TRUE';
  const [own, day] = [`left(${dayIn('s', raw, date)}, 6)`, `left(${dayIn('b', ground.raw, asOf)}, 6)`];
  const { rows } = await engine.query(
    `SELECT 1 FROM ${quoteName(raw.relation)} AS s WHERE ${own} IN
     (SELECT ${day} FROM ${quoteName(ground.raw.relation)} AS b) LIMIT 1`,
  );
  return rows.length === 0 ? 'TRUE' : `coalesce(${own} = ${day}, TRUE)`;
}

async function fillType(engine: Engine, file: PreparedFile, ground: Ground, secured: string): Promise<void> {
  const place =
    placeIn(ground.regulated, TYPE) ??
    (await addColumn(engine, ground, { name: TYPE, heading: headingOf(file, 'type') }));
  if (!takesText(ground, place)) return;
  const codes = file.match?.regulated?.codes[TYPE] ?? {};
  ground.regulated = {
    ...ground.regulated,
    codes: { ...ground.regulated.codes, [TYPE]: { ...codes, ...ground.regulated.codes[TYPE] } },
  };
  const relation = quoteName(ground.raw.relation);
  const cell = quoteName(ground.raw.columns[place] ?? '');
  await engine.query(
    `UPDATE ${relation} SET ${cell} = j.kind
     FROM (SELECT rid, CASE WHEN count(DISTINCT kind) > 1 THEN '${MIXED}' ELSE max(kind) END AS kind
       FROM ${quoteName(secured)} GROUP BY rid) AS j
     WHERE ${relation}.rowid = j.rid AND (${cell} IS NULL OR ${isNullSql(cell)})`,
  );
  ground.changed = true;
}

async function fillValue(
  engine: Engine,
  items: readonly PreparedFile[],
  ground: Ground,
  secured: string,
): Promise<void> {
  const [first] = items;
  if (!first) return;
  const things = `${ground.raw.relation}_things`;
  const { raw, regulated } = ground;
  const balance = `greatest(${numberIn(textIn('b', raw, regulated.places['outstanding']))}, 0)`;
  const currency = currencySql(textIn('b', raw, regulated.places['currency']));
  await engine.query(
    `CREATE OR REPLACE TEMP TABLE ${quoteName(things)}
     (rid BIGINT, thing VARCHAR, day VARCHAR, value DOUBLE, balance DOUBLE, foreign_value BOOLEAN)`,
  );
  for (const { raw: own, ...rest } of items) {
    const fields = fieldsOf({ raw: own, ...rest });
    const pairs = `${own.relation}_pairs`;
    const ownCurrency = currencySql(textIn('s', own, fields['currency']));
    await engine.query(
      `CREATE OR REPLACE TEMP TABLE ${quoteName(pairs)} AS
       SELECT DISTINCT b.rowid AS rid, s.rowid AS sid, ${textIn('s', own, fields['item'])} AS thing, g.day,
         ${numberIn(textIn('s', own, fields['value']))} AS value, ${balance} AS balance,
         coalesce(${ownCurrency} <> ${currency}, FALSE) AS foreign_value
       FROM ${quoteName(secured)} AS g JOIN ${quoteName(raw.relation)} AS b ON b.rowid = g.rid
       JOIN ${quoteName(own.relation)} AS s ON ${textIn('s', own, fields['guarantee'])} = g.guarantee
       WHERE ${await sameMonth(engine, own, fields['date'], ground)}`,
    );
    await engine.query(
      `INSERT INTO ${quoteName(things)}
       SELECT rid, thing, day, max(value), max(balance), bool_or(foreign_value) FROM ${quoteName(pairs)} GROUP BY rid, thing, day`,
    );
    await note(engine, own, pairs, { counts: 'NOT foreign_value', problem: 'value-other-currency' });
  }
  const place =
    placeIn(regulated, VALUE) ?? (await addColumn(engine, ground, { name: VALUE, heading: headingOf(first, 'value') }));
  if (!takesText(ground, place)) return;
  const relation = quoteName(raw.relation);
  const cell = quoteName(ground.raw.columns[place] ?? '');
  // a value in another currency than the loan's is not turned into it here
  await engine.query(
    `UPDATE ${relation} SET ${cell} = CAST(CAST(j.value AS DECIMAL(20,2)) AS VARCHAR)
     FROM (SELECT rid, sum(part) AS value FROM (
         SELECT rid, max(value) OVER whole * balance / NULLIF(sum(balance) OVER whole, 0) AS part
         FROM ${quoteName(things)}
         WINDOW whole AS (PARTITION BY thing, day)
         QUALIFY NOT bool_or(foreign_value) OVER whole
       ) GROUP BY rid HAVING sum(part) IS NOT NULL) AS j
     WHERE ${relation}.rowid = j.rid AND (${cell} IS NULL OR ${isNullSql(cell)})`,
  );
  ground.changed = true;
}

function currencySql(text: string): string {
  return `CASE WHEN upper(${text}) IN ('CNY', 'RMB', '156', '人民币') THEN 'CNY' ELSE upper(${text}) END`;
}

function headingOf(file: PreparedFile, field: string): string {
  const source = file.match?.regulated?.source;
  return `${source?.title ?? ''}·${source?.security?.fields[field]?.[0] ?? ''}`;
}
