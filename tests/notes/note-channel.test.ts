import { afterEach, expect, it, vi } from 'vitest';
import { NoteBook } from '../../src/notes/note-book.svelte.ts';
import { browserNotes } from '../../src/notes/note-store.ts';

afterEach(() => vi.unstubAllGlobals());

it('a book that is closed leaves no channel open', () => {
  const open = new Set<object>();
  class Channel extends EventTarget {
    constructor() {
      super();
      open.add(this);
    }
    close() {
      open.delete(this);
    }
  }
  vi.stubGlobal('BroadcastChannel', Channel);
  const book = new NoteBook('own files', browserNotes());
  expect(open.size).toBe(1);
  book.close();
  expect(open.size).toBe(0);
});
