import { describe, expect, it } from 'vitest';
import { breachSubject, subjectId, subjectKey } from '../../src/lib/note-subject.ts';
import { readSubject } from '../../src/lib/read-subject.ts';
import { toCsv } from '../../src/lib/csv.ts';
import { bySubject, freshId, inTime, lastTold, momentOf } from '../../src/notes/note.ts';
import { isNotesCsv, notesCsv, readNotes, textOfNotes } from '../../src/notes/note-csv.ts';
import { noteOf } from './note-of.ts';

describe('subject of a note', () => {
  it('is the metric and whom the value is of, whichever way it was come by', () => {
    const onPage = breachSubject('dscr', {}, { client: ['C1'] });
    const inList = breachSubject('dscr', { client: 'C1' });
    expect(subjectKey(onPage)).toBe(subjectKey(inList));
    // a project is its client's anyway, a loan within any filter the same
    expect(breachSubject('dscr', { project: 'P1' }, { client: ['C1'] })).toEqual(
      breachSubject('dscr', { project: 'P1' }),
    );
    expect(breachSubject('dscr', { facility: 'F1' }, { sector: ['x', 'y'] }).groups).toEqual({ facility: 'F1' });
  });

  it('tells a part of the book from the whole', () => {
    const [whole, part] = [breachSubject('npl-ratio', {}), breachSubject('npl-ratio', {}, { sector: ['b', 'a'] })];
    expect(subjectKey(whole)).not.toBe(subjectKey(part));
    expect(subjectKey(part)).toBe(subjectKey(breachSubject('npl-ratio', {}, { sector: ['a', 'b'] })));
    expect(subjectKey(breachSubject('npl-ratio', { sector: 'a' }, { branch: ['x'] }))).not.toBe(
      subjectKey(breachSubject('npl-ratio', { sector: 'a' })),
    );
  });

  it('is read back from its id, whatever a group is called', () => {
    const subjects = [
      { kind: 'client', id: '<img src=x onerror=alert(1)>' } as const,
      breachSubject('npl-ratio', {}),
      breachSubject('npl-ratio', { sector: '光伏 {"制造"}, a\nb' }, { branch: ['x', 'y'] }),
    ];
    for (const subject of subjects) expect(readSubject(subject.kind, subjectId(subject))).toEqual(subject);
    for (const [kind, id] of [
      ['team', ''],
      ['branch', 'x'],
      ['breach', ''],
      ['breach', 'npl-ratio {"sector":5}'],
      ['breach', 'npl-ratio {'],
    ] as const)
      expect(readSubject(kind, id)).toBeNull();
  });
});

describe('notes', () => {
  it('of a subject stand in the order they were written, whatever their zones', () => {
    const early = noteOf({ id: 'a', at: '2026-11-30T18:00:00+08:00' });
    const late = noteOf({ id: 'b', at: '2026-11-30T11:00:00Z', status: 'done' });
    expect(inTime([late, early]).map(({ id }) => id)).toEqual(['a', 'b']);
    const other = noteOf({ id: 'c', subject: { kind: 'client', id: 'C2' } });
    expect([...bySubject([late, other, early]).values()].map((all) => all.map(({ id }) => id))).toEqual([
      ['c'],
      ['a', 'b'],
    ]);
  });

  it('on a subject share what it was told with on their date', () => {
    const [early, late] = [0.06, 0.07].map((value) => ({ value, limit: 0.05, unit: 'fraction' }));
    const notes = [
      noteOf({ told: early ?? null }),
      noteOf({ told: late ?? null }),
      noteOf(),
      noteOf({ asOf: '2026-03-31', told: early ?? null }),
    ];
    expect(lastTold(notes, '2026-06-30')).toEqual(late);
    expect(lastTold(notes, '2026-03-31')).toEqual(early);
    expect([lastTold(notes, '2026-09-30'), lastTold([noteOf()], '2026-06-30')]).toEqual([null, null]);
  });

  it('carry the hour with its zone, and an id no spreadsheet takes for a number', () => {
    const time = new Date('2026-11-30T01:02:03.456Z');
    const moment = momentOf(time);
    expect(moment).toMatch(/^2026-\d\d-\d\dT\d\d:\d\d:03[+-]\d\d:\d\d$/);
    expect(Date.parse(moment)).toBe(Date.parse('2026-11-30T01:02:03Z'));
    expect([freshId().length, /^n[0-9a-f]{32}$/.test(freshId()), freshId() === freshId()]).toEqual([33, true, false]);
  });
});

