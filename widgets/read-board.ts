import { LANGUAGES } from '../src/i18n/language.ts';
import { PortfolioError } from '../src/lib/errors.ts';
import { reason, type Reason } from '../src/lib/reasons.ts';
import { DIMENSIONS, SPANS } from '../src/metrics/metric.ts';
import type { CardEntry } from './card.ts';
import { makeCard } from './make-card.ts';
import type { BoardFile } from './make-board.ts';

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string' && value !== '';
const areTexts: Check = (value) => Array.isArray(value) && value.every(isText);
const oneOf =
  (...known: readonly string[]): Check =>
  (value) =>
    known.some((each) => each === value);

/** What may be said of a card, as `board.schema.json` has it. */
const FIELDS: Readonly<Record<keyof CardEntry, Check>> = {
  card: isText,
  id: isText,
  title: isText,
  metrics: areTexts,
  tableOnly: areTexts,
  table: isText,
  columns: areTexts,
  rows: (value) => Number.isInteger(value) && Number(value) >= 1,
  heat: (value) => typeof value === 'boolean',
  by: oneOf(...DIMENSIONS),
  across: oneOf(...DIMENSIONS),
  period: oneOf(...SPANS),
  span: oneOf('half', 'full'),
};

/** A board of somebody's own from the text of its file; `id` is what it will be known by here. What is wrong is an error that says where. */
export function readBoard(text: string, { file, id }: { file: string; id: string }): BoardFile {
  const wrong = (problem: Reason) => new PortfolioError('bad-board', { file, problem });
  const given = parsed(text);
  if (given === undefined) throw wrong(reason('not-json'));
  if (!isRecord(given) || !Array.isArray(given['cards']) || given['cards'].length === 0)
    throw wrong(reason('board-shape'));
  const cards = given['cards'].map((card: unknown, place): CardEntry => {
    const problem = problemOfCard(card);
    if (problem) throw wrong(reason('board-card', { number: place + 1, problem }));
    return card as CardEntry;
  });
  const { needs, split, title } = given;
  return {
    id,
    title: titleIn(title) ?? file.replace(/\.json$/i, ''),
    tag: null,
    needs: areTexts(needs) ? (needs as string[]) : [],
    ...(oneOf(...DIMENSIONS)(split) ? { split: split as string } : {}),
    cards: apart(cards),
  };
}

/** What a board that comes with data is known by: its file's name, `shared-weekly`, else its place among them. */
export function sharedId(path: string, place: number): string {
  const [, name] = /([^/]+)\.json$/i.exec(path) ?? [];
  return `shared-${name !== undefined && /^[a-z0-9-]+$/.test(name) ? name : place + 1}`;
}

/** As it is written to a file. */
export function boardText({ id, title, tag, needs, split, cards }: BoardFile): string {
  return `${JSON.stringify({ id, title, tag, needs, split, cards }, null, 2)}\n`;
}

/** Whether the text of a JSON file is that of a board rather than of data. */
export function isBoardText(text: string): boolean {
  const given = parsed(text);
  return (
    isRecord(given) && Array.isArray(given['cards']) && given['cards'].some((card) => isRecord(card) && 'card' in card)
  );
}

/** Cards with ids of their own, once a board. */
export function apart(cards: readonly CardEntry[]): CardEntry[] {
  const taken = new Set<string>();
  return cards.map((entry) => {
    const { id } = makeCard(entry);
    let own = id;
    for (let number = 2; taken.has(own); number += 1) own = `${id}-${number}`;
    taken.add(own);
    return own === id ? entry : { ...entry, id: own };
  });
}

function problemOfCard(card: unknown): Reason | null {
  if (!isRecord(card) || !isText(card['card'])) return reason('board-no-card');
  for (const [field, value] of Object.entries(card)) {
    if (!Object.hasOwn(FIELDS, field))
      return reason('board-unknown-field', { field, known: Object.keys(FIELDS).join(', ') });
    if (!FIELDS[field as keyof CardEntry](value)) return reason('board-field', { field, value: JSON.stringify(value) });
  }
  try {
    makeCard(card as unknown as CardEntry);
    return null;
  } catch (error) {
    if (error instanceof PortfolioError)
      return { key: `error.${error.code}`, values: error.details, text: error.message };
    throw error;
  }
}

function titleIn(title: unknown): BoardFile['title'] {
  if (typeof title === 'string' && title !== '') return title;
  return isRecord(title) && LANGUAGES.every((language) => isText(title[language]))
    ? (title as BoardFile['title'])
    : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
