import { getContext, setContext } from 'svelte';
import type { NotePlace } from '../../src/lib/note-subject.ts';

/** How the notes on something are shown beside it. */
export interface NoteMark {
  /** By its shape alone a state is told as well. */
  readonly shape: string;
  readonly text: string;
  /** For who does not see where it stands. */
  readonly label: string;
  /** On paper, where nothing can be opened; empty where there is no note. */
  readonly printed: string;
}

/** What a page that keeps notes shows of them within its boards. */
export interface NoteMarks {
  readonly title: string;
  readonly of: (place: NotePlace) => NoteMark;
  readonly open: (place: NotePlace) => void;
}

const KEY = Symbol('note-marks');

/** Gives what lies within a component marks of notes; null while there are to be none. */
export function provideNoteMarks(marks: () => NoteMarks | null): void {
  setContext(KEY, marks);
}

/** The marks of the page this is on; none on a page that keeps no notes, as in an element. */
export function noteMarks(): () => NoteMarks | null {
  return getContext<(() => NoteMarks | null) | undefined>(KEY) ?? (() => null);
}
