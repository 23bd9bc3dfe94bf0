import { LANGUAGES } from '../i18n/translate.ts';
import { PortfolioError } from '../lib/errors.ts';
import { reason, type Reason } from '../lib/reasons.ts';
import { DIMENSIONS } from '../metrics/metric.ts';
import { PAPER_NAMES } from '../report/sheet.ts';
import type { Stamp } from '../report/stamp.ts';
import { readBytes } from './read-paths.ts';
import { BOTH } from './report-languages.ts';

/** How a bank wants its report, as `docs/profile.schema.json` describes it. */
export interface Profile extends Stamp {
  readonly document?: string;
  readonly language?: string;
  readonly paper?: string;
  readonly title?: string;
  readonly preparer?: string;
  readonly filter?: Readonly<Record<string, readonly string[]>>;
  readonly hide_names?: boolean;
  readonly sections?: readonly string[];
  readonly decisions?: readonly string[];
}

interface Kind {
  readonly holds: (value: unknown) => boolean;
  readonly hint: Reason;
}

const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';
const isTexts = (value: unknown) => Array.isArray(value) && value.length > 0 && value.every(isText);
const TEXT: Kind = { holds: isText, hint: reason('profile-text') };
const TEXTS: Kind = { holds: isTexts, hint: reason('profile-texts') };
const FILTER: Kind = {
  holds: (value) =>
    isRecord(value) &&
    Object.entries(value).every(([name, texts]) => DIMENSIONS.some((one) => one === name) && isTexts(texts)),
  hint: reason('profile-filter', { known: DIMENSIONS.join(', ') }),
};

function choice(known: readonly string[]): Kind {
  return {
    holds: (value) => known.some((one) => one === value),
    hint: reason('known-are', { known: known.join(', ') }),
  };
}

function kinds(sections: readonly string[]): Record<keyof Profile, Kind> {
  const known = reason('profile-sections', { known: sections.join(', ') });
  const isSections = (value: unknown) =>
    isTexts(value) && (value as string[]).every((id, at, all) => sections.includes(id) && all.indexOf(id) === at);
  return {
    document: choice(['board', 'book']),
    language: choice([...LANGUAGES, BOTH]),
    paper: choice(PAPER_NAMES),
    ...{ title: TEXT, bank: TEXT, unit: TEXT, classification: TEXT, preparer: TEXT, filter: FILTER },
    hide_names: { holds: (value) => typeof value === 'boolean', hint: reason('profile-flag') },
    sections: { holds: isSections, hint: known },
    decisions: TEXTS,
  };
}

/** The profile in a file; the first thing wrong with it is an error that says what is allowed. */
export async function readProfile(file: string, sections: readonly string[]): Promise<Profile> {
  const value = await readJson(file);
  const refuse = (field: string, found: unknown, hint: Reason) =>
    new PortfolioError('bad-profile', { file, field, value: JSON.stringify(found), hint });
  if (!isRecord(value)) throw refuse('{}', value, reason('profile-object'));
  const known: Readonly<Record<string, Kind>> = kinds(sections);
  for (const [field, found] of Object.entries(value)) {
    if (field === '$schema') continue;
    const kind = Object.hasOwn(known, field) ? known[field] : undefined;
    if (!kind) throw refuse(field, found, reason('known-are', { known: Object.keys(known).join(', ') }));
    if (!kind.holds(found)) throw refuse(field, found, kind.hint);
  }
  return value;
}

/** What a profile says in the words of the command line, which win over it. */
export function profileValues({ document, language, paper, title, preparer, filter, hide_names: hide }: Profile) {
  const filters = Object.entries(filter ?? {}).flatMap(([name, texts]) => texts.map((text) => `${name}=${text}`));
  return {
    ...(document === undefined ? {} : { document }),
    ...(language === undefined ? {} : { lang: language }),
    ...(paper === undefined ? {} : { paper }),
    ...(title === undefined ? {} : { title }),
    ...(preparer === undefined ? {} : { preparer }),
    ...(filters.length === 0 ? {} : { filter: filters }),
    ...(hide === undefined ? {} : { 'hide-names': hide }),
  };
}

async function readJson(file: string): Promise<unknown> {
  const text = new TextDecoder().decode(await readBytes(file));
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new PortfolioError('unreadable-file', { file, problem: reason('not-json') }, { cause });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
