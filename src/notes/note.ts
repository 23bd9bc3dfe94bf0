import type { IsoDate } from '../lib/dates.ts';
import { subjectKey, type NoteSubject, type ToldBreach } from '../lib/note-subject.ts';

/** How far somebody is with what a note is on, in the order of the work. */
export const NOTE_STATUSES = ['seen', 'in-hand', 'done'] as const;
export type NoteStatus = (typeof NOTE_STATUSES)[number];

/** A shape of its own for each, for who sees no colour; the first is that of no note. */
export const NOTE_SHAPES: Readonly<Record<NoteStatus | 'none', string>> = {
  none: '○',
  seen: '◔',
  'in-hand': '◑',
  done: '●',
};

/** Characters a note, and a writer's name, may have. */
export const LONGEST_NOTE = 2_000;
export const LONGEST_NAME = 80;

/** What somebody wrote on a breach, a client or another thing. A note is never changed: the next one says what is new. */
export interface Note {
  /** Its own wherever it goes, so that no copy is taken for another note. */
  readonly id: string;
  readonly subject: NoteSubject;
  /** What the writer knew the subject by. */
  readonly name: string;
  readonly told: ToldBreach | null;
  readonly status: NoteStatus;
  readonly who: string;
  /** When it was written, by the writer's clock, with its zone: `2026-11-30T09:05:00+08:00`. */
  readonly at: string;
  /** The date whose numbers were looked at. */
  readonly asOf: IsoDate | null;
  readonly text: string;
}

/** Notes from the first written to the last. */
export function inTime(notes: readonly Note[]): Note[] {
  return notes.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1));
}

/** Each note once, as it stands last. */
export function eachOnce(notes: readonly Note[]): Note[] {
  return [...new Map(notes.map((note) => [note.id, note])).values()];
}

/** Those whose ids others have not. */
export function withoutIds(notes: readonly Note[], others: readonly Note[]): Note[] {
  const ids = new Set(others.map(({ id }) => id));
  return notes.filter(({ id }) => !ids.has(id));
}

/** What a subject was last told with on a date; what it was on another date says nothing of this one. */
export function lastTold(notes: readonly Note[], asOf: IsoDate | null): ToldBreach | null {
  return notes.findLast((note) => note.told !== null && note.asOf === asOf)?.told ?? null;
}

/** Notes by the key of their subject, each from the first written to the last. */
export function bySubject(notes: readonly Note[]): Map<string, Note[]> {
  const found = new Map<string, Note[]>();
  for (const note of inTime(notes)) {
    const key = subjectKey(note.subject);
    const same = found.get(key);
    if (same) same.push(note);
    else found.set(key, [note]);
  }
  return found;
}

/** An hour with the zone of the clock it is read from, to the second. */
export function momentOf(time: Date): string {
  const two = (part: number) => String(Math.floor(part)).padStart(2, '0');
  const east = -time.getTimezoneOffset();
  const zone = `${east < 0 ? '-' : '+'}${two(Math.abs(east) / 60)}:${two(Math.abs(east) % 60)}`;
  return `${new Date(time.getTime() + east * 60_000).toISOString().slice(0, 19)}${zone}`;
}

/** An id that nobody else gives, also where a page that is not served by https has no better maker of them; no spreadsheet takes it for a number. */
export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `n${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
