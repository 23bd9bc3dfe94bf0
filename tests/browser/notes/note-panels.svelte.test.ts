import { flushSync, mount, unmount, type Component } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import NoteForm from '../../../src/dashboard/notes/NoteForm.svelte';
import NotesPanel from '../../../src/dashboard/notes/NotesPanel.svelte';
import { PageNotes } from '../../../src/dashboard/notes/page-notes.svelte.ts';
import { createTranslate } from '../../../src/i18n/translate.ts';
import { NoteBook } from '../../../src/notes/note-book.svelte.ts';
import { notesCsv } from '../../../src/notes/note-csv.ts';
import { browserNotes } from '../../../src/notes/note-store.ts';
import type { Portfolio } from '../../../src/session/portfolio.ts';
import { Session } from '../../../src/session/session.svelte.ts';
import { noteOf } from '../../notes/note-of.ts';
import { fakePortfolio } from '../../widgets/fake-portfolio.ts';

const t = createTranslate('en', 'CNY');
const SAMPLE = 'test of panels';
const portfolio = { ...fakePortfolio({}), snapshots: ['2026-06-30'] } as unknown as Portfolio;
let ends: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of ends) await end();
  ends = [];
  vi.restoreAllMocks();
  const store = browserNotes();
  for (const name of [SAMPLE, 'own files'])
    await store.remove(
      name,
      (await store.all(name)).map(({ id }) => id),
    );
});

function show<Props extends Record<string, unknown>>(view: Component<Props>, props: Props): void {
  const shown = mount(view, { target: document.body, props });
  ends.push(() => unmount(shown));
  flushSync();
}

function bookOf(name: string): NoteBook {
  const book = new NoteBook(name);
  ends.push(() => book.close());
  return book;
}

function press(name: string): void {
  const found = [...document.querySelectorAll('button')].find((each) => each.textContent.trim() === name);
  if (!found) throw new Error(`no button ${name}`);
  found.click();
  flushSync();
}

describe('notes dropped with tables', () => {
  it('wait while these are loaded over the sample, and go into the book of own files', async () => {
    const session = new Session(() => Promise.reject(new Error('not needed')));
    const origin = (kind: 'files' | 'address') => {
      session.shown = { origin: kind === 'files' ? { kind } : { kind, address: SAMPLE } } as Session['shown'];
      session.portfolio = portfolio;
      flushSync();
    };
    let notes: PageNotes | undefined;
    ends.push($effect.root(() => void (notes = new PageNotes(session))));
    origin('address');
    await vi.waitFor(() => expect(notes?.book?.portfolio).toBe(SAMPLE));
    const csv = notesCsv([noteOf()], { nameOf: () => '', codeOf: () => '', groupOf: () => '' });
    const { notes: found = [], rest } = (await notes?.among([{ name: 'n.csv', content: new Blob([csv]) }])) ?? {};
    expect(rest).toEqual([]);
    session.busy = true;
    notes?.take(found, { withTables: true });
    flushSync();
    session.busy = false;
    flushSync();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([notes?.waiting.length, notes?.book?.all]).toEqual([1, []]);
    origin('files');
    await vi.waitFor(() => expect(notes?.taken.map(({ added }) => added)).toEqual([1]));
    expect([notes?.waiting, notes?.book?.portfolio, notes?.book?.all.length]).toEqual([[], 'own files', 1]);
  });
});

describe('the form of a note', () => {
  it('keeps one note where it is sent twice, and none that says nothing', async () => {
    const book = bookOf(SAMPLE);
    const place = { subject: { kind: 'client', id: 'C1' }, name: 'client C1' } as const;
    show(NoteForm, { place, book, asOf: null, t });
    const [who, text] = [document.querySelector('input[type=text]'), document.querySelector('textarea')];
    if (!(who instanceof HTMLInputElement) || !text) throw new Error('no form');
    who.value = 'Zhang';
    who.dispatchEvent(new Event('input', { bubbles: true }));
    text.value = 'spoke';
    text.dispatchEvent(new Event('input', { bubbles: true }));
    flushSync();
    press(t('notes.save'));
    press(t('notes.save'));
    await vi.waitFor(() => expect(document.body.textContent).toContain(t('notes.saved')));
    expect([book.all.map((note) => note.text), text.value]).toEqual([['spoke'], '']);
    press(t('notes.save'));
    expect(document.querySelector('[role=alert]')?.textContent).toContain(t('notes.no-text'));
    expect(book.all).toHaveLength(1);
  });
});

describe('the list of notes', () => {
  it('saves all before it deletes all, whatever it shows, and says that they are deleted', async () => {
    const book = bookOf(SAMPLE);
    await book.merge([noteOf({ id: 'a' }), noteOf({ id: 'b', subject: { kind: 'client', id: 'C2' }, status: 'done' })]);
    const saved: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      if (blob instanceof Blob) saved.push(blob);
      return 'about:blank#';
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    const notes = { book, hidden: false, taken: [], place: null } as unknown as PageNotes;
    const links = { href: () => '#', open: () => undefined };
    show(NotesPanel, { notes, portfolio, asOf: '2026-06-30', links, t, onclose: () => undefined });
    press(t('notes.wipe'));
    press(t('notes.export.all', { count: '2' }));
    expect((await saved[0]?.text())?.split('\r\n').filter((line) => /^[ab],/.test(line))).toHaveLength(2);
    press(t('notes.delete.yes'));
    await vi.waitFor(() => expect(document.body.textContent).toContain(t('notes.deleted')));
    expect(book.all).toEqual([]);
  });

  it('says that names are hidden only where they are', () => {
    const notes = { book: null, hidden: false, taken: [] } as unknown as PageNotes;
    const links = { href: () => '#', open: () => undefined };
    show(NotesPanel, { notes, portfolio, asOf: null, links, t, onclose: () => undefined });
    expect(document.body.textContent).toContain(t('notes.reading'));
    expect(document.body.textContent).not.toContain(t('notes.hidden'));
  });
});
