import type { Board } from '../widgets/card.ts';
import { onPaper } from '../widgets/on-paper.ts';
import { packPages, packTasks } from '../widgets/pack/index.ts';
import type { Language } from './i18n/language.ts';
import { speakWhole } from './i18n/speak.ts';
import { translateWith } from './i18n/translate-with.ts';
import type { Thing } from './lib/page-links.ts';
import { browserFonts } from './report/fonts-browser.ts';
import { createPack, createReport, type ReportOptions } from './report/index.ts';
import { createDocument } from './report/thing-document.ts';

interface Printed extends Pick<ReportOptions, 'portfolio' | 'request' | 'notes' | 'onProgress' | 'signal'> {
  language: Language;
  /** What the report of the book prints, and boards about one thing. */
  boards: readonly Board[];
  pages: readonly Board[];
  /** Whom the PDF is of; null for the whole. */
  of: Thing | null;
  /** What is printed of the whole. */
  document: 'board' | 'book';
}

/** What the page saves as a PDF: the book, or one thing that has a page. Fetched when somebody asks for it. */
export async function print({ language, boards, pages, of, document: wanted, ...asked }: Printed): Promise<Uint8Array> {
  const { portfolio, signal } = asked;
  const [fonts, spoken] = await Promise.all([
    browserFonts(new URL('fonts/', document.baseURI), signal),
    speakWhole(language),
  ]);
  const options = { ...asked, t: translateWith(spoken, portfolio.currency, portfolio.words), fonts };
  const board = pages.find(({ about }) => about === of?.kind);
  if (!of || !board)
    return wanted === 'board'
      ? createPack({ ...options, pages: packPages, tasks: packTasks })
      : createReport({ ...options, boards });
  return createDocument({ ...options, board: onPaper(board), thing: of });
}
