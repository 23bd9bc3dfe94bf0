import { createTranslate, LANGUAGES } from '../i18n/translate.ts';
import { PortfolioError } from '../lib/errors.ts';
import { LEVELS } from '../metrics/limit.ts';
import { findBreaches } from '../session/breaches/find-breaches.ts';
import { failedText } from '../words/breach-text.ts';
import { needed, oneOf, readArgs, readDecisions, SHOWN_OPTIONS, type Command } from './command.ts';
import { named } from './hide-names.ts';
import { readRequest } from './metric-request.ts';
import { breachCsv, breachJson, breachTable, countLine } from './print-breaches.ts';
import { FORMATS } from './print-rows.ts';
import { exitCode } from './run-summary.ts';
import { withPortfolio } from './with-portfolio.ts';

const OPTIONS = { ...SHOWN_OPTIONS, 'fail-on': { type: 'string' } } as const;

/** `breaches --data PATH`: everything beyond a limit of the catalogue or the bank, the most serious first. */
export const breaches: Command = async (args, streams) => {
  const { out, err } = streams;
  const { values, positionals } = readArgs(args, OPTIONS);
  const [surplus] = positionals;
  if (surplus !== undefined) throw new PortfolioError('unknown-option', { option: surplus });
  needed(values.data?.[0], '--data');
  const language = oneOf(values.lang, LANGUAGES, '--lang') ?? 'en';
  const format = oneOf(values.format, FORMATS, '--format') ?? 'table';
  const failOn = oneOf(values['fail-on'], LEVELS, '--fail-on');
  const request = readRequest({ asOf: values['as-of'], filter: values.filter });
  const decisions = await readDecisions(values);
  return withPortfolio(
    { paths: values.data ?? [], decisions, t: createTranslate(language), streams },
    async (portfolio) => {
      const shown = await named(portfolio, request, values['hide-names']);
      const found = await findBreaches(shown.portfolio, shown.request, { history: true });
      const t = createTranslate(language, portfolio.currency, portfolio.words);
      if (format === 'table') out(await breachTable(found, shown.portfolio, t, shown.request));
      else {
        out(format === 'json' ? breachJson(found) : breachCsv(found));
        err(countLine(found, t));
      }
      for (const each of found.unchecked.filter(({ reason }) => reason === 'FAILED')) err(`${failedText(each, t)}\n`);
      return exitCode(found, failOn);
    },
  );
};
