import { createTranslate, LANGUAGES } from '../i18n/translate.ts';
import { toCsv } from '../lib/csv.ts';
import { PortfolioError } from '../lib/errors.ts';
import { OURS } from '../metrics/catalogue.ts';
import { oneOf, readArgs, type Command } from './command.ts';
import { EVERY_BOARD } from '../../widgets/every-board.ts';
import { FORMATS } from './print-rows.ts';
import { textTable } from './text-table.ts';

const OPTIONS = { list: { type: 'boolean' }, format: { type: 'string' }, lang: { type: 'string' } } as const;

/** `boards --list`: the boards there are, and the cards on each. */
export const boards: Command = (args, { out }) => {
  const { values, positionals } = readArgs(args, OPTIONS);
  if (positionals[0] !== undefined) throw new PortfolioError('unknown-option', { option: positionals[0] });
  const format = oneOf(values.format, FORMATS, '--format') ?? 'table';
  const t = createTranslate(oneOf(values.lang, LANGUAGES, '--lang') ?? 'en');
  const listed = EVERY_BOARD.map(({ id, tag, about = null, needs, ...board }) => ({
    ...{ board: id, name: board.title(t), tag, about, needs },
    cards: board.cards({ catalogue: OURS }).map((card) => ({
      ...{ card: card.id, title: card.title(t), metrics: card.metrics },
    })),
  }));
  if (format === 'json') out(`${JSON.stringify(listed, null, 2)}\n`);
  else {
    const titles = ['board', 'card', 'title', 'metrics'];
    const rows = listed.flatMap(({ board, cards }) =>
      cards.map(({ card, title, metrics }) => [board, card, title, metrics.join(' ')]),
    );
    if (format === 'csv') out(toCsv(titles, rows).replace('\uFEFF', ''));
    else {
      const columns = titles.map((title) => ({ title, align: 'start' as const }));
      out(textTable(columns, rows));
    }
  }
  return Promise.resolve(0);
};
