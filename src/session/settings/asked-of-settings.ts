import type { Engine } from '../../engine/engine.ts';
import type { ImportReport } from '../../ingest/import-report.ts';
import type { Exchange } from '../../metrics/relations/exchange.ts';
import type { BankSettings } from './bank-settings.ts';
import { withRateDoubts } from './doubted-rates.ts';
import { readEsgPlaces, withEsgQuestions } from './esg-questions.ts';
import { readMissingRates, withRateQuestions } from './missing-rates.ts';
import { withFaults } from './parameter-check.ts';

/** The reports with what is wrong with settings, and what only a setting can say: rates of exchange, scales of ESG scores. */
export async function withQuestions(
  engine: Engine,
  reports: readonly ImportReport[],
  { faults, esg }: BankSettings,
  exchange: Exchange | null,
): Promise<readonly ImportReport[]> {
  const doubted = withRateDoubts(withFaults(reports, faults), exchange);
  const asked = withRateQuestions(doubted, await readMissingRates(engine, exchange));
  return esg.sources.length > 0 ? withEsgQuestions(asked, esg, await readEsgPlaces(engine)) : asked;
}
