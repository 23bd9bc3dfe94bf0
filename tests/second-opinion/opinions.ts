import { DYNAMICS } from './dynamics.ts';
import { ESG } from './esg.ts';
import { EVENTS } from './events.ts';
import { FINANCE } from './finance.ts';
import type { Opinion } from './plain.ts';
import { QUALITY } from './quality.ts';
import { SERVICE } from './service.ts';

/** Every metric there is a second opinion on. */
export const OPINIONS: readonly Opinion[] = [...QUALITY, ...DYNAMICS, ...FINANCE, ...EVENTS, ...ESG, ...SERVICE];
