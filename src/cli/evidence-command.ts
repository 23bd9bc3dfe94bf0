import { basename } from 'node:path';
import { createTranslate } from '../i18n/translate.ts';
import { toCsv } from '../lib/csv.ts';
import { PortfolioError } from '../lib/errors.ts';
import { evidenceFile, type EvidenceRecord, type EvidenceTable } from '../session/evidence/evidence-file.ts';
import {
  DATA_OPTIONS,
  decidingFiles,
  QUESTION_OPTIONS,
  needed,
  oneOf,
  readArgs,
  readDecisions,
  type Command,
} from './command.ts';
import { readRequest } from './metric-request.ts';
import { named } from './hide-names.ts';
import { toRecord } from './print-rows.ts';
import { provDocument } from './prov-document.ts';
import { demandTarget, FORCE_OPTION, saveFile } from './write-file.ts';
import { withPortfolio } from './with-portfolio.ts';

const OPTIONS = {
  ...DATA_OPTIONS,
  ...QUESTION_OPTIONS,
  ...FORCE_OPTION,
  out: { type: 'string' },
  'as-of': { type: 'string' },
  format: { type: 'string' },
  'hide-names': { type: 'boolean' },
} as const;

/**
 * `evidence ID --data PATH --out FILE.csv`: every row a value was made from and every row left out, and beside it `FILE.json` with the
 * definition, the statements and the values. Without `--out`, `--format json|csv` writes one of the two, and `--format prov` where the
 * values come from as W3C PROV; with `--out` that is a third file, `FILE.prov.json`.
 */
export const evidence: Command = async (args, streams) => {
  const { out } = streams;
  const { values, positionals } = readArgs(args, OPTIONS);
  const [id, surplus] = positionals;
  const name = needed(id, 'ID');
  if (surplus !== undefined) throw new PortfolioError('unknown-option', { option: surplus });
  needed(values.data?.[0], '--data');
  const format = oneOf(values.format, ['json', 'csv', 'prov'], '--format');
  const target = format === undefined ? needed(values.out, '--out') : values.out;
  const written =
    target === undefined ? [] : [target, besideOf(target), ...(format === 'prov' ? [provOf(target)] : [])];
  for (const file of written)
    await demandTarget(file, { force: values.force, inputs: [...(values.data ?? []), ...decidingFiles(values)] });
  const request = readRequest({ ...values, asOf: values['as-of'] });
  const decisions = await readDecisions(values);
  const source = { paths: values.data ?? [], decisions, t: createTranslate('en'), streams };
  return withPortfolio(source, async (portfolio) => {
    const metric = portfolio.catalogue.find(name).id;
    const shown = await named(portfolio, request, values['hide-names']);
    const { table, record } = await evidenceFile(shown.portfolio, metric, shown.request);
    if (target === undefined) {
      const text = {
        json: () => jsonText(record, table),
        csv: () => csvText(table),
        prov: () => provText(record, table),
      };
      out(text[format ?? 'json']());
      return 0;
    }
    const beside = besideOf(target);
    const rows = toCsv(table.columns, table.rows);
    await saveFile(target, rows);
    await saveFile(beside, jsonText(record));
    if (format === 'prov')
      await saveFile(provOf(target), provDocument(record, table, { name: basename(target), text: rows }));
    const leftOut = record.rows.leftOut.reduce((sum, { rows }) => sum + rows, 0);
    out(`${target}: ${record.rows.counted} rows counted, ${leftOut} left out\n`);
    const checked = record.recomputed ? ', each worked out anew from the rows' : '';
    out(`${beside}: ${record.values.length} values${checked}; definition ${record.version}\n`);
    return 0;
  });
};

/** The file with what the rows are: `npl.json` beside `npl.csv`. */
function besideOf(target: string): string {
  return `${target.replace(/\.csv$/i, '')}.json`;
}

/** The file that says where they come from as W3C PROV. */
function provOf(target: string): string {
  return `${target.replace(/\.csv$/i, '')}.prov.json`;
}

function jsonText(record: EvidenceRecord, table?: EvidenceTable): string {
  const values = record.values.map(toRecord);
  return `${JSON.stringify({ ...record, values, ...(table ? { table } : {}) }, null, 2)}\n`;
}

function provText(record: EvidenceRecord, table: EvidenceTable): string {
  return provDocument(record, table, { name: `${record.code}.csv`, text: csvText(table) });
}

// programs read this, and a byte-order mark would become part of the first column's name
function csvText(table: EvidenceTable): string {
  return toCsv(table.columns, table.rows).replace('\uFEFF', '');
}
