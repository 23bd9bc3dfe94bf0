import { untrack } from 'svelte';
import type { NoteMark, NoteMarks } from '../../../widgets/view/note-marks.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { SourceFile } from '../../ingest/index.ts';
import type { NotePlace } from '../../lib/note-subject.ts';
import type { NoteBook } from '../../notes/note-book.svelte.ts';
import { NOTE_SHAPES } from '../../notes/note.ts';
import type { Session } from '../../session/session.svelte.ts';
import { newestText, statusText } from '../../words/note-text.ts';
import type { TakenNotes } from './dropped-notes.ts';

/** The notes on the portfolio that is shown, and which of them are being read. */
export class PageNotes {
  /** Null until it is fetched, which nobody waits for: after the numbers. */
  #book = $state.raw<NoteBook | null>(null);
  /** What somebody reads or writes about. */
  place = $state.raw<NotePlace | null>(null);
  /** What files of notes brought. */
  taken = $state.raw<readonly TakenNotes[]>([]);
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
    const portfolio = $derived.by(() => {
      const { portfolio: shown, origin } = session;
      if (!shown || shown.prepared || !origin) return null;
      return origin.kind === 'files' ? 'own files' : origin.address;
    });
    $effect(() => {
      const wanted = portfolio;
      let stale = false;
      let book: NoteBook | null = null;
      if (wanted !== null)
        void fetchBook(wanted).then((found) => (stale ? found?.close() : (this.#book = book = found)));
      return () => {
        stale = true;
        book?.close();
        this.#book = this.place = null;
        this.taken = [];
      };
    });
    $effect(() => {
      // text of a note may hold a name
      if (session.namesHidden) untrack(() => (this.place = null));
    });
  }

  /** The notes, where they may be seen: their text may hold names that are hidden. */
  get book(): NoteBook | null {
    return this.#session.namesHidden ? null : this.#book;
  }

  /** Something was begun to be written and is not kept. */
  get unkept(): boolean {
    return [...(this.#book?.drafts.values() ?? [])].some((text) => text.trim() !== '');
  }

  marks(t: Translate): NoteMarks | null {
    if (this.#session.namesHidden) return null;
    const open = (place: NotePlace) => {
      if (this.book) this.place = place;
    };
    return { title: t('notes.open'), of: (place) => this.#markOf(place, t), open };
  }

  /** Takes in the files of notes among others, and gives the others. */
  async take(files: readonly SourceFile[]): Promise<readonly SourceFile[]> {
    const book = this.#book;
    if (!book || !files.some(({ name }) => /\.csv$/i.test(name))) return files;
    const { takeNotes } = await import('./dropped-notes.ts');
    const { rest, taken } = await takeNotes(files, book);
    if (taken.length > 0) this.taken = taken;
    return rest;
  }

  #markOf({ subject, name }: NotePlace, t: Translate): NoteMark {
    const notes = this.book?.of(subject);
    const newest = notes?.at(-1);
    const marked = ({ shape, text, printed = '' }: { shape: string; text: string; printed?: string }) => {
      return { shape, text, printed, label: t('notes.mark', { name, mark: text }) };
    };
    if (!notes) return marked({ shape: NOTE_SHAPES.none, text: t('notes.waiting') });
    if (!newest) return marked({ shape: NOTE_SHAPES.none, text: t('notes.none') });
    const status = statusText(newest, t);
    return marked({
      shape: NOTE_SHAPES[newest.status],
      text: notes.length > 1 ? t('notes.count', { status, count: t.format.number(notes.length) }) : status,
      printed: `${NOTE_SHAPES[newest.status]} ${newestText(newest, t)}`,
    });
  }
}

/** Null where it cannot be fetched: the marks go on saying that nobody knows. */
async function fetchBook(portfolio: string): Promise<NoteBook | null> {
  try {
    const { NoteBook: Book } = await import('../../notes/note-book.svelte.ts');
    const book = new Book(portfolio);
    await book.read();
    return book;
  } catch {
    return null;
  }
}
