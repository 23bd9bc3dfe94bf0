import type { Thing } from './page-links.ts';

/** A value beyond a limit as what somebody writes about: the metric, and whom the value is of. */
export interface BreachSubject {
  readonly kind: 'breach';
  readonly metric: string;
  /** Groups and parts; several values where the book was filtered to them. Empty: the whole. */
  readonly groups: Readonly<Record<string, string | readonly string[]>>;
}

/** What a note can be on: a breach, or something that has a page. */
export type NoteSubject = BreachSubject | Thing;

/** What was beyond what when a note was written. */
export interface ToldBreach {
  readonly value: number | null;
  readonly limit: number | null;
  readonly unit: string;
}

/** A place where notes are read and written: their subject, and what the reader knows it by. */
export interface NotePlace {
  readonly subject: NoteSubject;
  readonly name: string;
  readonly told?: ToldBreach;
}

type Filter = Readonly<Partial<Record<string, readonly string[]>>>;

/** What belongs to one of these alone: a filter to them changes nothing of its value. */
const WITHIN_ONE: Readonly<Record<string, readonly string[] | 'all'>> = { facility: 'all', project: ['client'] };

/**
 * The breach of a metric by a group within a filter. A filter to one value is a group itself, so that a breach of a client is the same
 * on its page and in the list of all; a filter to several values is a part of the book of its own.
 */
export function breachSubject(
  metric: string,
  by: Readonly<Record<string, string>>,
  filter: Filter = {},
): BreachSubject {
  const within = Object.entries(filter).flatMap(([name, values = []]): [string, string | readonly string[]][] => {
    if (values.length === 0 || Object.hasOwn(by, name) || isAbove(name, by)) return [];
    const [only = '', ...others] = values;
    return [[name, others.length === 0 ? only : values.toSorted()]];
  });
  return { kind: 'breach', metric, groups: inOrder([...Object.entries(by), ...within]) };
}

function isAbove(name: string, by: Readonly<Record<string, string>>): boolean {
  return Object.entries(WITHIN_ONE).some(([one, larger]) => {
    return Object.hasOwn(by, one) && (larger === 'all' || larger.includes(name));
  });
}

/** Groups by their names. */
export function inOrder(groups: readonly [string, string | readonly string[]][]): BreachSubject['groups'] {
  return Object.fromEntries(groups.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** What tells a subject from others of its kind: the number of a thing; `npl-ratio`, `npl-ratio {"sector":"光伏制造"}`. */
export function subjectId(subject: NoteSubject): string {
  if (subject.kind !== 'breach') return subject.id;
  const { metric, groups } = subject;
  return Object.keys(groups).length === 0 ? metric : `${metric} ${JSON.stringify(groups)}`;
}

/** Equal for equal subjects. */
export function subjectKey(subject: NoteSubject): string {
  return `${subject.kind} ${subjectId(subject)}`;
}
