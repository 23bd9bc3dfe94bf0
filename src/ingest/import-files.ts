import type { Engine } from '../engine/engine.ts';
import { withSignal } from '../engine/with-signal.ts';
import { literal, quoteName } from '../lib/sql.ts';
import { TABLES } from '../model/index.ts';
import type { TableModel } from '../model/table.ts';
import { listGroupHeads } from './check/group-heads.ts';
import { checkRows, type RowCheck } from './check/check-rows.ts';
import { deriveTables, type WideLedger } from './store/derive-tables.ts';
import { dropDuplicates } from './store/drop-duplicates.ts';
import type { Part } from './formats/part.ts';
import { LIMITS_OF } from './formats/size-limits.ts';
import { isBad } from './formats/read-parts.ts';
import type { Findings } from './check/issue-list.ts';
import { listUnreadCells } from './check/list-cells.ts';
import { refuseUnsaved } from './check/unsaved.ts';
import { openParts, reportBad, setAsideSheets } from './open/open-parts.ts';
import { joinExtracts } from './extracts/join-extracts.ts';
import { placesOf } from './match/match-columns.ts';
import { suggestColumns } from './match/mapping/suggest.ts';
import type { HistoryOptions, ImportOptions, SourceFile } from './options.ts';
import type { ColumnPlan } from './plan/column-plan.ts';
import { planColumns } from './plan/plan-columns.ts';
import { unreadName } from './plan/unread-cell.ts';
import { giveBack, leaveToLedger, leaveToOwnTables, ledgersLast } from './open/leave-to-others.ts';
import { foundLayout } from './open/found-layout.ts';
import { prepareAll } from './open/prepare-all.ts';
import type { PreparedFile } from './open/prepare-file.ts';
import { stopIfAborted } from './work.ts';
import { Progress } from './progress.ts';
import { rejectedRows } from './check/rejected-rows.ts';
import { remarkValues } from './check/remark-values.ts';
import type { ColumnMatch, ImportReport, LoadReport } from './import-report.ts';
import { stageTable } from './store/stage-rows.ts';
import { restoreOrigins } from './store/restore-origins.ts';
import { applyLoads, type Replaced } from './history/apply-loads.ts';
import { deliveries, follow } from './history/follow.ts';
import type { Load } from './history/delivery.ts';
import { reportLoads } from './history/report-loads.ts';
import { unitParameter } from './match/stated-unit.ts';
import { storeTables, type Staged } from './store/store-tables.ts';
import { controlTotal, ledgerTotals } from './check/totals.ts';
import { isMetricFile } from '../lib/metric-file.ts';
import { unitAround } from './match/unit-around.ts';
import { unitColumn } from './match/unit-column.ts';
import type { Unit } from './match/units.ts';

/** A file on its way: prepared, then checked and staged, unless something blocks it. */
interface Passage {
  prepared: PreparedFile;
  plans: ColumnPlan[];
  check: RowCheck;
  staged: Staged | null;
  /** Columns some cells of which could not be read. */
  unread: string[];
  control: string | null;
  /** What later loads took the place of. */
  replaced?: Replaced;
}

/** What came in: what became of every file, and what every load changed. */
export interface Imported {
  reports: ImportReport[];
  loads: LoadReport[];
}

/** Loads files that were given together; see `importLoads`. */
export async function importFiles(
  engine: Engine,
  files: readonly SourceFile[],
  options: ImportOptions = {},
): Promise<ImportReport[]> {
  return (await importLoads(engine, [{ files }], options)).reports;
}

/**
 * Loads the files into the canonical tables, replacing what was there, and says what became of every row; later loads take
 * the place of what earlier ones say of the same months and keys, or wait where that is to be asked. Every file has a name of its own (`withOwnNames`). A file with an open question that blocks is reported and not loaded; the others are.
 */
export async function importLoads(
  given: Engine,
  loads: readonly Load[],
  { listed, ...options }: HistoryOptions = {},
): Promise<Imported> {
  const engine = withSignal(given, options.signal);
  const progress = new Progress(options.onProgress);
  const tables = loads.flatMap(({ files }) => files).filter(({ name }) => !isMetricFile(name));
  const opened = await openParts(tables, options, { progress, limits: LIMITS_OF[engine.kind] });
  try {
    const { prepared, parts } = await prepareAll(engine, opened, { options, progress });
    const good = parts.filter((part): part is Part => !isBad(part));
    setAsideSheets(prepared);
    leaveToLedger(prepared);
    await joinExtracts(engine, prepared);
    const left = leaveToOwnTables(prepared);
    await suggest(engine, prepared);
    const parameterUnit = await unitParameter(engine, prepared);
    const staged = new Map<PreparedFile, Passage>();
    const checking = progress.phase('check', good);
    for (const each of ledgersLast(prepared)) {
      stopIfAborted(options.signal);
      checking(prepared.indexOf(each), 'check', { rows: each.raw.records });
      giveBack(each, left, new Set([...staged.values()].flatMap(tableGiven)));
      staged.set(each, await stage(engine, each, parameterUnit));
    }
    const passages = prepared.flatMap((each) => staged.get(each) ?? []);
    stopIfAborted(options.signal);
    if (good.length > 0) progress.phase('store', good)(good.length - 1, 'store');
    const applied = await applyLoads(engine, deliveries(passages, loads), loads, {
      ...(listed === undefined ? {} : { listed }),
      ...(options.again === undefined ? {} : { again: options.again }),
    });
    follow(passages, applied);
    const reports = await store(engine, passages);
    for (const [index, part] of parts.entries()) if (isBad(part)) reports.splice(index, 0, await reportBad(part));
    return { reports, loads: await reportLoads(engine, loads, { reports, applied, options }) };
  } finally {
    await dropTemporary(given);
  }
}

