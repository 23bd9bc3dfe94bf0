import type { NoteMark } from '../../../widgets/view/note-marks.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { NotePlace } from '../../lib/note-subject.ts';
import type { NoteBook } from '../../notes/note-book.svelte.ts';
import { NOTE_SHAPES } from '../../notes/note.ts';
import { newestText, statusText } from '../../words/note-text.ts';

export { NoteBook } from '../../notes/note-book.svelte.ts';

/** How the notes on something stand beside it. */
export function markOf({ subject, name }: NotePlace, book: NoteBook, t: Translate): NoteMark {
  const notes = book.of(subject);
  const newest = notes.at(-1);
  const marked = (status: keyof typeof NOTE_SHAPES, text: string, printed = '') => {
    const label = t('notes.mark', { name, mark: text });
    return { shape: NOTE_SHAPES[status], text, label, printed: printed && `${NOTE_SHAPES[status]} ${printed}` };
  };
  if (!newest) return marked('none', t('notes.none'));
  const status = statusText(newest, t);
  const counted = t('notes.count', { status, count: t.format.number(notes.length) });
  return marked(newest.status, notes.length > 1 ? counted : status, newestText(newest, t));
}
