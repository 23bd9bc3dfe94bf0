import { basename, join } from 'node:path';
import { createTranslate, type Translate } from '../i18n/translate.ts';
import { readTables, type PlainTable } from '../ingest/index.ts';
import type { Issue } from '../ingest/import-report.ts';
import { toPlainCsv } from '../lib/csv.ts';
import { PortfolioError } from '../lib/errors.ts';
import { reason, said } from '../lib/reasons.ts';
import { needed, readArgs, type Command, type Streams } from './command.ts';
import { hintText, problemText } from '../words/issue-text.ts';
import { leftOutRemark } from './print-loads.ts';
import { filesOf, readBytes } from './read-paths.ts';
import { demandTarget, FORCE_OPTION, makeFolder, saveFile, type Protected } from './write-file.ts';

const OPTIONS = {
  out: { type: 'string' },
  encoding: { type: 'string' },
  delimiter: { type: 'string' },
  'with-hidden': { type: 'boolean' },
  ...FORCE_OPTION,
} as const;

/** Answers for all files; without them both are found out. */
interface Settings {
  encoding?: string;
  delimiter?: string;
  withHidden?: boolean;
}

/** Where the tables of one file go. */
interface Target extends Protected {
  folder: string;
  written: Set<string>;
  settings: Settings;
  streams: Streams;
}

/**
 * `normalize PATH… --out DIR`: every table of the files as `NAME_converted.csv` (UTF-8, RFC 4180, header row first), cells
 * as they stood. A row with fewer cells than the header is filled up with blanks; one with more keeps them and is
 * counted in the output. Of an empty file comes an empty one. A file that cannot be read is one line of error; 1 then.
 */
export const normalize: Command = async (args, { out, err }) => {
  const { values, positionals } = readArgs(args, OPTIONS);
  const folder = needed(values.out, '--out');
  if (positionals.length === 0) throw new PortfolioError('missing-option', { option: 'PATH' });
  const settings = {
    ...(values.encoding === undefined ? {} : { encoding: values.encoding }),
    ...(values.delimiter === undefined ? {} : { delimiter: values.delimiter }),
    ...(values['with-hidden'] ? { withHidden: true } : {}),
  };
  await makeFolder(folder);
  const written = new Set<string>();
  let failures = 0;
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof PortfolioError)) throw error;
      failures += 1;
      err(`bellwether: ${error.message}\n`);
    }
  };
  for (const path of positionals)
    await attempt(async () => {
      for (const file of await filesOf(path, leftOutRemark(createTranslate('en'), err)))
        await attempt(() =>
          convert(file, { folder, written, settings, streams: { out, err }, force: values.force, inputs: positionals }),
        );
    });
  return failures === 0 ? 0 : 1;
};

/** Writes the tables of one file; says what was written, a line a table. */
async function convert(path: string, { folder, written, settings, streams, ...guarded }: Target): Promise<void> {
  const name = basename(path);
  if (written.has(name))
    throw new PortfolioError('unreadable-file', { file: path, problem: reason('already-converted', { name }) });
  const { tables, issues } = await readTables({ name: path, content: await readBytes(path) }, settings);
  const t = createTranslate('en');
  const issue = issues.find(({ severity }) => severity !== 'excluded');
  for (const line of hiddenRemarks(path, issues, t)) streams.err(line);
  if (tables.length > 0 || !issue) written.add(name);
  for (const [index, table] of (tables.length > 0 || issue ? tables : [null]).entries()) {
    const target = `${name}${index === 0 ? '' : `_${index + 1}`}_converted.csv`;
    await demandTarget(join(folder, target), guarded);
    await saveFile(join(folder, target), table ? toPlainCsv(fullRows(table)) : '');
    streams.out(`${path} -> ${target}: ${table ? sizeOf(table) : 'empty'}\n`);
  }
  if (!issue) return;
  throw new PortfolioError('unreadable-file', {
    file: issue.file,
    problem: said(`${problemText(issue, t)}; ${hintText(issue, t)}`),
  });
}

/** What a workbook hides was not written: each sheet in a line, all rows together in one. */
function hiddenRemarks(path: string, issues: readonly Issue[], t: Translate): string[] {
  const rows = issues.filter(({ problem }) => problem === 'hidden-row');
  const sheets = issues.filter(({ problem }) => problem === 'hidden-sheet');
  const [first] = rows;
  const told = [...sheets.map((issue) => problemText(issue, t)), ...(first ? [`${rows.length} hidden rows`] : [])];
  const [any] = [...sheets, ...rows];
  return any ? [`${path}: ${told.join('; ')}; ${hintText(any, t)}\n`] : [];
}

function* fullRows({ headers, rows }: PlainTable): Generator<readonly string[]> {
  yield headers;
  for (const row of rows) yield row.length >= headers.length ? row : headers.map((_, index) => row[index] ?? '');
}

function sizeOf({ headers, rows }: PlainTable): string {
  const longer = rows.filter((row) => row.length > headers.length).length;
  const size = `${rows.length} rows, ${headers.length} columns`;
  return longer === 0 ? size : `${size}; ${longer} rows have more cells than the header`;
}
