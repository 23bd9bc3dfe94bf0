import { ALERTS } from './alerts.ts';
import { BACKTEST } from './backtest.ts';
import { CONCENTRATION } from './concentration.ts';
import { COVENANTS } from './covenants.ts';
import { DUES } from './dues.ts';
import { DYNAMICS } from './dynamics.ts';
import { EMISSIONS } from './emissions.ts';
import { ESG } from './esg.ts';
import { EVENTS } from './events.ts';
import { FILES } from './files.ts';
import { FINANCE } from './finance.ts';
import { LOSSES } from './losses.ts';
import type { Opinion } from './opinion.ts';
import { PEOPLE } from './people.ts';
import { QUALITY } from './quality.ts';
import { SERVICE } from './service.ts';
import { TASKS } from './tasks.ts';
import { TURNOVER } from './turnover.ts';
import { WARNINGS } from './warnings.ts';

/** Every metric there is a second opinion on. */
export const OPINIONS: readonly Opinion[] = [
  ...QUALITY,
  ...LOSSES,
  ...CONCENTRATION,
  ...DYNAMICS,
  ...FINANCE,
  ...COVENANTS,
  ...TURNOVER,
  ...EVENTS,
  ...FILES,
  ...ALERTS,
  ...ESG,
  ...EMISSIONS,
  ...SERVICE,
  ...WARNINGS,
  ...BACKTEST,
  ...PEOPLE,
  ...TASKS,
  ...DUES,
];
