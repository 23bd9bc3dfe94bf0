import { createTranslate, LANGUAGES, type Language } from '../i18n/translate.ts';
import { lookup } from '../i18n/lookup.ts';
import { toCsv } from '../lib/csv.ts';
import { catalogue, findMetric } from '../metrics/index.ts';
import { needed, oneOf, readArgs, readDecisions, type Command, type Streams } from './command.ts';
import { demandKnownValues, list, readRequest } from './metric-request.ts';
import { FORMATS, jsonRows, printRows, type PrintFormat } from './print-rows.ts';
import { qualityOf } from '../session/quality.ts';
import { textTable } from './text-table.ts';
import { withPortfolio } from './with-portfolio.ts';

const OPTIONS = {
  data: { type: 'string', multiple: true },
  by: { type: 'string' },
  'as-of': { type: 'string' },
  from: { type: 'string' },
  period: { type: 'string' },
  filter: { type: 'string', multiple: true },
  map: { type: 'string', multiple: true },
  mapping: { type: 'string' },
  format: { type: 'string' },
  lang: { type: 'string' },
  list: { type: 'boolean' },
} as const;

/** `metric ID[,ID…] --data PATH`: values of metrics, by slug or code; `metric --list` names them. */
export const metric: Command = async (args, streams) => {
  const { values, positionals } = readArgs(args, OPTIONS);
  const language = oneOf(values.lang, LANGUAGES, '--lang') ?? 'en';
  const format = oneOf(values.format, FORMATS, '--format') ?? 'table';
  if (values.list) return printCatalogue(format, language, streams);
  const ids = positionals.flatMap(list);
  needed(ids[0], 'ID');
  const metrics = ids.map((id) => findMetric(id).id);
  const request = readRequest({ ...values, asOf: values['as-of'] });
  needed(values.data?.[0], '--data');
  const t = createTranslate(language);
  const source = { paths: values.data ?? [], decisions: await readDecisions(values), t };
  return withPortfolio(source, async (portfolio) => {
    await demandKnownValues(portfolio, request);
    const rows = (await Promise.all(metrics.map((id) => portfolio.ask(id, request)))).flat();
    if (format === 'json') streams.out(jsonRows(rows, await qualityOf(portfolio)));
    else streams.out(printRows(rows, format, createTranslate(language, portfolio.currency)));
    return 0;
  });
};

function printCatalogue(format: PrintFormat, language: Language, { out }: Streams): number {
  const t = createTranslate(language);
  const entries = catalogue().map(({ id, code, family, unit }) => ({
    metric: id,
    code,
    family,
    unit,
    name: lookup(t, `metric.${id}`, id),
  }));
  if (format === 'json') {
    out(`${JSON.stringify(entries, null, 2)}\n`);
    return 0;
  }
  const columns = (['metric', 'code', 'family', 'unit', 'name'] as const).map((title) => ({
    title,
    align: 'start' as const,
  }));
  const rows = entries.map((entry) => columns.map(({ title }) => entry[title]));
  out(format === 'csv' ? toLines(columns, rows) : textTable(columns, rows));
  return 0;
}

function toLines(columns: readonly { title: string }[], rows: readonly (readonly string[])[]): string {
  return toCsv(
    columns.map(({ title }) => title),
    rows,
  ).replace('\uFEFF', '');
}
