import { describe, expect, it } from 'vitest';
import { subjectKey } from '../../src/lib/note-subject.ts';
import { NoteBook } from '../../src/notes/note-book.svelte.ts';
import type { NoteStore } from '../../src/notes/note-store.ts';
import type { Note } from '../../src/notes/note.ts';
import { noteOf } from './note-of.ts';

/** Records as a browser keeps them for all tabs; `fails` is what its next change fails with. */
class Records {
  readonly kept = new Map<string, { portfolio: string; note: Note }>();
  readonly heard = new Set<() => void>();
  fails: Error | null = null;

  /** The store as one tab has it: it hears what others changed. */
  tab(): NoteStore {
    let own: (() => void) | null = null;
    const change = (job: () => void) => {
      if (this.fails) return Promise.reject(this.fails);
      job();
      for (const each of this.heard) if (each !== own) each();
      return Promise.resolve();
    };
    return {
      all: (portfolio) =>
        Promise.resolve([...this.kept.values()].flatMap((each) => (each.portfolio === portfolio ? each.note : []))),
      put: (portfolio, notes) =>
        change(() => notes.forEach((note) => this.kept.set(`${portfolio} ${note.id}`, { portfolio, note }))),
      remove: (portfolio, ids) => change(() => ids.forEach((id) => this.kept.delete(`${portfolio} ${id}`))),
      heard: (changed) => {
        this.heard.add((own = changed));
        return () => this.heard.delete(changed);
      },
    };
  }
}

const C1 = { kind: 'client', id: 'C1' } as const;
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const texts = (notes: readonly Note[]) => notes.map(({ text }) => text);

describe('notes that are kept', () => {
  it('belong to the portfolio they were written on', async () => {
    const records = new Records();
    const [sample, own] = [new NoteBook('sample-data/', records.tab()), new NoteBook('own files', records.tab())];
    await sample.write(noteOf({ text: 'of the sample' }));
    await Promise.all([sample.read(), own.read()]);
    expect([texts(sample.of(C1)), texts(own.of(C1))]).toEqual([['of the sample'], []]);
  });

  it('of two tabs stand beside each other, and each tab shows both', async () => {
    const records = new Records();
    const [one, two] = [new NoteBook('own files', records.tab()), new NoteBook('own files', records.tab())];
    await Promise.all([
      one.write(noteOf({ id: 'a', text: 'first' })),
      two.write(noteOf({ id: 'b', text: 'second', at: '2026-11-30T10:00:00+08:00', status: 'done' })),
    ]);
    await settle();
    for (const book of [one, two]) expect(texts(book.of(C1))).toEqual(['first', 'second']);
    await two.remove(two.all.filter(({ id }) => id === 'a'));
    await settle();
    for (const book of [one, two]) expect(texts(book.of(C1))).toEqual(['second']);
    one.close();
    await two.write(noteOf({ id: 'c', text: 'third' }));
    await settle();
    expect(texts(one.of(C1))).toEqual(['second']);
  });

  it('are not shown as kept where there is no room, and the browser is said to refuse', async () => {
    const records = new Records();
    const book = new NoteBook('own files', records.tab());
    await book.write(noteOf({ id: 'a' }));
    records.fails = Object.assign(new Error('no room'), { name: 'QuotaExceededError' });
    expect([await book.write(noteOf({ id: 'b' })), book.problem, book.all.length]).toEqual([false, 'full', 1]);
    expect([await book.merge([noteOf({ id: 'c' })]), book.all.length]).toEqual([null, 1]);
    records.fails = new Error('switched off');
    expect([await book.remove(book.all), book.problem, book.all.length]).toEqual([false, 'refused', 1]);
    records.fails = null;
    expect([await book.write(noteOf({ id: 'b' })), book.problem, book.all.length]).toEqual([true, null, 2]);
  });

  it('are not known to be none where they could not be read', async () => {
    const refusing = { ...new Records().tab(), all: () => Promise.reject(new Error('switched off')) };
    const book = new NoteBook('own files', refusing);
    await book.read();
    expect([book.known, book.problem, await book.merge([noteOf()])]).toEqual([false, 'refused', null]);
  });

  it('of a file are taken in once, however often it comes', async () => {
    const book = new NoteBook('own files', new Records().tab());
    await book.write(noteOf({ id: 'a', text: 'mine' }));
    const file = [noteOf({ id: 'a', text: 'changed' }), noteOf({ id: 'b' }), noteOf({ id: 'b' })];
    expect(await book.merge(file)).toEqual({ added: 1, known: 2 });
    expect(await book.merge(file)).toEqual({ added: 0, known: 3 });
    expect(texts(book.all)).toContain('mine');
    expect(book.all).toHaveLength(2);
  });

  it('are kept once however often it is asked, and what is written meanwhile stays begun', async () => {
    const book = new NoteBook('own files', new Records().tab());
    const key = subjectKey(C1);
    book.drafts.set(key, 'spoke');
    book.drafts.set('client C2', 'another');
    const first = book.keepDraft(noteOf({ id: 'a', text: 'spoke' }));
    expect([book.keeping.has(key), await book.keepDraft(noteOf({ id: 'b', text: 'spoke' }))]).toEqual([true, false]);
    expect([await first, texts(book.all), [...book.drafts.keys()]]).toEqual([true, ['spoke'], ['client C2']]);
    book.drafts.set(key, 'more');
    const second = book.keepDraft(noteOf({ id: 'b', text: 'more' }));
    book.drafts.set(key, 'more, and later');
    expect([await second, book.drafts.get(key), book.keeping.size]).toEqual([true, 'more, and later', 0]);
  });

  it('that could not be kept stay begun and may be kept again', async () => {
    const records = new Records();
    const book = new NoteBook('own files', records.tab());
    book.drafts.set(subjectKey(C1), 'spoke');
    records.fails = new Error('switched off');
    expect([await book.keepDraft(noteOf({ text: 'spoke' })), book.drafts.size]).toEqual([false, 1]);
    records.fails = null;
    expect([await book.keepDraft(noteOf({ text: 'spoke' })), book.drafts.size]).toEqual([true, 0]);
  });

  it('say something without a text only where the subject stands otherwise than before', async () => {
    const book = new NoteBook('own files', new Records().tab());
    const says = (status: 'seen' | 'done', text = ' ') => book.saysSomething({ subject: C1, status, text });
    expect([says('seen'), says('done')]).toEqual([true, true]);
    await book.write(noteOf({ status: 'seen' }));
    expect([says('seen'), says('done'), says('seen', 'spoke')]).toEqual([false, true, true]);
  });

  it('lead from the subject somebody wrote on last', async () => {
    const book = new NoteBook('own files', new Records().tab());
    const later = noteOf({ id: 'b', subject: { kind: 'team', id: 'T1' }, at: '2026-12-01T09:00:00+08:00' });
    await book.merge([noteOf({ id: 'a' }), later]);
    expect(book.subjects.map(([{ subject }]) => subject.kind)).toEqual(['team', 'client']);
  });
});
