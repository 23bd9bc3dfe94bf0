import { afterEach, describe, expect, it, vi } from 'vitest';
import { NoteBook } from '../../../src/notes/note-book.svelte.ts';
import { browserNotes } from '../../../src/notes/note-store.ts';
import { noteOf } from '../../notes/note-of.ts';

const names = ['test of notes', 'test of others'] as const;

afterEach(async () => {
  vi.restoreAllMocks();
  const store = browserNotes();
  for (const name of names)
    await store.remove(
      name,
      (await store.all(name)).map(({ id }) => id),
    );
});

describe('notes in the database of a browser', () => {
  it('are there the next time, each under its portfolio', async () => {
    const text = '<img src=x onerror=alert(1)> 批注 😀';
    await browserNotes().put(names[0], [noteOf({ id: 'a', text }), noteOf({ id: 'b' })]);
    await browserNotes().put(names[1], [noteOf({ id: 'a', text: 'another' })]);
    expect((await browserNotes().all(names[0])).map((note) => note)).toEqual([
      noteOf({ id: 'a', text }),
      noteOf({ id: 'b' }),
    ]);
    await browserNotes().remove(names[0], ['a']);
    expect((await browserNotes().all(names[0])).map(({ id }) => id)).toEqual(['b']);
    expect((await browserNotes().all(names[1])).map((note) => note.text)).toEqual(['another']);
  });

  it('come to another tab as soon as they are written', async () => {
    const [one, two] = [new NoteBook(names[0]), new NoteBook(names[0])];
    await Promise.all([one.write(noteOf({ id: 'a' })), two.write(noteOf({ id: 'b' }))]);
    for (const book of [one, two]) await vi.waitFor(() => expect(book.all.map(({ id }) => id)).toEqual(['a', 'b']));
    one.close();
    two.close();
  });

  it('take five thousand at once', async () => {
    const book = new NoteBook(names[0]);
    const many = Array.from({ length: 5_000 }, (_, place) => noteOf({ id: `n${place}`, text: '批'.repeat(500) }));
    expect(await book.merge(many)).toEqual({ added: 5_000, known: 0 });
    const again = new NoteBook(names[0]);
    await again.read();
    expect(again.all).toHaveLength(5_000);
  });

  it('that cannot be kept are not among the others', async () => {
    const book = new NoteBook(names[0]);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    expect([await book.write(noteOf()), book.problem, book.all]).toEqual([false, 'full', []]);
    put.mockRestore();
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('switched off', 'SecurityError');
    });
    expect([await book.write(noteOf()), book.problem]).toEqual([false, 'refused']);
  });
});
