import { boards } from '../../widgets/index.ts';
import type { Board } from '../../widgets/card.ts';
import { createBook, type Book } from '../export/book/index.ts';
import type { BookBoard } from '../export/book/board-sheet.ts';
import { bookBytes } from '../export/book/write-book.ts';
import { lookup } from '../i18n/lookup.ts';
import { createTranslate, LANGUAGES, type Translate } from '../i18n/translate.ts';
import { PortfolioError } from '../lib/errors.ts';
import type { MetricRequest } from '../metrics/metric.ts';
import { cardFigures } from '../report/card-figures.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { missingText } from '../words/missing-text.ts';
import { tableName } from '../words/table-name.ts';
import { DATA_OPTIONS, decidingFiles, needed, oneOf, readArgs, readDecisions, type Command } from './command.ts';
import { named } from './hide-names.ts';
import { readRequest } from './metric-request.ts';
import { readTrials, triedOut } from './trials.ts';
import { withPortfolio } from './with-portfolio.ts';
import { demandTarget, FORCE_OPTION, saveFile } from './write-file.ts';

const OPTIONS = {
  ...DATA_OPTIONS,
  ...FORCE_OPTION,
  out: { type: 'string' },
  lang: { type: 'string' },
  'as-of': { type: 'string' },
  filter: { type: 'string', multiple: true },
  set: { type: 'string', multiple: true },
  title: { type: 'string' },
  'hide-names': { type: 'boolean' },
} as const;

/** `workbook --data PATH --out FILE.xlsx`: the report's tables, and every key figure as a formula over its rows. */
export const workbook: Command = async (args, streams) => {
  const { values, positionals } = readArgs(args, OPTIONS);
  if (positionals[0] !== undefined) throw new PortfolioError('unknown-option', { option: positionals[0] });
  needed(values.data?.[0], '--data');
  const target = needed(values.out, '--out');
  const language = oneOf(values.lang, LANGUAGES, '--lang') ?? 'zh-CN';
  const request = readRequest({ asOf: values['as-of'], filter: values.filter });
  const trials = readTrials(values.set);
  const inputs = [...(values.data ?? []), ...decidingFiles(values)];
  await demandTarget(target, { force: values.force, inputs });
  const decisions = await readDecisions(values);
  const source = { paths: values.data ?? [], decisions, t: createTranslate(values.lang ? language : 'en'), streams };
  return withPortfolio(source, async (portfolio) => {
    const shown = await named(await triedOut(portfolio, trials), request, values['hide-names']);
    const t = createTranslate(language, portfolio.currency, portfolio.words);
    const { book, bytes } = await bookOf(shown.portfolio, shown.request, { t, title: values.title });
    await saveFile(target, bytes);
    streams.out(`${target}: ${bytes.length} bytes\n`);
    streams.out(`${book.live} of ${book.lines} key figures are formulas over ${book.rows} rows\n`);
    if (book.leftOut > 0) streams.err(`${t('book.rows-left-out', { rows: t.format.number(book.leftOut) })}\n`);
    return 0;
  });
};

/** The workbook of a portfolio with the tables of the report's boards. */
export async function bookOf(
  portfolio: Portfolio,
  request: MetricRequest,
  { t, title = t('report.title') }: { t: Translate; title?: string | undefined },
): Promise<{ book: Book; bytes: Uint8Array }> {
  const shown: BookBoard[] = [];
  for (const board of boards) shown.push(await boardOf(board, { portfolio, request, t }));
  const book = await createBook({ portfolio, request, boards: shown, title, t });
  return { book, bytes: await bookBytes(book.sheets, { title, day: book.day }) };
}

async function boardOf(
  board: Board,
  { portfolio, request, t }: { portfolio: Portfolio; request: MetricRequest; t: Translate },
): Promise<BookBoard> {
  const title = board.id === 'overview' ? t('report.summary') : lookup(t, `report.family.${board.id}`, board.id);
  const needs = board.needs.filter((table) => (portfolio.tables[table] ?? 0) === 0);
  if (needs.length > 0) {
    const tables = needs.map((table) => tableName(table, t.language)).join(', ');
    return { title, figures: [], absent: [t('report.needs', { tables })] };
  }
  const cards = board.cards(portfolio);
  const { figures, absent } = await cardFigures(cards, { portfolio, t, requestOf: () => request });
  const failed = absent.flatMap(({ title: card, problem }) =>
    problem === undefined ? [] : [t('report.card-failed', { title: card, problem })],
  );
  const lacking = absent.filter(({ problem }) => problem === undefined);
  return { title, figures, absent: [...failed, ...missingText(t, lacking)] };
}
