import { defineAll } from '../widgets/elements.ts';

export { Session } from './session/session.svelte.ts';
export { LANGUAGES, type Language } from './i18n/language.ts';
export { PortfolioError } from './lib/errors.ts';
export type { Filter, MetricRequest, MetricRow } from './metrics/metric.ts';
export type { Portfolio, Evidence } from './session/portfolio.ts';
export { defineAll } from '../widgets/elements.ts';

defineAll();