describe('notes as a file', () => {
  const words = { nameOf: () => '=name', codeOf: () => 'R12', groupOf: () => 'sector x' };
  const texts = [
    ...[
      '=1+1',
      "'=1+1",
      "''@x",
      "'quoted'",
      '+86 "call", please',
      'two\nlines;\twith tab',
      '',
      '  ',
      '<img src=x onerror=alert(1)>',
    ],
    ...['-\r\n', '😀 ' + '批'.repeat(100)],
  ];
  const notes = texts.map((text, place) => {
    const subject =
      place % 2 ? breachSubject('npl-ratio', { sector: '-x' }) : ({ kind: 'client', id: `=C${place}` } as const);
    return noteOf({
      id: `n${place}`,
      subject,
      text,
      who: '@赵, "六"',
      told: { value: 0.0612, limit: 0.05, unit: 'fraction' },
    });
  });

  it('are read back as they were, and nothing in them is run by a spreadsheet', () => {
    const csv = notesCsv(notes, words);
    expect(isNotesCsv(csv)).toBe(true);
    const { notes: read, wrong } = readNotes(csv);
    expect(wrong).toEqual([]);
    expect(read.map(({ text }) => text)).toEqual(texts.map((text) => text.replaceAll('\r\n', '\n')));
    expect(read.map((note) => ({ ...note, text: '' }))).toEqual(
      notes.map((note) => ({ ...note, name: '=name', text: '' })),
    );
    const cells = csv.split(/,|\r\n/);
    expect(cells.filter((cell) => /^"?[=+@]/.test(cell))).toEqual([]);
  });

  it('are understood after a spreadsheet saved them with semicolons, in GB18030, with its own dates', () => {
    const head = '\uFEFFnote_id;subject_type;subject_id;status;who;written_at;as_of;text\r\n';
    const { notes: read } = readNotes(`${head}n1;client;C1;done;Zhang;2026-11-30T09:05:00+08:00;2026/6/30;"a;b"\r\n`);
    expect(read.map(({ asOf, text, told }) => [asOf, text, told])).toEqual([['2026-06-30', 'a;b', null]]);
    // 已阅 in GB18030
    expect(textOfNotes(new Uint8Array([0xd2, 0xd1, 0xd4, 0xc4]))).toBe('已阅');
  });

  it('keep the number of their subject whatever a spreadsheet makes of numbers', () => {
    const numbers = ['00012', '9140000000000012', '1E5', 'client:7'];
    const written = numbers.map((id, place) => noteOf({ id: `n${place}`, subject: { kind: 'client', id } }));
    const csv = notesCsv(written, words);
    expect(csv).toContain('n0,client,client:00012,');
    const { notes: read, damaged } = readNotes(csv);
    expect([read.map(({ subject }) => subject.kind !== 'breach' && subject.id), damaged]).toEqual([numbers, []]);
  });

  it('whose number stands alone are read, unless a spreadsheet has changed it', () => {
    const head = 'note_id,subject_type,subject_id,subject_name,status,who,written_at,as_of,text\r\n';
    const cells = [
      ...['00012', 'C1', '12', '9.14E+15', '"9,14E+15"', '914000000000001', '9140000000000010', '9140000000000012'],
      ...['1E5'],
    ];
    const names = ['client (00012)', '', 'client (00012)', '', '', '', '', '', ''];
    const rows = cells.map((id, n) => `n${n},client,${id},${names[n]},done,Zhang,2026-11-30T09:05:00+08:00,,x\r\n`);
    const { notes: read, wrong, damaged } = readNotes(head + rows.join(''));
    expect(read.map(({ subject }) => subject.kind !== 'breach' && subject.id)).toEqual([
      ...['00012', 'C1', '914000000000001', '9140000000000012', '1E5'],
    ]);
    expect([wrong, damaged]).toEqual([[], [4, 5, 6, 8]]);
  });

  it('that are none are named by their rows, and the others are read', () => {
    const row = (changes: Record<string, string>) => {
      const good = {
        id: 'n1',
        type: 'client',
        subject: 'C1',
        status: 'seen',
        at: '2026-11-30T09:05:00+08:00',
        asOf: '2026-06-30',
      };
      const { id, type, subject, status, at, asOf } = { ...good, ...changes };
      return [id, type, subject, status, 'Zhang', at, asOf, changes['text'] ?? ''];
    };
    const csv = toCsv(
      ['note_id', 'subject_type', 'subject_id', 'status', 'who', 'written_at', 'as_of', 'text'],
      [
        ...[row({}), row({ id: '' }), row({ type: 'planet' }), row({ status: 'lost' }), row({ at: 'today' })],
        ...[row({ asOf: '2026-02-30' }), row({ text: 'x'.repeat(2001) }), row({ id: 'n2' })],
      ],
    );
    const { notes: read, wrong } = readNotes(csv);
    expect([read.map(({ id }) => id), wrong]).toEqual([
      ['n1', 'n2'],
      [3, 4, 5, 6, 7, 8],
    ]);
    expect(isNotesCsv('facility_id,balance\r\n')).toBe(false);
  });
});
