import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { subjectKey, type NoteSubject } from '../lib/note-subject.ts';
import { bySubject, eachOnce, inTime, withoutIds, type Note } from './note.ts';
import { browserNotes, type NoteStore } from './note-store.ts';

/** Why nothing could be kept or read: the browser has no room, or does not let the page. */
export type NotesProblem = 'full' | 'refused';

/** What a file of notes brought. */
export interface Merged {
  readonly added: number;
  /** Those that were there already. */
  readonly known: number;
}

/** The notes on one portfolio, as they are kept in this browser. */
export class NoteBook {
  all = $state.raw<readonly Note[]>([]);
  problem = $state.raw<NotesProblem | null>(null);
  /** They could be read: before that nobody knows whether there are any. */
  known = $state(false);
  readonly #subjects = $derived(bySubject(this.all));
  /** What somebody has begun to write, by subject, until it is kept. */
  readonly drafts = new SvelteMap<string, string>();
  /** Subjects whose next note is being kept. */
  readonly keeping = new SvelteSet<string>();
  readonly #store: NoteStore;
  readonly portfolio: string;
  readonly #unhear: () => void;

  constructor(portfolio: string, store: NoteStore = browserNotes()) {
    this.portfolio = portfolio;
    this.#store = store;
    this.#unhear = store.heard(() => void this.read());
  }

  /** The notes on a subject, from the first written to the last: the last says how it stands. */
  of(subject: NoteSubject): readonly Note[] {
    return this.#subjects.get(subjectKey(subject)) ?? [];
  }

  /** The notes of each subject that has any, the subject with the newest note first. */
  get subjects(): readonly (readonly [Note, ...Note[]])[] {
    const last = (notes: readonly Note[]) => Date.parse(notes.at(-1)?.at ?? '');
    const all = [...this.#subjects.values()].filter((notes): notes is [Note, ...Note[]] => notes.length > 0);
    return all.toSorted((a, b) => last(b) - last(a));
  }

  async read(): Promise<void> {
    try {
      this.all = inTime(await this.#store.all(this.portfolio));
      this.known = true;
    } catch {
      this.problem = 'refused';
    }
  }

  /** Whether an empty note on a subject says anything: only where it stands otherwise than before. */
  saysSomething({ subject, status, text }: Pick<Note, 'subject' | 'status' | 'text'>): boolean {
    return text.trim() !== '' || this.of(subject).at(-1)?.status !== status;
  }

  /** Keeps what somebody began to write, once however often it is asked; what was written meanwhile stays begun. */
  async keepDraft(note: Note): Promise<boolean> {
    const key = subjectKey(note.subject);
    if (this.keeping.has(key)) return false;
    this.keeping.add(key);
    try {
      if (!(await this.write(note))) return false;
      if (this.drafts.get(key) === note.text) this.drafts.delete(key);
      return true;
    } finally {
      this.keeping.delete(key);
    }
  }

  /** Keeps a note; false where it could not be, and it is not among the notes. */
  write(note: Note): Promise<boolean> {
    return this.#change(
      () => this.#store.put(this.portfolio, [note]),
      (all) => [...all, note],
    );
  }

  /** Takes in notes of a file: those that are there already stay as they are. Null where they could not be kept. */
  async merge(notes: readonly Note[]): Promise<Merged | null> {
    await this.read();
    if (!this.known) return null;
    const fresh = withoutIds(eachOnce(notes), this.all);
    const kept = await this.#change(
      () => this.#store.put(this.portfolio, fresh),
      (all) => [...all, ...fresh],
    );
    return kept ? { added: fresh.length, known: notes.length - fresh.length } : null;
  }

  remove(notes: readonly Note[]): Promise<boolean> {
    return this.#change(
      () =>
        this.#store.remove(
          this.portfolio,
          notes.map(({ id }) => id),
        ),
      (all) => withoutIds(all, notes),
    );
  }

  /** It is read no more. */
  close(): void {
    this.#unhear();
  }

  async #change(keep: () => Promise<void>, change: (all: readonly Note[]) => Note[]): Promise<boolean> {
    this.problem = null;
    try {
      await keep();
      // what another tab changed may have been read in between
      this.all = inTime(eachOnce(change(this.all)));
      return true;
    } catch (error) {
      this.problem = error instanceof Error && error.name === 'QuotaExceededError' ? 'full' : 'refused';
      return false;
    }
  }
}
