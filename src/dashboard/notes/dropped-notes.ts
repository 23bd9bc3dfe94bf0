import type { SourceFile } from '../../ingest/index.ts';
import type { NoteBook } from '../../notes/note-book.svelte.ts';
import { isNotesCsv, readNotes, textOfNotes } from '../../notes/note-csv.ts';

/** A file with more is not a file of notes anybody wrote. */
const LARGEST = 50_000_000;
/** As many bytes as tell a file of notes. */
const HEAD = 200;

/** What a file of notes brought; `none` where it holds none, `failed` where they could not be kept. */
export interface TakenNotes {
  readonly file: string;
  readonly outcome: 'merged' | 'none' | 'failed';
  readonly added: number;
  readonly known: number;
  /** Its rows that are not notes. */
  readonly wrong: readonly number[];
  /** Its rows whose subject a spreadsheet has changed. */
  readonly damaged: readonly number[];
}

/** A file of notes that waits for the book it belongs in. */
export interface WaitingNotes {
  readonly file: string;
  readonly content: Blob;
  /** The portfolio it is on; null where it is on whichever is shown. */
  readonly portfolio: string | null;
}

/** Tells files of notes from others. */
export async function notesAmong(files: readonly SourceFile[]): Promise<{ notes: File[]; rest: SourceFile[] }> {
  const notes: File[] = [];
  const rest: SourceFile[] = [];
  for (const file of files) {
    const { name, content } = file;
    if (content instanceof Blob && (await beginsAsNotes(name, content))) notes.push(new File([content], name));
    else rest.push(file);
  }
  return { notes, rest };
}

/** Those that wait for a portfolio no longer, and those that still do. */
export function dueNotes(
  waiting: readonly WaitingNotes[],
  shown: string,
): { due: readonly WaitingNotes[]; later: readonly WaitingNotes[] } {
  const isDue = ({ portfolio }: WaitingNotes) => portfolio === null || portfolio === shown;
  return { due: waiting.filter(isDue), later: waiting.filter((each) => !isDue(each)) };
}

/** Reads one file that somebody says holds notes. */
export async function takeFile(file: string, content: Blob, book: NoteBook): Promise<TakenNotes> {
  const nothing = { file, added: 0, known: 0, wrong: [], damaged: [] };
  if (content.size > LARGEST) return { ...nothing, outcome: 'none' };
  const text = textOfNotes(await content.arrayBuffer());
  if (!isNotesCsv(text)) return { ...nothing, outcome: 'none' };
  const { notes, wrong, damaged } = readNotes(text);
  const merged = await book.merge(notes);
  return merged ? { ...nothing, ...merged, wrong, damaged, outcome: 'merged' } : { ...nothing, outcome: 'failed' };
}

async function beginsAsNotes(name: string, content: Blob): Promise<boolean> {
  return /\.csv$/i.test(name) && isNotesCsv(await content.slice(0, HEAD).text());
}
