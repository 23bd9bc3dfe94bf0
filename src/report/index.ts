import type { Figure } from '../charts/figure.ts';
import { lookup } from '../i18n/lookup.ts';
import { qualityOf } from '../session/portfolio/read-quality.ts';
import { demandBook } from './bands.ts';
import type { ReportOptions } from './options.ts';
import { cardFigures } from './card-figures.ts';
import type { Chapter } from './model.ts';
import type { PackOptions } from './pack/pack.ts';
import type { Print } from './render.ts';
import { notesFigure, withNotes } from './notes.ts';
import { createTurn, type Turn } from './turn.ts';

export type { ReportOptions } from './options.ts';
export type { ReportFonts } from './fonts.ts';
export type { ReportProgress } from './turn.ts';

/** The portfolio as a PDF, in one language or in two, one after the other: equal input gives equal bytes. Rejects with `cancelled` after an abort. */
export async function createReport(options: ReportOptions): Promise<Uint8Array> {
  const { portfolio, request, fonts, onProgress, signal } = options;
  demandBook(portfolio, request.asOf ?? null);
  const turn = createTurn(onProgress, signal);
  // the PDF library is large and only needed here, so the page starts without it
  const { renderPrints } = await import('./render.ts');
  const first = await bookOf(options, turn);
  const second = options.second && (await bookOf({ ...options, t: options.second }, turn));
  return renderPrints(second ? [first, second] : [first], fonts, turn);
}

/** The pack a board reads: at most twelve pages a language, one question each. Equal input gives equal bytes. Rejects with `cancelled` after an abort. */
export async function createPack(options: PackOptions): Promise<Uint8Array> {
  const turn = createTurn(options.onProgress, options.signal);
  const [{ packPrints }, { renderPrints }] = await Promise.all([import('./pack/pack.ts'), import('./render.ts')]);
  return renderPrints(await packPrints(options, turn), options.fonts, turn);
}

async function bookOf(options: ReportOptions, turn: Turn): Promise<Print> {
  const { portfolio, request, t, title, preparer, paper, stamp } = options;
  const chapters = await chaptersOf(options, turn);
  const { bookPrint } = await import('./render.ts');
  const words = { title: title ?? t('report.title'), preparer: preparer ?? null };
  return bookPrint(
    { ...{ portfolio, request, t, chapters, stamp }, ...words, quality: await qualityOf(portfolio) },
    turn,
    paper,
  );
}

async function chaptersOf(options: ReportOptions, turn: Turn): Promise<Chapter[]> {
  const { boards, portfolio, request, t, signal } = options;
  const chapters: Chapter[] = [];
  for (const [index, board] of boards.entries()) {
    await turn('figures', index, boards.length);
    const id = board.id;
    const title = id === 'overview' ? t('report.summary') : lookup(t, `report.family.${id}`, id);
    const missing = board.needs.filter((table) => (portfolio.tables[table] ?? 0) === 0);
    const cards = missing.length > 0 ? [] : board.cards(portfolio);
    const { figures, absent } = await cardFigures(cards, { portfolio, t, signal, requestOf: () => request });
    chapters.push({ id, title, missing, absent, figures: index === 0 ? await noted(figures, options) : figures });
  }
  return chapters;
}

/** The figures of the first chapter, which has the list of what is beyond a limit, with the notes. */
async function noted(
  figures: readonly Figure[],
  { notes = [], portfolio, request: { filter = {} }, t }: ReportOptions,
): Promise<readonly Figure[]> {
  if (notes.length === 0) return figures;
  const all = await notesFigure(figures, notes, { portfolio, filter, t });
  return [...figures.map((figure) => withNotes(figure, notes, t)), ...(all ? [all] : [])];
}
