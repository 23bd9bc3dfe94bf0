import type { Engine } from '../../engine/engine.ts';
import type { Catalogue } from '../../metrics/catalogue.ts';
import { readDates } from '../portfolio/prepare-tables.ts';
import { BankSettings } from './bank-settings.ts';
import { CovenantBook } from './covenant-limits.ts';
import { readEsgSources } from './esg-sources.ts';
import { readParameterRows } from './parameter-rows.ts';
import { readTargets } from './targets.ts';

/** The settings in the engine, before anything is made of them. */
export async function readSettings(engine: Engine, catalogue: Catalogue): Promise<BankSettings> {
  await readDates(engine);
  const [rows, targets, covenants] = [readParameterRows(engine), readTargets(engine), CovenantBook.read(engine)];
  const facts = { targets: await targets, covenants: await covenants, assessors: await readEsgSources(engine) };
  return new BankSettings(await rows, { ...facts, catalogue });
}
