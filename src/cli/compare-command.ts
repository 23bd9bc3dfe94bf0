import { startNodeEngine } from '../engine/duckdb-node.ts';
import { createTranslate, LANGUAGES, type Translate } from '../i18n/translate.ts';
import { compareFiles, type Comparison } from '../ingest/index.ts';
import { PortfolioError } from '../lib/errors.ts';
import { oneOf, readArgs, readDecisions, type Command } from './command.ts';
import { demandLoaded, demandMapped } from './import-outcome.ts';
import { changesTable, leftOutRemark, rowsTable } from './print-loads.ts';
import { readPaths } from './read-paths.ts';

const OPTIONS = {
  map: { type: 'string', multiple: true },
  mapping: { type: 'string' },
  'with-hidden': { type: 'boolean' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
} as const;

const SHOWN_ROWS = 40;

/** `compare OLD NEW`: rows that came, went and changed, table by table and month by month. 0 also where they differ. */
export const compare: Command = async (args, { out, err }) => {
  const { values, positionals } = readArgs(args, OPTIONS);
  const [older, newer, surplus] = positionals;
  if (older === undefined || newer === undefined) throw new PortfolioError('missing-option', { option: 'OLD NEW' });
  if (surplus !== undefined) throw new PortfolioError('unknown-option', { option: surplus });
  const t = createTranslate(oneOf(values.lang, LANGUAGES, '--lang') ?? 'en');
  const decisions = await readDecisions(values);
  const leftOut = leftOutRemark(t, err);
  const sides = { older: await readPaths([older], leftOut), newer: await readPaths([newer], leftOut) };
  const engine = await startNodeEngine();
  try {
    const found = await compareFiles(engine, sides, decisions);
    const reports = [...found.before, ...found.after];
    demandMapped(reports, decisions.mapping);
    demandLoaded(reports, t, decisions.saved);
    out(values.json ? `${JSON.stringify(toJson(found), null, 2)}\n` : toText(found, t));
    return 0;
  } finally {
    await engine.close();
  }
};

function toJson({ before, after, changes, rows, more }: Comparison) {
  const side = (reports: Comparison['before']) =>
    reports.map(({ file, sha256, bytes, table, rows: counts }) => ({ file, sha256, bytes, table, rows: counts }));
  return { old: side(before), new: side(after), changes, rows, more };
}

function toText({ changes, rows, more }: Comparison, t: Translate): string {
  if (rows.length === 0) return `${changesTable(changes, t)}${t('keep.none')}\n`;
  const hidden = Math.max(0, rows.length - SHOWN_ROWS) + more;
  const rest = hidden > 0 ? `${t('keep.rowsHidden', { count: t.format.number(hidden) })}\n` : '';
  return `${changesTable(changes, t)}\n${rowsTable(rows.slice(0, SHOWN_ROWS), t)}${rest}`;
}
