import type { Engine } from '../engine/engine.ts';
import { startNodeEngine } from '../engine/duckdb-node.ts';
import { createTranslate, LANGUAGES, type Translate } from '../i18n/translate.ts';
import {
  assessQuality,
  columnChanges,
  exportMapping,
  importLoads,
  joinMappings,
  qualityDate,
  type Mapping,
  type TableQuality,
} from '../ingest/index.ts';
import { isGuess } from '../ingest/match/mapping/guess.ts';
import type { ColumnChange, ColumnMatch, FoundLayout, ImportReport, LoadReport } from '../ingest/import-report.ts';
import { PortfolioError } from '../lib/errors.ts';
import { quoteName } from '../lib/sql.ts';
import { TABLES } from '../model/index.ts';
import { asDecided } from './again.ts';
import { oneOf, readArgs, readDecisions, READ_OPTIONS, type Command } from './command.ts';
import { Catalogue } from '../metrics/catalogue.ts';
import { readOwnMetrics } from '../metrics/user/own-metrics.ts';
import { withQuestions } from '../session/settings/asked-of-settings.ts';
import { readSettings } from '../session/settings/read-settings.ts';
import { readExchange } from '../session/settings/missing-rates.ts';
import { extentText, hintText, problemText } from '../words/issue-text.ts';
import { demandMapped, reconciles, refusals } from './import-outcome.ts';
import { columnChangeTexts } from '../words/column-change-text.ts';
import { nameOf, questionText } from './question-text.ts';
import { apartRemarks, leftOutRemark, loadJson, loadsText, twiceRemarks } from './print-loads.ts';
import { readLoads } from './read-paths.ts';
import { demandTarget, FORCE_OPTION, saveFile } from './write-file.ts';
import { qualityText } from './quality-text.ts';
import { textTable } from './text-table.ts';

const OPTIONS = {
  ...READ_OPTIONS,
  ...FORCE_OPTION,
  'save-mapping': { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
} as const;

/** `check PATH…`: what the import makes of files, row by row accounted for. 0 when every file is loaded and reconciles. */
export const check: Command = async (args, { out, err }) => {
  const { values, positionals } = readArgs(args, OPTIONS);
  if (positionals.length === 0) throw new PortfolioError('missing-option', { option: 'PATH' });
  const t = createTranslate(oneOf(values.lang, LANGUAGES, '--lang') ?? 'en');
  const saveTo = values['save-mapping'];
  // a mapping may be written over by its successor, where --force says so
  if (saveTo !== undefined)
    await demandTarget(saveTo, { force: values.force, inputs: [...positionals, values['value-map']] });
  const decisions = await readDecisions(values);
  const given = await readLoads(positionals, leftOutRemark(t, err));
  const engine = await startNodeEngine();
  try {
    const catalogue = new Catalogue(await readOwnMetrics(given.flatMap(({ files }) => files)));
    const { reports: read, loads } = await importLoads(engine, asDecided(given, decisions), decisions);
    demandMapped(read, decisions.mapping);
    const reports = await withQuestions(
      engine,
      read,
      await readSettings(engine, catalogue),
      await readExchange(engine),
    );
    if (saveTo !== undefined)
      await saveFile(
        saveTo,
        mappingText(joinMappings(decisions.saved, exportMapping(reports, decisions))),
        SAVE_OPTION,
      );
    const tables = await countTables(engine);
    const quality = await judge(engine, reports);
    const changes = columnChanges(reports, decisions.saved);
    const reconciled = reports.every(reconciles) && agrees(reports, tables);
    out(
      values.json
        ? `${JSON.stringify(toJson({ reports, loads, tables, reconciled, quality, changes }, t), null, 2)}\n`
        : toText(reports, t) + changesText(changes, t) + loadsText(loads, t) + qualityText(quality, t),
    );
    for (const line of [...twiceRemarks(loads, t), ...apartRemarks(loads, t)]) err(line);
    if (!reconciled) err(`${t('cli.unreconciled')}\n`);
    const refused = refusals(reports, t, changes);
    for (const { files, why } of refused) err(`${files.join(', ')}: ${why}\n`);
    return reconciled && refused.length === 0 ? 0 : 1;
  } finally {
    await engine.close();
  }
};

const SAVE_OPTION = '--save-mapping';

function mappingText(mapping: Mapping): string {
  return `${JSON.stringify(mapping, null, 2)}\n`;
}

/** Seen from the `as_of` parameter where there is one, else from the last snapshot. */
async function judge(engine: Engine, reports: readonly ImportReport[]): Promise<TableQuality[]> {
  const asOf = await qualityDate(engine);
  return asOf === null ? [] : assessQuality(engine, reports, { asOf });
}

/** Rows a canonical table, counted in the engine; only tables that hold any. */
async function countTables(engine: Engine): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name } of TABLES) {
    const { rows } = await engine.query(`SELECT count(*) FROM ${quoteName(name)}`);
    const count = Number(rows[0]?.[0] ?? 0);
    if (count > 0) counts[name] = count;
  }
  return counts;
}

