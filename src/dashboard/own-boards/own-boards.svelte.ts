import { makeBoard, type BoardFile } from '../../../widgets/make-board.ts';
import { boardText, readBoard } from '../../../widgets/read-board.ts';
import type { Board } from '../../../widgets/card.ts';
import { toError } from '../../lib/errors.ts';

const KEY = 'bellwether.boards';
const OWN_ID = /^own-(\d+)$/;

/** Boards a reader made, kept in this browser: they say which cards stand together, never what is in them. Beside them those that came with the data. */
export class OwnBoards {
  #own = $state.raw<readonly BoardFile[]>([]);
  #shared = $state.raw<readonly BoardFile[]>([]);
  /** What could not be read or kept. */
  error = $state.raw<Error | null>(null);
  readonly boards = $derived<readonly Board[]>([...this.#shared, ...this.#own].map(makeBoard));

  constructor() {
    this.#own = this.#kept();
    $effect(() => {
      // another tab of this browser has made or changed one
      const changed = ({ key }: StorageEvent) => {
        if (key === KEY) this.#own = this.#kept();
      };
      window.addEventListener('storage', changed);
      return () => window.removeEventListener('storage', changed);
    });
  }

  /** The file of a board the reader may change; null for any other. */
  own(id: string): BoardFile | null {
    return this.#own.find((file) => file.id === id) ?? null;
  }

  /** A name nobody has taken on this computer, also not the last one that was. */
  freshId(): string {
    const numbers = this.#own.map(({ id }) => Number(OWN_ID.exec(id)?.[1] ?? 0));
    return `own-${Math.max(0, ...numbers) + 1}`;
  }

  /** Keeps a board, in its place where it is there already. */
  save(file: BoardFile): void {
    const place = this.#own.findIndex(({ id }) => id === file.id);
    this.#keep(place < 0 ? [...this.#own, file] : this.#own.with(place, file));
  }

  remove(id: string): void {
    this.#keep(this.#own.filter((file) => file.id !== id));
  }

  /** Boards that came with the data stand before one's own. */
  share(files: readonly BoardFile[]): void {
    this.#shared = files;
  }

  #keep(files: readonly BoardFile[]): void {
    this.error = null;
    this.#own = files;
    try {
      localStorage.setItem(KEY, JSON.stringify(files.map(boardText)));
    } catch (error) {
      // it is there until the page is left
      this.error = toError(error);
    }
  }

  #kept(): readonly BoardFile[] {
    try {
      const texts: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
      if (!Array.isArray(texts)) return [];
      return texts.flatMap((text: unknown) => this.#read(String(text)));
    } catch {
      // a browser that keeps nothing has none
      return [];
    }
  }

  #read(text: string): readonly BoardFile[] {
    try {
      const { id } = JSON.parse(text) as { id?: unknown };
      return typeof id === 'string' && OWN_ID.test(id) ? [readBoard(text, { file: id, id })] : [];
    } catch (error) {
      this.error = toError(error);
      return [];
    }
  }
}
