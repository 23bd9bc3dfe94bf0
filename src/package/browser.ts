export { LANGUAGES } from '../i18n/language.ts';
export { PortfolioError } from '../lib/errors.ts';
export { Session } from '../session/session.svelte.ts';
