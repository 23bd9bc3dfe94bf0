import { filled, said, type Details, type Reason } from './reasons.ts';

/** What can be wrong with a request, in English words a person can act on; `{name}` takes a detail. */
export const ERROR_TEXTS = {
  'unknown-card': 'unknown card: {card}; there are {known}',
  'unknown-board': 'unknown board: {board}; there are {known}',
  'bad-profile': 'the profile in {file} cannot be used: {field} is {value}; {hint}',
  'bad-board': 'the board in {file} cannot be used: {problem}',
  'unknown-metric': 'unknown metric: {id}; `bellwether metric --list` names them',
  'unknown-dimension': 'unknown dimension: {dimension}; known are {known}',
  'unknown-table': 'unknown table: {table}; known are {known}',
  'unknown-command': 'unknown command: {command}; known are {known}',
  'unknown-option': 'unknown option: {option}',
  'missing-option': 'missing option: {option}',
  'bad-value': 'bad value for {option}: {value}; {hint}',
  'no-such-path': 'no such file or folder: {path}',
  'not-a-file': 'no file: {path}; only regular files are read and written, no devices, pipes or sockets',
  'is-input': 'not written: {path} is one of the files that are read; name another one',
  'file-exists': 'not written: {path} is there already; name another one, or add --force to write over it',
  'no-source': 'no data to show: the page has no <bw-data src="…"> element',
  'unknown-source':
    'no data to show: no <bw-data> element has the id {id}, which this element names in its data attribute',
  'no-card': 'no card to show: say which, card="risk-quality" or card="trend", or a metric, metric="npl-ratio"',
  'source-not-loaded':
    'not loaded: {file} is no table that can be used; the list of files, or `bellwether check`, says why',
  'no-files': 'no file that can be read in: {path}',
  'not-a-ledger': 'not a ledger: {file}; {hint}',
  'unreadable-file': 'cannot read {file}: {problem}',
  'to-be-decided': '{file}: {problem}',
  'no-exposure': 'no exposure table: drop or name a loan ledger first',
  'engine-start': 'the data engine did not start: {problem}',
  'engine-lost': 'the data engine stopped: {problem}; load the files again',
  'engine-timeout': 'the data engine took longer than {seconds} s and was stopped',
  'load-too-large':
    'the files hold {size} MB of text, and {limit} MB fit: load the months that are needed; split larger files by month',
  'out-of-memory': 'the data do not fit into memory: {problem}',
  'bad-trial': 'cannot try out {key}={value}: {problem}',
  'before-data': 'no report of {date}: the ledger begins on {first}; name a date from {first} to {last}',
  'bad-metric-field': 'the metric in {file} cannot be used: {field} must be {wanted}',
  'bad-metric-name': 'the metric in {file} cannot be used: {name} is taken; give it another id and code',
  'bad-metric-statement':
    'the metric in {file} cannot be used: {word} is not allowed; write one SELECT (WITH … SELECT), or an expression over one row',
  'bad-metric-function': 'the metric in {file} cannot be used: {word} is no function a metric may call; use {known}',
  'bad-metric-table':
    'the metric in {file} cannot be used: it reads {table}, which it does not declare or which is no table; under needs: {known}',
  'bad-metric-unsteady':
    'the metric in {file} cannot be used: {word} can answer differently from run to run; say an order (ORDER BY), or use the dates in the data',
  'bad-metric-frame':
    'the metric in {file} cannot be used: the engine adds {word} up wrongly in large books; leave out ORDER BY and the frame',
  'bad-metric-budget':
    'the metric in {file} needs more than {seconds} s or {megabytes} MB and was stopped; let it read fewer rows: join on keys, and add up before joining',
  'bad-metric-sql': 'the metric in {file} cannot be used: its SQL does not run: {problem}',
  'no-proof': '{metric} follows from other metrics, not from rows of its own: prove {parts}, each by itself',
  'bundle-bad': '{file} is not what it says: {problem}',
  'bundle-differs': '{file}: {number}: {field} is {expected} in the bundle, and {found} from its data',
  'pack-differs':
    'nothing was written: {count} rows of {table} would be read otherwise than they are, the first: {row}; please report this',
  'in-page': '{page}, line {line}: {problem}',
  'several-sources':
    'a second <bw-data>: which elements show which data, only the page’s script knows; put them into pages of their own',
  'foreign-shadow': 'the <{tag}> has a shadow root that is not ours; take it out, or the element itself',
  'evidence-differs': 'the rows of {metric} give {found}, not {value}: nothing was written; please report this',
  'keep-quota':
    'this browser has no room for the files: nothing was changed, and what was kept before still is; keep fewer files, or free some room',
  'keep-damaged':
    'what was kept on this computer is damaged or was never finished, and cannot be read; load the files again from where they came from, then keep them anew or clear what is kept',
  'keep-busy': 'another tab is keeping files just now; try again in a moment',
  'keep-failed': 'keeping on this computer did not work: {problem}; what was kept before is left as it was',
  'query-statement':
    '{word} is not allowed here: statements read and change nothing; write one SELECT, or WITH … SELECT',
  'query-function': '{word} is no function that can be called here; there are {known}',
  'query-table': 'there is no table {table} to read here; those that can be read stand in the list',
  'query-unsteady': '{word} answers differently from run to run and is not allowed; use the dates in the data',
  'query-frame': 'the engine adds {word} up wrongly in large books; leave out ORDER BY and the frame',
  'query-budget':
    'the statement needs more than {seconds} s or {megabytes} MB and was stopped; let it read fewer rows, and add up before joining',
  'query-refused': '{problem}',
  'too-many-rows-xlsx': 'a workbook holds {limit} rows, and there are {rows}: export them as CSV',
  'clipboard-refused': 'the browser does not allow it: {problem}; save it as a file instead',
  'picture-failed': 'the picture could not be drawn by this browser; save it as SVG instead',
  cancelled: 'cancelled',
  'query-failed': 'a query failed: {problem}',
} as const;

export type ErrorCode = keyof typeof ERROR_TEXTS;
/** Names, numbers and what stands in files; what is wrong and what to do are words, and have a key of their own. */
export type ErrorDetails = Details & { readonly problem?: Reason; readonly hint?: Reason; readonly wanted?: Reason };

/** An error that a person can read: one code, its details, one line of text. Wrong data is an Issue, not an error. */
export class PortfolioError extends Error {
  override readonly name = 'PortfolioError';

  constructor(
    readonly code: ErrorCode,
    readonly details: ErrorDetails = {},
    options?: ErrorOptions,
  ) {
    super(filled(ERROR_TEXTS[code], details), options);
  }
}

/** What was thrown, as an error. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new PortfolioError('query-failed', { problem: said(String(thrown)) });
}
