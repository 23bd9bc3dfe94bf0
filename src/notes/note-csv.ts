import { isIsoDate } from '../lib/dates.ts';
import { isFormula, toCsv, unguarded } from '../lib/csv.ts';
import { readCsv } from '../lib/read-csv.ts';
import type { ToldBreach } from '../lib/note-subject.ts';
import { LONGEST_NAME, LONGEST_NOTE, NOTE_STATUSES, type Note } from './note.ts';
import { isDamaged, subjectCell, subjectIn } from './subject-cell.ts';

/** The columns of notes as a file, by which a file of notes is known. */
const COLUMNS = [
  ...['note_id', 'subject_type', 'subject_id', 'subject_name', 'metric_code', 'group', 'value', 'limit', 'unit'],
  ...['status', 'who', 'written_at', 'as_of', 'text'],
] as const;
type Column = (typeof COLUMNS)[number];

/** What a note is told with that only the portfolio knows. */
export interface NoteWords {
  /** The name of a subject today. */
  readonly nameOf: (note: Note) => string;
  /** The code of the metric; empty where it is on none. */
  readonly codeOf: (note: Note) => string;
  /** Groups in words: `sector 光伏制造`. */
  readonly groupOf: (note: Note) => string;
}

/** Notes as CSV: one row a note, raw values, texts that a spreadsheet would run kept as text. */
export function notesCsv(notes: readonly Note[], { nameOf, codeOf, groupOf }: NoteWords): string {
  return toCsv(
    COLUMNS,
    notes.map((note) => [
      ...[note.id, note.subject.kind, subjectCell(note.subject), nameOf(note), codeOf(note), groupOf(note)],
      ...[note.told?.value ?? null, note.told?.limit ?? null, note.told?.unit ?? null],
      ...[note.status, note.who, note.at, note.asOf, note.text].map((cell) => (cell === null ? null : kept(cell))),
    ]),
  );
}

/** An apostrophe that was there before must not be taken for one that guards. */
function kept(text: string): string {
  return isFormula(text.replace(/^'+/, '')) && text.startsWith("'") ? `'${text}` : text;
}

/** The text of a file of notes: a spreadsheet on a Chinese computer saves CSV in GB18030. */
export function textOfNotes(bytes: ArrayBuffer | Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Whether a text is a file of notes: it begins with our columns. */
export function isNotesCsv(text: string): boolean {
  return /^\uFEFF?"?note_id"?[,;\t]"?subject_type"?[,;\t]/.test(text);
}

/** Notes of a file, and the lines of it that are none. */
export interface ReadNotes {
  readonly notes: readonly Note[];
  readonly wrong: readonly number[];
  /** Lines whose subject a spreadsheet has changed: nobody knows whom they are on. */
  readonly damaged: readonly number[];
}

/** Reads notes back from their CSV, also after a spreadsheet saved it with other separators. */
export function readNotes(text: string): ReadNotes {
  const [head = [], ...rows] = readCsv(text);
  const notes: Note[] = [];
  const wrong: number[] = [];
  const damaged: number[] = [];
  for (const { cells, line } of rows.map((row, place) => ({ cells: row, line: place + 2 }))) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const cell = (name: Column) => unguarded(cells[head.indexOf(name)] ?? '');
    const note = readNote(cell);
    if (!note) wrong.push(line);
    else if (isDamaged(note.subject.kind, cell('subject_id'), note.name)) damaged.push(line);
    else notes.push(note);
  }
  return { notes, wrong, damaged };
}

function readNote(cell: (name: Column) => string): Note | null {
  const subject = subjectIn(cell('subject_type'), cell('subject_id'));
  const status = NOTE_STATUSES.find((each) => each === cell('status'));
  const [id, at, asOf] = [cell('note_id').trim(), cell('written_at').trim(), dayOf(cell('as_of'))];
  const [who, text] = [cell('who'), cell('text').replaceAll('\r\n', '\n')];
  if (id === '' || !subject || !status || !isMoment(at) || asOf === undefined) return null;
  if (who.length > LONGEST_NAME || text.length > LONGEST_NOTE) return null;
  return { id, subject, name: cell('subject_name'), told: toldIn(cell), status, who, at, asOf, text };
}

function toldIn(cell: (name: Column) => string): ToldBreach | null {
  const unit = cell('unit');
  return unit === '' ? null : { value: numberIn(cell('value')), limit: numberIn(cell('limit')), unit };
}

function numberIn(text: string): number | null {
  const value = Number(text);
  return text.trim() === '' || !Number.isFinite(value) ? null : value;
}

function isMoment(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text))
  );
}

/** A day, also as a spreadsheet writes it; null where there is none, undefined where it is no day. */
function dayOf(text: string): string | null | undefined {
  if (text.trim() === '') return null;
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text.trim()) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDate(date) ? date : undefined;
}
