import { PortfolioError } from '../lib/errors.ts';
import { reason } from '../lib/reasons.ts';
import { isNotesCsv, readNotes, textOfNotes } from '../notes/note-csv.ts';
import type { Note } from '../notes/note.ts';
import { readBytes } from './read-paths.ts';

/** The notes of a file that the page saved; a row that is none refuses the file, as nobody would miss it in a report. */
export async function readNotesFile(file: string): Promise<readonly Note[]> {
  const text = textOfNotes(await readBytes(file));
  const refuse = (row: number) => new PortfolioError('unreadable-file', { file, problem: reason('no-note', { row }) });
  if (!isNotesCsv(text)) throw refuse(1);
  const { notes, wrong, damaged } = readNotes(text);
  const rows = [...wrong, ...damaged];
  if (rows.length > 0) throw refuse(Math.min(...rows));
  return notes;
}
