import { PortfolioError } from '../../../lib/errors.ts';
import { reason, type Reason } from '../../../lib/reasons.ts';
import { hashText } from '../../../lib/hash.ts';
import { findColumn, TABLES } from '../../../model/index.ts';
import { movesTable, type Places } from '../../layout/given.ts';
import { isGuess } from './guess.ts';
import type { MappedSource, Mapping } from './mapping-file.ts';
import { field, readCorrections } from './read-corrections.ts';
import { optionsFor, type FileOptions, type ImportOptions } from '../../options.ts';
import { isDateOrder } from '../../date-order.ts';
import type { ImportReport } from '../../import-report.ts';
import { fold } from '../units.ts';
import { joinValueMaps, readValueMap, type ValueMap } from '../value-map.ts';

/** Names a source by its headings, whatever their order. */
export function fingerprintOf(headers: readonly string[]): string {
  const folded = headers.map(fold).filter((header) => header !== '');
  return hashText(folded.toSorted().join('\n'));
}

/** What was found and decided about the files that were loaded, one source a set of headings. */
export function exportMapping(reports: readonly ImportReport[], options: ImportOptions = {}): Mapping {
  const sources = new Map<string, MappedSource>();
  for (const report of reports) {
    const { headers, file } = report;
    const given = withSaved(optionsFor(options, file), options.saved, headers);
    const table = given.table === '' ? '' : report.table;
    if (table === null) continue;
    const left = Object.entries(given.mapping ?? {}).filter(([, header]) => header === '');
    // a guess that nobody confirmed stays a guess for the next file, and is asked again
    const certain = report.columns.filter((column) => !isGuess(column));
    const taken = certain.flatMap(({ source, target }) => (target === null ? [] : [[target, source] as const]));
    const fingerprint = fingerprintOf(headers);
    const columns = Object.fromEntries([
      ...left.map(([column, header]) => [column.includes('.') ? column : `${table}.${column}`, header] as const),
      ...taken,
    ]);
    const { units = {}, dateOrder = {} } = given;
    const corrections = correctionsOf(given, report);
    const values = keptValues(table, given.values);
    const shown = headers.filter(Boolean);
    sources.set(fingerprint, {
      fingerprint,
      headers: shown,
      table,
      columns,
      units,
      ...values,
      ...(hasWords(given.valueMap) ? { valueMap: given.valueMap } : {}),
      dateOrder,
      ...corrections,
    });
  }
  return { format: 'bellwether-mapping', version: 1, sources: [...sources.values()] };
}

/** A person's answers for a file with these headings, on top of what was kept for them. */
export function withSaved(options: FileOptions, saved: Mapping | undefined, headers: readonly string[]): FileOptions {
  if (!saved) return options;
  const source = sourceOf(saved, headers);
  return source ? withSource(options, source) : options;
}

/** What was kept for files with these headings. */
export function sourceOf({ sources }: Mapping, headers: readonly string[]): MappedSource | undefined {
  const fingerprint = fingerprintOf(headers);
  return sources.findLast((each) => each.fingerprint === fingerprint);
}

/** A person's answers on top of what was kept for a source. */
export function withSource(options: FileOptions, source: MappedSource): FileOptions {
  const { encoding, delimiter } = source;
  return {
    table: source.table,
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...options,
    mapping: { ...source.columns, ...options.mapping },
    ...(source.values || options.values ? { values: { ...source.values, ...options.values } } : {}),
    ...(source.valueMap || options.valueMap ? { valueMap: joinValueMaps(source.valueMap, options.valueMap) } : {}),
    units: { ...source.units, ...options.units },
    dateOrder: { ...source.dateOrder, ...options.dateOrder },
    ...(source.layout || options.layout ? { layout: { ...source.layout, ...options.layout } } : {}),
  };
}

function hasWords(map: ValueMap | undefined): map is ValueMap {
  return Object.values(map ?? {}).some((words) => Object.keys(words).length > 0);
}

function keptValues(table: string, values: FileOptions['values'] = {}): Pick<MappedSource, 'values'> {
  const model = TABLES.find(({ name }) => name === table);
  const kept = Object.entries(values).filter(([column]) => {
    const found = model && findColumn(model, column.replace(`${table}.`, ''));
    return found && found.type !== 'date';
  });
  return kept.length > 0 ? { values: Object.fromEntries(kept) } : {};
}

