import type { Engine } from '../../engine/engine.ts';
import type { ImportReport, LoadReport } from '../../ingest/import-report.ts';
import type { IsoDate } from '../../lib/dates.ts';
import type { OwnWords } from '../../i18n/translate.ts';
import type { Facts } from '../../metrics/facts.ts';
import type { Catalogue } from '../../metrics/catalogue.ts';
import type { Contents } from '../../metrics/missing.ts';
import type { EsgSource } from '../../metrics/relations/esg-sources.ts';
import type { Goal } from '../settings/goal.ts';
import { BankSettings } from '../settings/bank-settings.ts';
import type { CovenantBook } from '../settings/covenant-limits.ts';
import type { LedgerMoney } from '../settings/exchange-rates.ts';
import type { ParameterRow } from '../settings/parameter-rows.ts';
import type { Values } from './dimension-values.ts';
import type { LedgerBooks } from './ledger-books.ts';

/** What stays the same whatever the bank's settings are. */
export interface Ground {
  engine: Engine;
  imports: readonly ImportReport[];
  contents: Contents;
  snapshots: readonly IsoDate[];
  /** There are loans that are off the book. */
  offBook: boolean;
  managers: Facts['managers'];
  targets: Facts['targets'];
  covenants: CovenantBook;
  books: LedgerBooks;
  money: LedgerMoney;
  assessors: readonly EsgSource[];
  catalogue: Catalogue;
  words: OwnWords;
  loads: readonly LoadReport[];
  lastEvent: IsoDate | null;
  values: Values;
  goals: readonly Goal[];
}

/** The settings of rows, over the data they speak of. */
export function settingsOf(ground: Ground, rows: readonly ParameterRow[]): BankSettings {
  const { targets, covenants, catalogue, assessors } = ground;
  return new BankSettings(rows, { targets, covenants, catalogue, assessors });
}
