import type { Issue, Question } from '../import-report.ts';

/** A file may list so many rows left out, and so many cells left out; all are counted. */
const MAX_ROWS = 20_000;
const MAX_CELLS = 1_000;

type Draft = Omit<Issue, 'file' | 'row' | 'column' | 'value'> & Partial<Pick<Issue, 'row' | 'column' | 'value'>>;

/** What was found wrong or open about one file. */
export class Findings {
  readonly issues: Issue[] = [];
  readonly questions: Question[] = [];
  readonly counts: Record<string, number> = {};
  #rows = 0;
  #cells = 0;
  #aside = false;
  #refused = false;

  constructor(readonly file: string) {}

  /** Lists the issue while there is room, and counts it. `count` is for one issue that speaks of many cells. */
  add(draft: Draft, count = 1): void {
    this.counts[draft.problem] = (this.counts[draft.problem] ?? 0) + count;
    const left = draft.severity === 'rejected' || draft.severity === 'excluded';
    if (left ? this.#rows >= MAX_ROWS : draft.severity === 'warning' && this.#cells >= MAX_CELLS) return;
    if (left) this.#rows += 1;
    else this.#cells += 1;
    this.issues.push({ file: this.file, row: null, column: null, value: null, ...draft });
  }

  /** Counts what cannot be listed any more. */
  addUnlisted(problem: string, count: number): void {
    this.counts[problem] = (this.counts[problem] ?? 0) + count;
  }

  /** How many more cells can be listed. */
  get room(): { rows: number; cells: number } {
    return { rows: MAX_ROWS - this.#rows, cells: MAX_CELLS - this.#cells };
  }

  ask(question: Question): void {
    const known = this.questions.some(
      ({ kind, column, word }) => kind === question.kind && column === question.column && word === question.word,
    );
    if (!known) this.questions.push(question);
  }

  /** True where the table is left out on purpose, and nothing of it is asked any more. */
  get aside(): boolean {
    return this.#aside;
  }

  /** Leaves the table out: one issue stands for all its rows. */
  setAside(draft: Draft, rows: number): void {
    this.#aside = true;
    this.#refused = false;
    this.questions.length = 0;
    this.issues.length = 0;
    for (const problem of Object.keys(this.counts)) delete this.counts[problem];
    this.add(draft, Math.max(rows, 1));
  }

  /** Loads nothing of the table: what is wrong cannot be answered, only mended in the file. */
  refuse(draft: Omit<Draft, 'severity'>): void {
    this.#refused = true;
    const rejected = this.issues.filter(({ severity }) => severity === 'rejected');
    for (const { problem } of rejected) delete this.counts[problem];
    this.issues.splice(0, Infinity, ...this.issues.filter((issue) => !rejected.includes(issue)));
    this.add({ ...draft, severity: 'file' });
  }

  get blocked(): boolean {
    return this.#refused || this.questions.some((question) => question.blocks);
  }
}
