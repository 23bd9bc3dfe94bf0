import type { Details } from '../../lib/reasons.ts';

/** Why a file, or a table in it, cannot be read at all, and what to do; both have words in every language. */
const HINTS = {
  'damaged-file': 'send-again',
  'encrypted-file': 'remove-password',
  'old-workbook': 'save-as-xlsx',
  'unknown-format': 'save-as-csv',
  'no-table': 'check-file',
  'missing-resource': 'check-package',
  'unpacks-too-large': 'split-file',
  'file-too-large': 'save-smaller',
  'text-too-large': 'split-by-month',
  'too-many-entries': 'split-file',
  'too-many-sheets': 'split-file',
  'too-many-rows': 'split-file',
  'row-group-too-large': 'smaller-groups',
  'too-many-columns': 'split-file',
  'cell-too-long': 'check-quotes',
  'nested-too-deep': 'save-as-csv',
} as const;

export type UnreadableProblem = keyof typeof HINTS;

/** Every problem there is. */
export const UNREADABLE_PROBLEMS = Object.keys(HINTS) as readonly UnreadableProblem[];

/** Thrown by readers of formats; the import turns it into one issue of the file. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';

  constructor(
    readonly problem: UnreadableProblem,
    readonly details: Details = {},
    options?: ErrorOptions,
  ) {
    super(`${problem}: ${JSON.stringify(details)}`, options);
  }

  get hint(): string {
    return HINTS[this.problem];
  }
}

/** What went wrong in a reader, as something a person can be told. */
export function asUnreadable(error: unknown): Unreadable {
  if (error instanceof Unreadable) return error;
  return new Unreadable(
    'damaged-file',
    { detail: error instanceof Error ? error.message : String(error) },
    { cause: error },
  );
}