/** Says what columns without a use could be; likely ones come first where a person is asked for a column. */
async function suggest(engine: Engine, prepared: readonly PreparedFile[]): Promise<void> {
  for (const file of prepared) {
    const others = prepared.filter((other) => other !== file);
    const candidates = await suggestColumns(engine, file, others);
    file.candidates = candidates;
    for (const question of file.findings.questions) {
      if (question.kind !== 'column') continue;
      const confidence = (header: string) =>
        candidates.get(file.raw.headers.indexOf(header))?.find(({ target }) => target === question.column)
          ?.confidence ?? 0;
      question.choices.sort((a, b) => confidence(b) - confidence(a));
    }
  }
}

/** The table that rows of a file go into; none where none of them does. */
function tableGiven({ staged, check: { read, rejected, excluded } }: Passage): TableModel[] {
  return staged && read > rejected + excluded ? [staged.table] : [];
}

async function stage(engine: Engine, prepared: PreparedFile, parameterUnit: Unit | null): Promise<Passage> {
  const { raw, match, findings, options, layout, file, sheet, upload } = prepared;
  const passage = { prepared, plans: [], staged: null, unread: [], control: null };
  if (!match || findings.blocked) return { ...passage, check: await refuseAll(engine, prepared) };
  const amountUnit =
    unitAround({ layout, sheet, file: upload }) ?? (await unitColumn(engine, raw, match)) ?? parameterUnit;
  const plans = await planColumns({ engine, raw, match, options, amountUnit, delimiter: layout.delimiter, findings });
  if (findings.blocked) return { ...passage, plans, check: await refuseAll(engine, prepared) };
  const check = await checkRows(engine, raw, plans, { table: match.table, findings });
  await refuseUnsaved(engine, raw, { plans, left: check.left, findings });
  if (findings.blocked) return { ...passage, plans, check: await refuseAll(engine, prepared) };
  const unread = await listUnreadCells(engine, raw, plans, { table: match.table.name, left: check.left, findings });
  await listGroupHeads(engine, raw, plans, { match, left: check.left, options, findings });
  const staged = await stageTable(engine, match.table, raw, { plans, unread, left: check.left, file });
  const control = match.table.name === 'exposure' ? await controlTotal(engine, raw, plans, check.left) : null;
  return { prepared, plans, check, staged, unread: unread.map(unreadName), control };
}

/** Nothing of a file that waits for an answer is loaded: all its data rows count as rejected, by one issue of the file. */
async function refuseAll(engine: Engine, { raw, findings, joined }: PreparedFile): Promise<RowCheck> {
  const check = await checkRows(engine, raw, [], { findings });
  if (joined) return { ...check, rejected: 0, excluded: check.read - joined.used, left: null };
  if (findings.aside) return { ...check, rejected: 0, excluded: check.read, left: null };
  return { ...check, rejected: check.read, excluded: 0, left: null };
}

async function store(engine: Engine, passages: readonly Passage[]): Promise<ImportReport[]> {
  const staged = passages.flatMap((passage) => passage.staged ?? []);
  const derived = await deriveTables(engine, passages.flatMap(wideLedger));
  await storeTables(engine, [...staged, ...derived]);
  const findingsOf = new Map<string, Findings>(passages.map(({ prepared }) => [prepared.file, prepared.findings]));
  const duplicates = new Map<string, number>();
  for (const table of TABLES)
    if (passages.some(({ staged }) => staged?.table === table))
      for (const [file, count] of await dropDuplicates(engine, table, findingsOf)) duplicates.set(file, count);
  const reports: ImportReport[] = [];
  for (const passage of passages)
    reports.push(await report(engine, passage, { duplicates: duplicates.get(passage.prepared.file) ?? 0, derived }));
  await restoreOrigins(engine, passages);
  return reports;
}

/** A ledger with the columns of other tables in it. */
function wideLedger({ prepared: { match }, plans, staged, unread }: Passage): WideLedger[] {
  if (!match || !staged || match.table.name !== 'exposure') return [];
  const inside = match.inside.map(({ table }) => ({
    table,
    columns: plans.flatMap((plan) => (plan.inside === table ? [plan.column.name] : [])),
  }));
  return [{ relation: staged.relation, inside, unread }];
}

