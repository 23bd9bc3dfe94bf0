import { OURS } from '../../src/metrics/catalogue.ts';
import { BankSettings } from '../../src/session/settings/bank-settings.ts';
import { CovenantBook } from '../../src/session/settings/covenant-limits.ts';

/** What a portfolio made by hand says of settings: the bank has set nothing. */
export const UNCHANGED = {
  records: (): never => {
    throw new Error('not asked for in these tests');
  },
  catalogue: OURS,
  words: {},
  settings: new BankSettings([], { targets: [], covenants: new CovenantBook([]), catalogue: OURS }),
  scenario: false,
  missing: () => [],
  withParameters: (): never => {
    throw new Error('not asked for in these tests');
  },
};
