import { sections } from '../../widgets/index.ts';
import { createTranslate, LANGUAGES } from '../i18n/translate.ts';
import { DIMENSIONS } from '../metrics/metric.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { AnswerRecord } from '../session/prepared/answer-record.ts';

/** Draws every board once in each language and notes what was asked and answered. */
export async function recordBoards(portfolio: Portfolio): Promise<AnswerRecord> {
  const record = new AnswerRecord(portfolio, Infinity);
  for (const language of LANGUAGES) {
    const t = createTranslate(language, portfolio.currency, portfolio.words);
    // what the filter bar can be asked for first
    await Promise.all(DIMENSIONS.map((dimension) => record.portfolio.values(dimension, language)));
    const cards = sections.flatMap((board) => board.cards(record.portfolio));
    await Promise.all(
      cards
        .filter((card) => card.missing(record.portfolio).length === 0)
        .map((card) => card.figure(record.portfolio, {}, t)),
    );
  }
  return record;
}
