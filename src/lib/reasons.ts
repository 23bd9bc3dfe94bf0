/** What stands behind the colon of an error, in English; `{name}` takes a value. Every language has words for the same keys. */
export const REASON_TEXTS = {
  // what a browser, an engine or a system says stays as it says it
  said: '{text}',
  both: '{problem}; {hint}',
  closed: 'it was closed',
  'engine-refused':
    "the policy of this page ({directive}) does not let it run; allow script-src 'self' 'wasm-unsafe-eval', connect-src 'self' and worker-src 'self'",
  'engine-no-worker': 'no worker from {address}; put the whole of dist/ on the server',
  'engine-no-module': 'no module at {address}; put the whole of dist/ on the server',
  'engine-cut':
    'its module came incomplete, it ends after {bytes} bytes ({address}); reload the page, and if that does not help put the file on the server anew',
  'engine-damaged': 'its module cannot be used ({address}): {text}',
  'engine-silent': 'no answer for {seconds} s; the server that sends it hangs, or the connection is gone',
  'engine-slow': 'its module was there, and it did not begin within {seconds} s; close other tabs and reload the page',
  http: 'HTTP {code}',
  'date-like': 'a date looks like 2026-06-30',
  'date-write': 'write a date as 2026-06-30',
  'date-or-month': 'write 2026-06-30 or 2026-06',
  'two-months': 'write two months, the earlier first, as 2026-01..2026-06',
  'one-of': 'one of {known}',
  use: 'use {known}',
  'profile-object': 'write an object, { "title": "…" }',
  'profile-text': 'write a text',
  'profile-texts': 'write a list of texts',
  'profile-flag': 'write true or false',
  'profile-filter': 'write { "sector": ["…"] }; known are {known}',
  'profile-sections': 'write a list of pages, each once; known are {known}',
  'known-are': 'known are {known}',
  'known-some': 'known are {known} … ({count})',
  'known-ids':
    'known are {known} … ({count}); `bellwether metric X01 --by {kind} --data PATH` lists those with a balance',
  'of-document': 'it goes with --document {known}',
  'said-by-id': '--id says it already ({id})',
  'known-dates': 'known are dates such as 2026-06-30',
  'not-after': 'must not be after {date}',
  'after-as-of': 'it lies after --as-of {date}',
  'after-end': 'it lies after {date}, where the change ends',
  'rows-or-arrow': 'give objects, an Arrow table or its bytes (tableToIPC), by the names of tables',
  'one-of-several': 'there are {count} such values; say which by `value`, as bw-select tells of one',
  'no-such-value': 'none of its {count} values is that one',
  'told-value': 'give what bw-select tells of a value, {"metric": …, "by": …, "request": …}',
  'not-fetched': 'it cannot be fetched',
  'not-answered': 'no byte came for {seconds} s; the server hangs, or the connection is gone',
  'outside-package': 'it lies outside the folder of its package',
  'outside-folder': '{path} lies outside its folder',
  'no-ed25519-key':
    'it is no Ed25519 key as PEM; `openssl genpkey -algorithm ed25519 -out KEY.pem` makes one, `openssl pkey -in KEY.pem -pubout -out PUB.pem` its public half',
  'bundle-damaged': 'the archive is damaged: {text}',
  'bundle-manifest': 'manifest.json cannot be read, or is of another format',
  'bundle-numbers': 'numbers.json cannot be read',
  'bundle-name': 'the name {entry} leads out of it',
  'bundle-twice': '{entry} is there twice',
  'bundle-stray': '{entry} is not in its manifest',
  'bundle-lacks': '{entry} is missing',
  'bundle-hash': '{entry} was changed: SHA-256 {expected} in the manifest, {found} in the file',
  'bundle-signature': 'the signature is not that of its manifest and key',
  'bundle-unsigned': 'it is not signed',
  'bundle-other-key': 'the signature is not made by the key given for these contents',
  'bundle-made': '{entry} made again from its data is another one',
  'no-folder': 'it is not a folder',
  'own-metrics':
    'it has metrics of the bank’s own, which a page knows only once it has read them; nothing is prepared for them',
  'not-of-package':
    'it holds {file}, which is no file of a package; name a new folder, as all there is would be served with the package',
  'state-is-no-part':
    'what a loan is this month and may not be the next makes no part of the book; use branch, team, manager, sector, region, client, product, project or facility',
  'nothing-in-part': 'there is nothing within it to be written',
  'already-converted': 'a file named {name} was already converted',
  'no-resource': 'it names no resource',
  'not-json': 'it is not JSON',
  'no-note': 'row {row} is not a note; notes files are saved on the page',
  'resource-empty': 'it is empty',
  'resource-page': 'a web page came in its place; the session may have expired, log in and fetch it again',
  'resource-bytes':
    'its package declares {declared} bytes, and {found} came; it was cut short or changed, fetch it again',
  'resource-hash': 'its {algorithm} sum is not the one its package declares; it was changed, fetch it again',
  'resource-algorithm': 'its package declares a sum by {algorithm}, which cannot be checked; use {known}',
  'not-among': '{path} is not among the files',
  'board-shape':
    'it is no board; write { "title": "…", "cards": [{ "card": "trend:npl-ratio" }] }, with one card at least',
  'board-card': 'card {number}: {problem}',
  'board-no-card': 'it names no card; write for example { "card": "trend:npl-ratio" }',
  'board-unknown-field': '{field} is no field of a card; there are {known}',
  'board-field': '{field} cannot be {value}',
  'no-mapping': 'it is no mapping',
  version: 'its version {version} is not known',
  'no-sources': 'it lists no sources',
  source: 'source {number}',
  'no-fingerprint': '{place} has no fingerprint',
  'no-table': '{place} names no table of ours: {table}',
  'no-column': '{place} names no column of ours: {column}',
  'no-row': '{place} has no row in {field}: {value}',
  'no-quote': '{place} has no quote in {field}: {value}',
  'no-escape': '{place} has no escape in {field}: {value}',
  'value-map-shape': 'write { "exposure.five_tier": { "优": "1" } }',
  'value-map-column': 'no table has a column {column}; write for example exposure.five_tier',
  'value-map-value': '{column} cannot hold {value}, given for {word}; known are {allowed}',
  'not-written': 'the files cannot be written',
  'file-not-written': 'the file cannot be written',
  'it-not-written': 'it cannot be written',
  'not-opened': 'it cannot be opened',
  'needs-value': 'it needs a value',
  'no-value': 'it takes no value',
  'not-utf-8': 'it is not UTF-8',
  'no-data-for': 'the data have nothing for it{missing}',
  'given-before': '{column} was given {value} before',
  'not-both': 'say one of the two',
  'write-map': 'write COLUMN=HEADER',
  'write-value': 'write COLUMN=VALUE',
  'write-unit': 'write COLUMN=UNIT, with one of {known}, % or fraction',
  'write-dates': 'write COLUMN=FORM, with one of {known}',
  'write-filter': 'write DIMENSION=VALUE',
  'write-setting': 'write KEY=VALUE, or KEY@SCOPE=VALUE',
  'no-such-column': 'no table has a column {column}',
  'no-target': 'no such column: {column}',
  'no-constant-column': 'no table has a column of dates or codes named {column}',
  'already-holds': '{header} already holds {column}',
  packing: 'packing method {method}',
  'text-number': 'no text number {text}',
  'sheet-cut': 'a sheet ends too early',
  'row-order': 'row {row} follows row {before}',
  'packed-cut': 'its packed data end too early or are changed',
  'schema-cut': 'its schema is cut off',
  'file-cut': 'it ends too early',
  'table-cut': 'a table ends too early',
  'json-line': 'JSON, line {line}',
  'arrow-packed': 'Arrow, packed',
  'zip-in-zip': 'ZIP in ZIP',
  'part-missing': 'no {part}',
  'entry-misplaced': '{entry} is not where it should be',
  'entry-cut': '{entry} is cut off',
  'entry-changed': '{entry} is changed',
  'no-directory': 'its directory is missing',
  'directory-cut': 'its directory is cut off',
  'headings-are': 'headings are {headings}',
  'written-differs': 'written bytes differ',
  'memory-budget': 'the statement needs more than the {limit} it may have',
  'wanted-text': 'a text',
  'wanted-number': 'a number',
  'wanted-tables': 'a list of tables',
  'wanted-both': 'a text in each language',
  'wanted-id': 'small letters, digits and hyphens',
  'wanted-code': 'letters and digits',
  'wanted-sql': 'SQL over one row',
  'wanted-column': 'a column {column}',
  'wanted-milder': 'no milder than {limit}',
  'wanted-source': 'REG, REG-k, PUB or OWN first',
  'scale-higher': '{low} to {high}, higher is better',
  'scale-lower': '{low} to {high}, lower is better',
} as const;

export type ReasonKey = keyof typeof REASON_TEXTS;

/** Words inside an error, as key and values: each reader gets them in his own language, a log in English. */
export interface Reason {
  /** A key of the dictionaries, `reason.closed`. */
  readonly key: string;
  readonly values: Details;
  /** The English words. */
  readonly text: string;
}

/** What a text speaks of: names, numbers, and words that have a key of their own. */
export type Details = Readonly<Record<string, string | number | Reason>>;

/** A reason with its values. */
export function reason(key: ReasonKey, values: Details = {}): Reason {
  return { key: `reason.${key}`, values, text: filled(REASON_TEXTS[key], values) };
}

/** Words that are not ours, of a browser, an engine or a system. */
export function said(text: string): Reason {
  return reason('said', { text });
}

/** An English text with its values in their places. */
export function filled(text: string, values: Details): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return typeof value === 'object' ? value.text : String(value ?? '?');
  });
}
