import { subjectId, type NoteSubject } from '../lib/note-subject.ts';
import { readSubject } from '../lib/read-subject.ts';

/** What tells the subject of a note in a file: `client:00012`. The number alone a spreadsheet would write as 12, a long one as 9.14E+15. */
export function subjectCell(subject: NoteSubject): string {
  return `${subject.kind}:${subjectId(subject)}`;
}

/** The subject a cell stands for, also one with the id alone; null where it stands for none. */
export function subjectIn(kind: string, cell: string): NoteSubject | null {
  return readSubject(kind, isTold(kind, cell) ? cell.slice(kind.length + 1) : cell);
}

/** Whether a spreadsheet has changed an id that stands alone, as far as that can be seen; the name of the subject may hold it as it was. */
export function isDamaged(kind: string, cell: string, name: string): boolean {
  const id = cell.trim();
  if (isTold(kind, cell)) return false;
  // 9.14E+15; sixteen digits of which a spreadsheet keeps fifteen
  if (/^-?\d+([.,]\d+)?E[+-]\d+$/i.test(id) || /^\d{15}0+$/.test(id)) return true;
  return /^\d+$/.test(id) && new RegExp(`(?<!\\d)0+${id}(?!\\d)`).test(name);
}

function isTold(kind: string, cell: string): boolean {
  return cell.startsWith(`${kind}:`);
}
