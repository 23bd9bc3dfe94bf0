import type { Engine } from '../../engine/engine.ts';
import type { ImportReport, LoadReport } from '../../ingest/import-report.ts';
import type { OwnMetric } from '../../metrics/user/read-metric.ts';
import { Catalogue } from '../../metrics/catalogue.ts';
import { budgeted } from './own-budget.ts';
import { LedgerBooks } from './ledger-books.ts';
import { groupWords, valuesOnce } from './dimension-values.ts';
import { partWord, readPart, type Part } from '../part/part.ts';
import { readParameterRows, type ParameterRow } from '../settings/parameter-rows.ts';
import { latestEvent, prepareTables, readContents, readDates, readManagers } from './prepare-tables.ts';
import { baseCurrency, exchangeOf, readLedgerMoney } from '../settings/exchange-rates.ts';
import { readEsgSources } from '../settings/esg-sources.ts';
import { withGoalFaults } from '../settings/goal-faults.ts';
import { readGoals } from '../settings/read-goals.ts';
import { withQuestions } from '../settings/asked-of-settings.ts';
import { readTargets } from '../settings/targets.ts';
import { settingsOf, type Ground } from './ground.ts';
import { CovenantBook } from '../settings/covenant-limits.ts';
import { tryMetric } from './try-metric.ts';

/** What stays the same of a portfolio, with the settings its data bring, and what they are a part of; prepares what metrics ask, once. */
export async function readGround(
  given: Engine,
  imports: readonly ImportReport[],
  { own = [], loads = [] }: { own?: readonly OwnMetric[]; loads?: readonly LoadReport[] } = {},
): Promise<{ ground: Ground; rows: readonly ParameterRow[]; part: Part | null }> {
  const rows = await readParameterRows(given);
  const part = readPart(rows);
  const contents = await readContents(given, part?.holds);
  await readDates(given, part?.books);
  const money = await readLedgerMoney(given);
  const exchange = exchangeOf(rows, money);
  const assessors = contents.tables.esg ? await readEsgSources(given) : [];
  const { engine, snapshots, offBook, unpriced } = await prepareTables(given, contents, exchange);
  const catalogue = new Catalogue(own);
  const values = valuesOnce(engine, contents.tables);
  const { goals, faults } = await readGoals(engine, { catalogue, values, currency: baseCurrency(rows, money) });
  const ground: Ground = {
    engine,
    imports,
    contents,
    snapshots,
    offBook,
    managers: await readManagers(engine),
    targets: await readTargets(engine),
    covenants: await CovenantBook.read(engine),
    books: new LedgerBooks(engine, { contents, snapshots }, { exchange, unpriced }),
    money,
    assessors,
    catalogue,
    words: {
      ...(await groupWords(engine, { tables: contents.tables, providers: assessors.map(({ name }) => name) })),
      ...catalogue.words,
      ...(part ? partWord(part.filter) : {}),
    },
    loads,
    lastEvent: snapshots.length > 0 ? null : await latestEvent(engine),
    values,
    goals,
  };
  for (const { file, metric } of own) await tryMetric(budgeted(engine, file), file, metric);
  const told = withGoalFaults(imports, faults);
  const questions = await withQuestions(engine, told, settingsOf(ground, rows), exchange);
  return { ground: { ...ground, imports: questions }, rows, part };
}
