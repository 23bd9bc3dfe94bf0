import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startNodeEngine } from '../src/engine/duckdb-node.ts';
import { LANGUAGES } from '../src/i18n/language.ts';
import { createTranslate } from '../src/i18n/translate.ts';
import { DIMENSIONS } from '../src/metrics/metric.ts';
import { loadPortfolio } from '../src/session/loads/load-portfolio.ts';
import { AnswerRecord } from '../src/session/prepared/answer-record.ts';
import type { PreparedFrom } from '../src/session/prepared/prepared-book.ts';
import { boards } from '../widgets/index.ts';

// Draws every board of the sample once in each language and writes what was asked and answered.
const FOLDER = join(import.meta.dirname, '../sample-data');
const from = JSON.parse(process.argv[2] ?? '{}') as PreparedFrom;

const engine = await startNodeEngine();
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.csv'))
  .map((name) => ({ name, content: new Uint8Array(readFileSync(join(FOLDER, name))) }));
const portfolio = await loadPortfolio(engine, files);
const record = new AnswerRecord(portfolio);
for (const language of LANGUAGES) {
  const t = createTranslate(language, portfolio.currency, portfolio.words);
  // what the filter bar can be asked for first
  await Promise.all(DIMENSIONS.map((dimension) => record.portfolio.values(dimension, language)));
  const cards = boards.flatMap((board) => board.cards(record.portfolio));
  await Promise.all(
    cards
      .filter((card) => card.missing(record.portfolio).length === 0)
      .map((card) => card.figure(record.portfolio, {}, t)),
  );
}
await engine.close();
process.stdout.write(JSON.stringify(record.book(from)));
