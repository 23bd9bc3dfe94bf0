import type { Note } from '../../src/notes/note.ts';

/** A note, as far as a test does not say otherwise. */
export function noteOf(changes: Partial<Note> = {}): Note {
  return {
    ...{ id: 'n1', subject: { kind: 'client', id: 'C1' }, name: 'client C1', told: null, status: 'seen', who: 'Zhang' },
    ...{ at: '2026-11-30T09:05:00+08:00', asOf: '2026-06-30', text: 'spoke to the client' },
    ...changes,
  };
}
