import { createTranslate, LANGUAGES, type Translate } from '../i18n/translate.ts';
import type { OtherValue } from '../charts/figure.ts';
import { PortfolioError } from '../lib/errors.ts';
import { demandCompare } from '../session/compare.ts';
import type { CardRequest } from '../../widgets/card.ts';
import { errorText } from '../words/error-text.ts';
import { missingText } from '../words/missing-text.ts';
import { needed, oneOf, readArgs, readDecisions, SHOWN_OPTIONS, type Command } from './command.ts';
import { boardOf } from '../../widgets/every-board.ts';
import { heardCards, type HeardCard } from './heard-cards.ts';
import { sharedBoards } from './shared-boards.ts';
import { named } from './hide-names.ts';
import { readRequest } from './metric-request.ts';
import { FORMATS, toCsvText, toRecord } from './print-rows.ts';
import { textTable } from './text-table.ts';
import { withPortfolio } from './with-portfolio.ts';

/** `board ID --data PATH`: every card of a board, what it says and the rows behind it, with `--compare` what these are held against. */
export const board: Command = async (args, streams) => {
  const { values, positionals } = readArgs(args, { ...SHOWN_OPTIONS, compare: { type: 'string' } });
  const [id, surplus] = positionals;
  if (surplus !== undefined) throw new PortfolioError('unknown-option', { option: surplus });
  const name = needed(id, 'ID');
  const folder = needed(values.data?.[0], '--data');
  const asked = boardOf(name, await sharedBoards(folder));
  const language = oneOf(values.lang, LANGUAGES, '--lang') ?? 'en';
  const format = oneOf(values.format, FORMATS, '--format') ?? 'table';
  const request = readRequest({ asOf: values['as-of'], filter: values.filter });
  const source = {
    paths: values.data ?? [],
    decisions: await readDecisions(values),
    t: createTranslate(language),
    streams,
  };
  return withPortfolio(source, async (portfolio) => {
    const shown = await named(portfolio, request, values['hide-names']);
    const t = createTranslate(language, portfolio.currency, portfolio.words);
    const { compare } = values;
    const { snapshots } = portfolio;
    const held = compare === undefined ? {} : { compare: demandCompare(compare, snapshots, '--compare') };
    const whole = { ...shown.request, ...held };
    const cards = await heardCards(asked, shown.portfolio, whole, t);
    if (format === 'json') streams.out(boardJson(asked.id, whole, cards, t));
    else if (format === 'csv') streams.out(toCsvText(cards.flatMap(({ rows }) => rows)));
    else streams.out(cards.map((card) => cardText(card, t)).join('\n'));
    return 0;
  });
};

/** For programs: each card with its words, its table as it is shown, and the rows behind it with raw values. */
function boardJson(
  id: string,
  { asOf, filter = {}, compare }: CardRequest,
  cards: readonly HeardCard[],
  t: Translate,
): string {
  const listed = cards.map(({ card, figure, missing, problem, rows }) => ({
    card: card.id,
    title: card.title(t),
    finding: figure?.finding ?? null,
    status: figure?.status ?? 'grey',
    foot: figure?.foot ?? [],
    missing,
    problem: problem === null ? null : errorText(problem, t),
    table: figure?.table
      ? {
          columns: figure.table.columns.map(({ title, unit }) => (unit ? `${title} (${unit})` : title)),
          rows: figure.table.rows.map((row) => row.map(({ text }) => text)),
        }
      : null,
    rows: rows.map((row) => {
      const other = figure?.others?.get(row);
      return { ...toRecord(row), ...(other ? { compare: otherRecord(other) } : {}) };
    }),
  }));
  const held = compare === undefined ? {} : { compare };
  return `${JSON.stringify({ board: id, as_of: asOf ?? null, filter, ...held, cards: listed }, null, 2)}\n`;
}

/** What a row is held against, with raw values. */
function otherRecord({ label, value, change, means, cell, source }: OtherValue) {
  const { row, request } = cell.ref ?? {};
  return {
    ...{ with: label, value, change, means, reason: value === null ? (cell.why ?? null) : null },
    ...(row ? { period: row.period, as_of: request?.asOf ?? null, filter: request?.filter ?? {} } : {}),
    ...(source ? { source } : {}),
  };
}

/** For people: title and finding, the table below them. */
function cardText({ card, figure, missing, problem }: HeardCard, t: Translate): string {
  const title = `${card.title(t)}\n`;
  if (problem !== null) return `${title}▲ ${errorText(problem, t)}\n`;
  const lacks = missing.length > 0 ? missingText(t, [{ title: card.title(t), missing }]) : [t('widgets.empty.none')];
  if (!figure) return `${title}${lacks.join('\n')}\n`;
  const table = figure.table
    ? textTable(
        figure.table.columns,
        figure.table.rows.map((row) => row.map(({ text }) => text)),
      )
    : '';
  return `${title}${t(`status.${figure.status}`)}: ${figure.finding}\n${table}${figure.foot.join(' · ')}\n`;
}