async function report(
  engine: Engine,
  passage: Passage,
  { duplicates, derived }: { duplicates: number; derived: readonly Staged[] },
): Promise<ImportReport> {
  const { prepared, check, staged, control, replaced } = passage;
  const { file, findings, raw, joined } = prepared;
  if (staged) await remarkValues(engine, staged.table, findings);
  const loaded = staged ? await storedRows(engine, staged, file) : (joined?.used ?? 0);
  const { hiddenRows, hiddenSheet } = prepared;
  const excluded = check.excluded + duplicates + (replaced?.rows ?? 0) + hiddenRows;
  const rows = { read: check.read + hiddenRows, loaded, rejected: check.rejected, excluded };
  if (rows.read !== rows.loaded + rows.rejected + rows.excluded)
    throw new Error(`rows of ${file} do not add up: ${JSON.stringify(rows)}`);
  return {
    file,
    upload: prepared.upload,
    sheet: prepared.sheet,
    format: prepared.format,
    sha256: prepared.sha256,
    bytes: prepared.bytes,
    encoding: prepared.format === 'text' ? prepared.encoding : '',
    delimiter: prepared.format === 'text' ? prepared.delimiter : '',
    ...(prepared.layout.sample.length > 0 ? { layout: foundLayout(prepared) } : {}),
    ...(hiddenSheet || hiddenRows > 0
      ? { hidden: { sheet: hiddenSheet, rows: hiddenSheet ? check.read : hiddenRows } }
      : {}),
    table: staged?.table.name ?? joined?.table ?? null,
    ...(joined ? { joined: true } : {}),
    rows,
    columns: columnMatches(passage),
    issues: findings.issues,
    issueCounts: findings.counts,
    headers: raw.headers,
    preview: prepared.preview.map((row) => row.map((cell) => (cell === null ? null : String(cell)))),
    totals: staged?.table.name === 'exposure' ? await ledgerTotals(engine, file, control, replaced?.amount) : null,
    questions: findings.questions,
    ...(await derivedRows(engine, passage, derived)),
    ...(staged && check.left && check.rejected > 0
      ? { rejectedRows: await rejectedRows(engine, raw, check.left) }
      : {}),
  };
}

/**
 * Rows of other tables made from this file, where there are any: also of a ledger without columns of theirs, which may be the
 * last to name a client or a loan that another said more of.
 */
async function derivedRows(
  engine: Engine,
  { prepared, staged }: Passage,
  made: readonly Staged[],
): Promise<Pick<ImportReport, 'derived'>> {
  if (staged?.table.name !== 'exposure') return {};
  const derived: Record<string, number> = {};
  for (const { table } of made) {
    const rows = await storedRows(engine, { table }, prepared.file);
    if (rows > 0) derived[table.name] = rows;
  }
  return Object.keys(derived).length > 0 ? { derived } : {};
}

async function storedRows(engine: Engine, { table }: Pick<Staged, 'table'>, file: string): Promise<number> {
  const { rows } = await engine.query(
    `SELECT count(*) FROM ${quoteName(table.name)} WHERE source_file = ${literal(file)}`,
  );
  return Number(rows[0]?.[0]);
}

function columnMatches({ prepared, plans }: Passage): ColumnMatch[] {
  const { headers } = prepared.raw;
  return headers.map((source, index) => {
    const match = [prepared.match, ...(prepared.match?.inside ?? [])].find((each) =>
      each?.assignments.some((assignment) => placesOf(assignment).includes(index)),
    );
    const assignment = match?.assignments.find((each) => placesOf(each).includes(index));
    const unit = plans.find((plan) => plan.index === index)?.unit ?? null;
    const candidates = prepared.candidates.get(index);
    if (!assignment) return { source, target: null, unit, ...(candidates ? { candidates } : {}) };
    const rivals = assignment.rivals.map((rival) => headers[rival] ?? '');
    const target = `${match?.table.name}.${assignment.column.name}`;
    return { source, target, unit, evidence: [assignment.by], ...(rivals.length > 0 ? { rivals } : {}) };
  });
}

/** Takes out what an import made on its way, also one that failed. */
async function dropTemporary(engine: Engine): Promise<void> {
  const own = /^(?:raw_|(?:left|stage|words|typed_stage)_of_raw_|derived_)/;
  try {
    const { rows } = await engine.query(
      `SELECT 'VIEW', view_name FROM duckdb_views() WHERE temporary
       UNION ALL SELECT 'TABLE', table_name FROM duckdb_tables() WHERE temporary ORDER BY 1 DESC`,
    );
    for (const [kind, name] of rows)
      if (own.test(String(name))) await engine.query(`DROP ${String(kind)} ${quoteName(String(name))}`);
  } catch {
    // an engine that is gone has nothing left to drop
  }
}
