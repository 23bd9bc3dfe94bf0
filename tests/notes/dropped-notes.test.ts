import { describe, expect, it } from 'vitest';
import { dueNotes, notesAmong, takeFile } from '../../src/dashboard/notes/dropped-notes.ts';
import { notesCsv } from '../../src/notes/note-csv.ts';
import { NoteBook } from '../../src/notes/note-book.svelte.ts';
import { noteOf } from './note-of.ts';

const csv = notesCsv([noteOf()], { nameOf: () => '', codeOf: () => '', groupOf: () => '' });
const notes = new File([csv], 'notes.csv');
const ledger = { name: 'ledger.csv', content: new Blob(['facility_id,outstanding\r\n']) };

describe('notes dropped with tables', () => {
  it('are told from tables whether or not there is a book for them', async () => {
    const { notes: found, rest } = await notesAmong([ledger, { name: notes.name, content: notes }]);
    expect(found.map(({ name }) => name)).toEqual(['notes.csv']);
    expect(await found[0]?.text()).toContain('note_id');
    expect(rest).toEqual([ledger]);
  });

  it('wait for the portfolio the tables become; alone they are on what is shown', () => {
    const withTables = { file: 'notes.csv', content: notes, portfolio: 'own files' };
    const alone = { file: 'alone.csv', content: notes, portfolio: null };
    expect(dueNotes([withTables, alone], 'sample-data/')).toEqual({ due: [alone], later: [withTables] });
    expect(dueNotes([withTables], 'own files')).toEqual({ due: [withTables], later: [] });
  });

  it('go into the book they are given', async () => {
    const store = {
      all: () => Promise.resolve([]),
      put: () => Promise.resolve(),
      remove: () => Promise.resolve(),
      heard: () => () => undefined,
    };
    const book = new NoteBook('own files', store);
    expect(await takeFile('notes.csv', notes, book)).toMatchObject({ outcome: 'merged', added: 1, wrong: [] });
    expect([book.portfolio, book.all.length]).toEqual(['own files', 1]);
  });
});
