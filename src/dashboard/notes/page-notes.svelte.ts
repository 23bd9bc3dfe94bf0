import { untrack } from 'svelte';
import type { NoteMarks } from '../../../widgets/view/note-marks.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { SourceFile } from '../../ingest/index.ts';
import type { NotePlace } from '../../lib/note-subject.ts';
import type { NoteBook } from '../../notes/note-book.svelte.ts';
import type { Session } from '../../session/session.svelte.ts';
import type { TakenNotes, WaitingNotes } from './dropped-notes.ts';
import type { markOf } from './mark-of.ts';

/** The portfolio that all notes on a reader's own files are on. */
const OWN_FILES = 'own files';

/** The notes on the portfolio that is shown, and which of them are being read. */
export class PageNotes {
  /** Null until it is fetched, which nobody waits for: after the numbers. */
  #book = $state.raw<NoteBook | null>(null);
  #markOf: typeof markOf | null = null;
  /** What somebody reads or writes about. */
  place = $state.raw<NotePlace | null>(null);
  /** What files of notes brought. */
  taken = $state.raw<readonly TakenNotes[]>([]);
  /** Files of notes that came before the book they belong in. */
  waiting = $state.raw<readonly WaitingNotes[]>([]);
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
    const portfolio = $derived.by(() => {
      const { portfolio: shown, origin } = session;
      if (!shown || shown.prepared || !origin) return null;
      return origin.kind === 'files' ? OWN_FILES : origin.address;
    });
    $effect(() => {
      const wanted = portfolio;
      let stale = false;
      let book: NoteBook | null = null;
      if (wanted !== null)
        void this.#fetch(wanted).then((found) => (stale ? found?.close() : (this.#book = book = found)));
      return () => {
        stale = true;
        book?.close();
        this.#book = this.place = null;
        this.taken = [];
      };
    });
    $effect(() => {
      const book = this.#book;
      if (book && !session.busy && this.waiting.length > 0) untrack(() => void this.#takeDue(book));
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

  get hidden(): boolean {
    return this.#session.namesHidden;
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
    const waiting = ({ name }: NotePlace) => {
      const text = t('notes.waiting');
      return { shape: '', text, label: t('notes.mark', { name, mark: text }), printed: '' };
    };
    const of = (place: NotePlace) => {
      const { book } = this;
      return book?.known && this.#markOf ? this.#markOf(place, book, t) : waiting(place);
    };
    return { title: t('notes.open'), of, open };
  }

  /** Tells the files of notes from others. */
  async among(files: readonly SourceFile[]): Promise<{ notes: readonly File[]; rest: readonly SourceFile[] }> {
    if (!files.some(({ name }) => /\.csv$/i.test(name))) return { notes: [], rest: files };
    return (await import('./dropped-notes.ts')).notesAmong(files);
  }

  /** Takes in files of notes as soon as nothing is loaded any more and there is a book; those that came with tables belong to the own files they become. */
  take(files: readonly File[], { withTables }: { withTables: boolean }): void {
    const portfolio = withTables ? OWN_FILES : null;
    this.waiting = [...this.waiting, ...files.map((file) => ({ file: file.name, content: file, portfolio }))];
  }

  async #takeDue(book: NoteBook): Promise<void> {
    const { dueNotes, takeFile } = await import('./dropped-notes.ts');
    if (this.#book !== book || this.#session.busy) return;
    const { due, later } = dueNotes(this.waiting, book.portfolio);
    if (due.length === 0) return;
    this.waiting = later;
    const taken: TakenNotes[] = [];
    for (const { file, content } of due) taken.push(await takeFile(file, content, book));
    if (this.#book === book) this.taken = taken;
  }

  /** Null where it cannot be fetched: the marks go on saying that nobody knows. */
  async #fetch(portfolio: string): Promise<NoteBook | null> {
    try {
      const fetched = await import('./mark-of.ts');
      this.#markOf = fetched.markOf;
      const book = new fetched.NoteBook(portfolio);
      await book.read();
      return book;
    } catch {
      return null;
    }
  }
}
