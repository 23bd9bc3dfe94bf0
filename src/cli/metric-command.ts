import { createTranslate, LANGUAGES } from '../i18n/translate.ts';
import type { MetricList } from '../metrics/metric-list.ts';
import { printCatalogue } from './catalogue.ts';
import { DATA_OPTIONS, QUESTION_OPTIONS, needed, oneOf, readArgs, readDecisions, type Command } from './command.ts';
import { list, readRequest } from './metric-request.ts';
import { named } from './hide-names.ts';
import { FORMATS, jsonRows, printRows } from './print-rows.ts';
import { qualityOf } from '../session/portfolio/read-quality.ts';
import { withPortfolio } from './with-portfolio.ts';

const OPTIONS = {
  ...DATA_OPTIONS,
  ...QUESTION_OPTIONS,
  'as-of': { type: 'string' },
  format: { type: 'string' },
  lang: { type: 'string' },
  list: { type: 'boolean' },
  'hide-names': { type: 'boolean' },
} as const;

/** `metric ID[,ID…] --data PATH`: values of metrics, by slug or code; `metric --list` names them. */
export const metric: Command = async (args, streams) => {
  const { values, positionals } = readArgs(args, OPTIONS);
  const language = oneOf(values.lang, LANGUAGES, '--lang') ?? 'en';
  const format = oneOf(values.format, FORMATS, '--format') ?? 'table';
  const t = createTranslate(language);
  const source = { paths: values.data ?? [], decisions: await readDecisions(values), t, streams };
  if (values.list) {
    const print = (catalogue?: MetricList) => streams.out(printCatalogue(format, language, catalogue));
    // with data, the metrics that come with them are listed too
    if (values.data?.length) await withPortfolio(source, async ({ catalogue }) => print(catalogue));
    else print();
    return 0;
  }
  const ids = positionals.flatMap(list);
  needed(ids[0], 'ID');
  const request = readRequest({ ...values, asOf: values['as-of'] });
  needed(values.data?.[0], '--data');
  return withPortfolio(source, async (portfolio) => {
    const metrics = ids.map((id) => portfolio.catalogue.find(id).id);
    const shown = await named(portfolio, request, values['hide-names']);
    const rows = (await Promise.all(metrics.map((id) => shown.portfolio.ask(id, shown.request)))).flat();
    if (format === 'json') {
      streams.out(jsonRows(rows, { tables: await qualityOf(portfolio), catalogue: portfolio.catalogue }));
    } else {
      const words = createTranslate(language, portfolio.currency, portfolio.words);
      streams.out(printRows(rows, format, words, shown.request));
    }
    return 0;
  });
};
