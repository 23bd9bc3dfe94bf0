import type { FileOptions } from '../ingest/options.ts';
import type { Question } from '../ingest/report.ts';
import type { Answers } from '../session/session.svelte.ts';

/** One answer to a question about a file. */
export interface Answer {
  kind: Question['kind'];
  column: string;
  choice: string;
}

/** What was decided so far with further answers about one file; later answers win. */
export function withAnswers(before: Answers, file: string, answers: readonly Answer[]): Answers {
  const options = answers.reduce(withAnswer, before.files?.[file] ?? {});
  return { ...before, files: { ...before.files, [file]: options } };
}

function withAnswer(options: FileOptions, { kind, column, choice }: Answer): FileOptions {
  switch (kind) {
    case 'column':
      return { ...options, mapping: { ...options.mapping, [column]: choice } };
    case 'unit':
    case 'percent':
      return { ...options, units: { ...options.units, [column]: choice } };
    case 'date-order':
      if (choice !== 'day-first' && choice !== 'month-first') return options;
      return { ...options, dateOrder: { ...options.dateOrder, [column]: choice } };
  }
}