/** A source whose files are read as they are found again. */
export function withoutCorrections(source: MappedSource): MappedSource {
  return { ...source, encoding: undefined, delimiter: undefined, layout: undefined };
}

/**
 * What of the layout is kept. Of a table that was moved all places are, so that they hold for a file whose headings
 * stand exactly there; notes are kept by how the first begins, for their number changes.
 */
function correctionsOf(
  { encoding, delimiter, layout = {} }: FileOptions,
  { layout: found }: ImportReport,
): Pick<MappedSource, 'encoding' | 'delimiter' | 'layout'> {
  const { footRows, footText } = layout;
  const moved = movesTable(layout) ? found : undefined;
  const noted = footRows ? { footText: found?.footText ?? footText ?? '' } : {};
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(Object.keys(layout).length > 0 ? { layout: { ...layout, ...(moved ? placesIn(moved) : {}), ...noted } } : {}),
  };
}

function placesIn({ headerFrom, headerTo, unitsRow, firstRow }: Places): Places {
  return { headerFrom, headerTo, unitsRow, firstRow };
}

/** Both mappings in one; for a source of both the later holds. */
export function joinMappings(earlier: Mapping | undefined, later: Mapping): Mapping {
  const sources = new Map(
    [...(earlier?.sources ?? []), ...later.sources].map((source) => [source.fingerprint, source]),
  );
  return { ...later, sources: [...sources.values()] };
}

/** Reads a mapping from its JSON text; throws `unreadable-file` with what is wrong. */
export function parseMapping(text: string, file: string): Mapping {
  const refuse = (problem: Reason) => new PortfolioError('unreadable-file', { file, problem });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new PortfolioError('unreadable-file', { file, problem: reason('not-json') }, { cause });
  }
  if (field(value, 'format') !== 'bellwether-mapping') throw refuse(reason('no-mapping'));
  if (field(value, 'version') !== 1) throw refuse(reason('version', { version: String(field(value, 'version')) }));
  const sources = field(value, 'sources');
  if (!Array.isArray(sources)) throw refuse(reason('no-sources'));
  return {
    format: 'bellwether-mapping',
    version: 1,
    sources: sources.map((source: unknown, index) =>
      readSource(source, reason('source', { number: index + 1 }), refuse),
    ),
  };
}

function readSource(source: unknown, place: Reason, refuse: (problem: Reason) => Error): MappedSource {
  const fingerprint = field(source, 'fingerprint');
  const headers = field(source, 'headers');
  const name = field(source, 'table');
  const table = TABLES.find((each) => each.name === name);
  if (typeof fingerprint !== 'string') throw refuse(reason('no-fingerprint', { place }));
  if (!table && name !== '') throw refuse(reason('no-table', { place, table: String(name) }));
  const columns = texts(field(source, 'columns'));
  const unknown = Object.keys(columns).find((column) => !isColumn(column));
  if (unknown !== undefined) throw refuse(reason('no-column', { place, column: unknown }));
  const dateOrder = Object.entries(texts(field(source, 'dateOrder'))).flatMap(([column, order]) =>
    isDateOrder(order) ? [[column, order] as const] : [],
  );
  return {
    fingerprint,
    headers: Array.isArray(headers) ? headers.filter((header) => typeof header === 'string') : [],
    table: table?.name ?? '',
    columns,
    units: texts(field(source, 'units')),
    ...(field(source, 'values') === undefined ? {} : { values: texts(field(source, 'values')) }),
    ...(field(source, 'valueMap') === undefined
      ? {}
      : { valueMap: readValueMap(field(source, 'valueMap'), (key, values) => refuse(reason(key, values))) }),
    dateOrder: Object.fromEntries(dateOrder),
    ...texts({ encoding: field(source, 'encoding'), delimiter: field(source, 'delimiter') }),
    ...readCorrections(field(source, 'layout'), (key, values) => refuse(reason(key, { place, ...values }))),
  };
}

function isColumn(name: string): boolean {
  const [table, column] = name.split('.');
  return TABLES.some((each) => each.name === table && findColumn(each, column ?? '') !== undefined);
}

function texts(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
