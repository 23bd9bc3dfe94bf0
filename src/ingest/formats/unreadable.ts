/** Why a file, or a table in it, cannot be read at all: a code with words in every language. */
export type UnreadableProblem =
  | 'damaged-file'
  | 'encrypted-file'
  | 'old-workbook'
  | 'unknown-format'
  | 'no-table'
  | 'missing-resource'
  | 'unpacks-too-large'
  | 'file-too-large'
  | 'too-many-entries'
  | 'too-many-sheets'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'cell-too-long'
  | 'nested-too-deep';

const HINTS: Record<UnreadableProblem, string> = {
  'damaged-file': 'send-again',
  'encrypted-file': 'remove-password',
  'old-workbook': 'save-as-xlsx',
  'unknown-format': 'save-as-csv',
  'no-table': 'check-file',
  'missing-resource': 'check-package',
  'unpacks-too-large': 'split-file',
  'file-too-large': 'split-file',
  'too-many-entries': 'split-file',
  'too-many-sheets': 'split-file',
  'too-many-rows': 'split-file',
  'too-many-columns': 'split-file',
  'cell-too-long': 'check-quotes',
  'nested-too-deep': 'save-as-csv',
};

/** Thrown by readers of formats; the import turns it into one issue of the file. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';

  constructor(
    readonly problem: UnreadableProblem,
    readonly details: Readonly<Record<string, string | number>> = {},
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
