import { BACKTEST } from './backtest.ts';
import { DYNAMICS } from './dynamics.ts';
import { ESG } from './esg.ts';
import { EVENTS } from './events.ts';
import { FINANCE } from './finance.ts';
import type { Opinion } from './plain.ts';
import { PEOPLE } from './people.ts';
import { QUALITY } from './quality.ts';
import { SERVICE } from './service.ts';
import { TURNOVER } from './turnover.ts';
import { WARNINGS } from './warnings.ts';

/** Every metric there is a second opinion on. */
export const OPINIONS: readonly Opinion[] = [
  ...QUALITY,
  ...DYNAMICS,
  ...FINANCE,
  ...TURNOVER,
  ...EVENTS,
  ...ESG,
  ...SERVICE,
  ...WARNINGS,
  ...BACKTEST,
  ...PEOPLE,
];
