import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueDocument } from '../../src/cli/catalogue.ts';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import { createTranslate, LANGUAGES } from '../../src/i18n/translate.ts';
import { importFiles } from '../../src/ingest/index.ts';
import { openPortfolio } from '../../src/session/portfolio/open-portfolio.ts';
import { boards } from '../../widgets/index.ts';
import { makeCard } from '../../widgets/make-card.ts';

// Runs in a copy of the project: what there is of a metric, and what the first cards of the risk board look like over the golden portfolio.
const [metric = '', ...cards] = process.argv.slice(2);
const FOLDER = join(import.meta.dirname, '../golden/data');

/** What a probe of the copy found. */
export interface Found {
  rows: { value: number | null; n: number }[];
  /** By language: name, definition, formula. */
  words: Record<string, string[]>;
  documented: boolean;
  drawn: { language: string; id: string; title: string; finding: string }[];
  onBoard: string[];
}

const engine = await startNodeEngine();
const files = readdirSync(FOLDER).map((name) => ({ name, content: new Uint8Array(readFileSync(join(FOLDER, name))) }));
const portfolio = await openPortfolio(engine, await importFiles(engine, files));
const found: Found = {
  rows: (await portfolio.ask(metric, { asOf: '2026-06-30' })).map(({ value, n }) => ({ value, n })),
  words: {},
  documented: catalogueDocument().includes(`\`${metric}\``),
  drawn: [],
  onBoard: [],
};
const risk = boards.find(({ id }) => id === 'risk')?.cards(portfolio) ?? [];
found.onBoard = risk.map(({ id }) => id);
for (const language of LANGUAGES) {
  const t = createTranslate(language, 'CNY', portfolio.words);
  found.words[language] = ['metric', 'definition', 'formula'].map((area) => (t.has(`${area}.${metric}`) ? area : ''));
  for (const name of cards) {
    const card = risk.find(({ id }) => id === name.replaceAll(':', '-')) ?? makeCard({ card: name });
    const figure = await card.figure(portfolio, { asOf: '2026-06-30' }, t);
    if (figure) found.drawn.push({ language, id: figure.id, title: figure.title, finding: figure.finding });
  }
}
await engine.close();
process.stdout.write(JSON.stringify(found));
