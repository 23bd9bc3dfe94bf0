import { QueryError } from '../engine/query-error.ts';
import { createTranslate, LANGUAGES, type Language, type Translate } from '../i18n/translate.ts';
import { PortfolioError } from '../lib/errors.ts';
import { VERSION } from '../lib/version.ts';
import { errorText } from '../words/error-text.ts';
import type { Command, Streams } from './command.ts';
import { HELP } from './help.ts';

/** Commands are fetched when they are called: `check` does not wait for the PDF library. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./check-command.ts')).check,
  compare: async () => (await import('./compare-command.ts')).compare,
  metric: async () => (await import('./metric-command.ts')).metric,
  evidence: async () => (await import('./evidence-command.ts')).evidence,
  bridge: async () => (await import('./bridge-command.ts')).bridge,
  breaches: async () => (await import('./breaches-command.ts')).breaches,
  'what-if': async () => (await import('./what-if-command.ts')).whatIf,
  boards: async () => (await import('./boards-command.ts')).boards,
  board: async () => (await import('./board-command.ts')).board,
  prepare: async () => (await import('./prepare-command.ts')).prepare,
  pack: async () => (await import('./pack-command.ts')).pack,
  prerender: async () => (await import('./prerender-command.ts')).prerender,
  report: async () => (await import('./report-command.ts')).report,
  workbook: async () => (await import('./workbook-command.ts')).workbook,
  proof: async () => (await import('./proof-command.ts')).proof,
  bundle: async () => (await import('./bundle-command.ts')).bundle,
  verify: async () => (await import('./verify-command.ts')).verify,
  template: async () => (await import('./template-command.ts')).template,
  normalize: async () => (await import('./normalize-command.ts')).normalize,
};

/** Runs one command line; every failure is one line on `err` and a code other than 0. */
export async function main(args: readonly string[], streams: Streams): Promise<number> {
  try {
    const [name, ...rest] = args;
    if (name === '--version' || name === '-v') {
      streams.out(`${VERSION}\n`);
      return 0;
    }
    if (name === undefined || [name, ...rest].some((word) => word === '--help' || word === '-h')) {
      if (name === undefined) streams.err(HELP);
      else streams.out(HELP);
      return name === undefined ? 1 : 0;
    }
    const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!load) throw new PortfolioError('unknown-command', { command: name, known: Object.keys(COMMANDS).join(', ') });
    const command = await load();
    return await command(rest, streams);
  } catch (error) {
    streams.err(`bellwether: ${lineOf(error, createTranslate(languageIn(args)))}\n`);
    return 1;
  }
}

/** The language that the words ask for, whatever else is wrong with them. */
function languageIn(args: readonly string[]): Language {
  const place = args.indexOf('--lang');
  const word = place < 0 ? args.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length) : args[place + 1];
  return LANGUAGES.find((language) => language === word) ?? 'en';
}

function lineOf(error: unknown, t: Translate): string {
  const line = errorText(error, t).split('\n')[0] ?? '';
  return error instanceof PortfolioError || error instanceof QueryError ? line : `internal error: ${line}`;
}