/** What the files say was loaded is what stands in the tables. */
function agrees(reports: readonly ImportReport[], tables: Readonly<Record<string, number>>): boolean {
  const loaded = new Map<string, number>();
  const count = (table: string, rows: number) => loaded.set(table, (loaded.get(table) ?? 0) + rows);
  for (const { table, joined, rows, derived = {} } of reports) {
    if (table !== null && !joined) count(table, rows.loaded);
    for (const [name, made] of Object.entries(derived)) count(name, made);
  }
  const names = new Set([...loaded.keys(), ...Object.keys(tables)]);
  return [...names].every((name) => (loaded.get(name) ?? 0) === (tables[name] ?? 0));
}

interface Outcome {
  reports: readonly ImportReport[];
  loads: readonly LoadReport[];
  tables: Readonly<Record<string, number>>;
  reconciled: boolean;
  quality: readonly TableQuality[];
  changes: readonly ColumnChange[];
}

function toJson({ reports, loads, tables, reconciled, quality, changes }: Outcome, t: Translate) {
  return {
    reconciled,
    files: reports.map((report) => ({
      file: report.file,
      encoding: report.encoding,
      delimiter: report.delimiter,
      table: report.table,
      rows: report.rows,
      // Said only of files that are more than one text.
      ...(report.format === 'text' ? {} : { format: report.format, sheet: report.sheet }),
      ...(report.upload === report.file ? {} : { upload: report.upload }),
      ...(report.derived ? { derived: report.derived } : {}),
      ...(report.layout ? { layout: layoutOf(report, report.layout) } : {}),
      columns: report.columns.map(columnOf),
      issues: report.issues.map((issue) => ({
        row: issue.row,
        column: issue.column,
        value: issue.value,
        problem: issue.problem,
        hint: hintText(issue, t),
        cells: issue.cells ?? null,
        balance: issue.balance ?? null,
      })),
    })),
    tables,
    quality,
    loads: loads.map(loadJson),
    ...(changes.length > 0 ? { columnChanges: changes } : {}),
  };
}

/** A column that is certain in three words; of a guess also what it rests on, of one without a use what it could be. */
function columnOf(column: ColumnMatch) {
  const { source, target, unit, rivals, evidence, candidates } = column;
  return {
    source,
    target,
    unit,
    ...(isGuess(column) ? { evidence, rivals } : {}),
    ...(candidates ? { candidates } : {}),
  };
}

/** How a text was cut and where the table stands, in rows of the file; 0 where there is no such row. */
function layoutOf({ encoding, delimiter, sheet }: ImportReport, layout: FoundLayout) {
  const { quote, escape, headerFrom, headerTo, unitsRow, firstRow, footRecords, preamble, tables, corrected } = layout;
  const rows = { headerFrom, headerTo, unitsRow, firstRow, footRows: footRecords };
  return { encoding, delimiter, quote, escape, sheet, ...rows, preamble, tables, corrected };
}

const SHOWN_ISSUES = 10;

function toText(reports: readonly ImportReport[], t: Translate): string {
  const number = (value: number) => t.format.number(value);
  const columns = (['read', 'loaded', 'rejected', 'excluded'] as const).map((key) => ({
    title: t(`cli.${key}`),
    align: 'end' as const,
  }));
  const table = textTable(
    [
      ...['cli.file', 'cli.table', 'cli.encoding'].map((key) => ({
        title: t(key as 'cli.file'),
        align: 'start' as const,
      })),
      ...columns,
    ],
    reports.map(({ file, table, encoding, format, rows }) => [
      file,
      table ?? t('cli.none'),
      encoding || format,
      ...[rows.read, rows.loaded, rows.rejected, rows.excluded].map(number),
    ]),
  );
  return table + together(reports.map((report) => [report.file, details(report, t)])).join('');
}

/** What is to be said of each file, of files alike once. */
function together(said: readonly (readonly [file: string, lines: readonly string[]])[]): string[] {
  const filesOf = new Map<string, string[]>();
  for (const [file, lines] of said) {
    const text = lines.map((line) => `  ${line}\n`).join('');
    if (text !== '') filesOf.set(text, [...(filesOf.get(text) ?? []), file]);
  }
  return [...filesOf].map(([text, files]) => `\n${files.join(', ')}\n${text}`);
}

/** What is other about the columns than in the files before. */
function changesText(changes: readonly ColumnChange[], t: Translate): string {
  return together(changes.map((change) => [change.files.join(', '), columnChangeTexts(change, t)])).join('');
}

function details(report: ImportReport, t: Translate): string[] {
  const lines: string[] = [];
  for (const { source, target, rivals } of report.columns) {
    if (target && rivals?.length)
      lines.push(t('cli.rival', { source, target: nameOf(target, t), rivals: rivals.join(', ') }));
  }
  for (const question of report.questions) {
    const { kind, blocks } = question;
    if (blocks || kind === 'column' || kind === 'value' || kind === 'word') continue;
    lines.push(questionText(question, t));
  }
  for (const issue of report.issues.slice(0, SHOWN_ISSUES)) {
    const place = [issue.row === null ? null : t('cli.row', { row: issue.row }), issue.column]
      .filter(Boolean)
      .join(', ');
    const problem = problemText(issue, t);
    const value = issue.value === null || problem.includes(issue.value) ? '' : ` "${issue.value}"`;
    lines.push(`${place}${place ? ': ' : ''}${problem}${value}${extentText(issue, t)}; ${hintText(issue, t)}`);
  }
  const more = report.issues.length - SHOWN_ISSUES;
  if (more > 0) lines.push(t('cli.more', { count: more }));
  return lines;
}
