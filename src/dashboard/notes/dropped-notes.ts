import type { SourceFile } from '../../ingest/index.ts';
import type { NoteBook } from '../../notes/note-book.svelte.ts';
import { isNotesCsv, readNotes, textOfNotes } from '../../notes/note-csv.ts';

/** A file with more is no file of notes anybody wrote. */
const LARGEST = 50_000_000;
/** As many bytes as tell a file of notes. */
const HEAD = 200;

/** What a file of notes brought; `none` where it holds none, `failed` where they could not be kept. */
export interface TakenNotes {
  readonly file: string;
  readonly outcome: 'merged' | 'none' | 'failed';
  readonly added: number;
  readonly known: number;
  /** Its rows that are no notes. */
  readonly wrong: readonly number[];
}

/** Takes in the files of notes among others. */
export async function takeNotes(
  files: readonly SourceFile[],
  book: NoteBook,
): Promise<{ rest: SourceFile[]; taken: TakenNotes[] }> {
  const rest: SourceFile[] = [];
  const taken: TakenNotes[] = [];
  for (const file of files) {
    const isNotes = await beginsAsNotes(file);
    if (isNotes && file.content instanceof Blob) taken.push(await takeFile(file.name, file.content, book));
    else rest.push(file);
  }
  return { rest, taken };
}

/** Reads one file that somebody says holds notes. */
export async function takeFile(file: string, content: Blob, book: NoteBook): Promise<TakenNotes> {
  const nothing = { file, added: 0, known: 0, wrong: [] };
  if (content.size > LARGEST) return { ...nothing, outcome: 'none' };
  const text = textOfNotes(await content.arrayBuffer());
  if (!isNotesCsv(text)) return { ...nothing, outcome: 'none' };
  const { notes, wrong } = readNotes(text);
  const merged = await book.merge(notes);
  return merged ? { ...nothing, ...merged, wrong, outcome: 'merged' } : { ...nothing, outcome: 'failed' };
}

async function beginsAsNotes({ name, content }: SourceFile): Promise<boolean> {
  if (!/\.csv$/i.test(name) || !(content instanceof Blob)) return false;
  return isNotesCsv(await content.slice(0, HEAD).text());
}
