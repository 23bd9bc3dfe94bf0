import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { formOf } from '../export/evidence-table.ts';
import { createTranslate } from '../i18n/translate.ts';
import { BUILD } from '../lib/build.ts';
import { toCsv } from '../lib/csv.ts';
import { PortfolioError } from '../lib/errors.ts';
import { reason } from '../lib/reasons.ts';
import { hashText } from '../lib/hash.ts';
import { VERSION } from '../lib/version.ts';
import type { AskedMetric, Metric } from '../metrics/definition.ts';
import { wholeMetric } from '../metrics/whole-metric.ts';
import { evidenceFile, type EvidenceRecord, type EvidenceTable } from '../session/evidence/evidence-file.ts';
import type { Portfolio } from '../session/portfolio.ts';
import {
  DATA_OPTIONS,
  decidingFiles,
  needed,
  QUESTION_OPTIONS,
  readArgs,
  readDecisions,
  type Command,
} from './command.ts';
import { named } from './hide-names.ts';
import { readRequest } from './metric-request.ts';
import { countRule, heldAgainst, keysOf, recipeOf } from './proof/expected.ts';
import { PROOF_SCRIPT } from './proof/proof-script.ts';
import { withPortfolio } from './with-portfolio.ts';
import { demandTarget, FORCE_OPTION, makeFolder, saveFile } from './write-file.ts';

const OPTIONS = {
  ...DATA_OPTIONS,
  ...QUESTION_OPTIONS,
  ...FORCE_OPTION,
  out: { type: 'string' },
  'as-of': { type: 'string' },
  'hide-names': { type: 'boolean' },
} as const;

const FILES = ['rows.csv', 'datapackage.json', 'query.sql', 'expected.json', 'proof.py'] as const;

/** `proof METRIC --data PATH --out FOLDER`: the rows of a number, its SQL, what is expected, and a script without our code that agrees. */
export const proof: Command = async (args, streams) => {
  const { values, positionals } = readArgs(args, OPTIONS);
  const [id, surplus] = positionals;
  const name = needed(id, 'METRIC');
  if (surplus !== undefined) throw new PortfolioError('unknown-option', { option: surplus });
  needed(values.data?.[0], '--data');
  const folder = needed(values.out, '--out');
  const request = readRequest({ ...values, asOf: values['as-of'] });
  const inputs = [...(values.data ?? []), ...decidingFiles(values)];
  await demandFolder(folder, { force: values.force, inputs });
  const decisions = await readDecisions(values);
  const source = { paths: values.data ?? [], decisions, t: createTranslate('en'), streams };
  return withPortfolio(source, async (portfolio) => {
    const metric = wholeMetric(portfolio.catalogue.find(name));
    demandProvable(metric, portfolio, request);
    const shown = await named(portfolio, request, values['hide-names']);
    const { table, record } = await evidenceFile(shown.portfolio, metric.id, shown.request);
    const files = filesOf(metric, table, record);
    await makeFolder(folder);
    for (const each of FILES) await saveFile(join(folder, each), files[each]);
    const { answers, n } = JSON.parse(files['expected.json']) as { answers: unknown[]; n: unknown };
    streams.out(
      `${folder}: ${answers.length} answers from ${record.rows.counted} rows; python3 ${join(folder, 'proof.py')}\n`,
    );
    if (n === null) streams.out('n is not worked out anew: it counts what the rows do not show\n');
    return 0;
  });
};

/** A folder of its own: nothing that is there is written over without `--force`. */
async function demandFolder(folder: string, guard: Parameters<typeof demandTarget>[1]): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (!found) return;
  if (!found.isDirectory())
    throw new PortfolioError('bad-value', { option: '--out', value: folder, hint: reason('no-folder') });
  const there = await readdir(folder);
  for (const name of FILES) if (there.includes(name)) await demandTarget(join(folder, name), guard);
}

/** Refuses what follows from no rows of its own, and names what it is made of. */
function demandProvable(
  metric: Metric,
  { catalogue }: Portfolio,
  request: Parameters<Portfolio['ask']>[1],
): asserts metric is AskedMetric {
  if (metric.kind !== 'derived') return;
  const parts = metric.ingredients(request ?? {}).map((part) => catalogue.find(part.metric).code);
  throw new PortfolioError('no-proof', { metric: metric.id, parts: [...new Set(parts)].join(', ') });
}

function filesOf(
  metric: AskedMetric,
  table: EvidenceTable,
  record: EvidenceRecord,
): Record<(typeof FILES)[number], string> {
  // a script reads it, and a byte-order mark would become part of the first column's name
  const rows = toCsv(table.columns, table.rows).replace('\uFEFF', '');
  const places = Object.entries(record.params).map(([name, value]) => `-- $${name} = ${JSON.stringify(value)}\n`);
  return {
    'rows.csv': rows,
    'datapackage.json': jsonText({
      name: `proof-${metric.code.toLowerCase()}`,
      resources: [
        { name: 'rows', path: 'rows.csv', hash: `sha256:${hashText(rows)}`, schema: { fields: fieldsOf(table) } },
      ],
    }),
    'query.sql': `-- the answer\n${places.join('')}${record.sql};\n\n-- its rows\n${record.rowsSql};\n`,
    'expected.json': jsonText(expectedOf(metric, table, record)),
    'proof.py': PROOF_SCRIPT,
  };
}

const TYPES: Readonly<Record<string, string>> = { number: 'number', flag: 'boolean', date: 'date' };

function fieldsOf({ columns, rows }: EvidenceTable) {
  return columns.map((name, column) => ({ name, type: TYPES[formOf(rows, column)] ?? 'string' }));
}

/** What the script has to find, and how. */
function expectedOf(metric: AskedMetric, { columns, rows }: EvidenceTable, record: EvidenceRecord) {
  const records = rows.map((cells) => Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? null])));
  const told = record.values.filter(({ value }) => value !== null);
  const keys = keysOf(metric, record.values);
  return {
    ...{ metric: metric.id, code: metric.code, name: record.name, definition: record.definition },
    ...{ version: record.version, made_by: `Bellwether ${VERSION} (${BUILD})`, request: record.request },
    ...{
      unit: record.unit,
      words: record.recompute,
      recipe: recipeOf(metric),
      ...keys,
      n: countRule(records, told, keys),
    },
    answers: told.map((row) => {
      const { period, by, value, numerator, denominator, n } = row;
      const settings = record.settings[period];
      const held = heldAgainst(metric, row, [settings?.netCapital, settings?.tier1Capital]);
      return { period, by, value, numerator, denominator, n, held_against: held };
    }),
    // of these there is nothing to be worked out
    without_value: record.values
      .filter(({ value }) => value === null)
      .map(({ period, by, reason: why }) => ({ period, by, reason: why })),
    sources: record.sources,
  };
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
