import { hashText } from '../lib/hash.ts';
import { VERSION } from '../lib/version.ts';
import type { MetricRow } from '../metrics/metric.ts';
import type { EvidenceRecord, EvidenceTable } from '../session/evidence/evidence-file.ts';

type Attributes = Readonly<Record<string, unknown>>;
type Named = readonly (readonly [id: string, attributes: Attributes])[];

const AGENT = 'bw:bellwether';
const ROWS = 'bw:rows';
const DEFINITION = 'bw:definition';
const ASKING = 'bw:asking';
const LISTING = 'bw:listing';

/**
 * Where numbers come from as W3C PROV (PROV-JSON): each value, its rows, the files they were read from and the definition are entities; the
 * two statements are what was done; Bellwether did it. All files are used; the list of rows, whose text and
 * name are given, is derived from those its rows stand in.
 */
export function provDocument(
  record: EvidenceRecord,
  table: EvidenceTable,
  rows: { readonly name: string; readonly text: string },
): string {
  const numbers = record.values.map((row, index) => [`bw:value/${index + 1}`, numberOf(row, record)] as const);
  const files = filesOf(record);
  const ids = (named: Named) => named.map(([id]) => id);
  const sources = ids(files);
  return `${JSON.stringify(
    {
      prefix: { bw: 'urn:bellwether:prov:' },
      entity: Object.fromEntries([...numbers, [ROWS, rowsOf(record, rows)], ...files, [DEFINITION, planOf(record)]]),
      activity: {
        [ASKING]: { ...typed('bw:Statement'), 'bw:sql': record.sql, 'bw:params': JSON.stringify(record.params) },
        [LISTING]: { ...typed('bw:Statement'), 'bw:sql': record.rowsSql, 'bw:params': JSON.stringify(record.params) },
      },
      agent: { [AGENT]: { ...typed('prov:SoftwareAgent'), 'prov:label': 'Bellwether', 'bw:version': VERSION } },
      ...relations(
        'used',
        [ASKING, LISTING].flatMap((activity) =>
          sources.map((entity) => ({ 'prov:activity': activity, 'prov:entity': entity })),
        ),
      ),
      ...relations('wasGeneratedBy', [
        ...ids(numbers).map((entity) => ({ 'prov:entity': entity, 'prov:activity': ASKING })),
        { 'prov:entity': ROWS, 'prov:activity': LISTING },
      ]),
      ...relations('wasDerivedFrom', [
        ...ids(numbers).map((entity) => ({ 'prov:generatedEntity': entity, 'prov:usedEntity': ROWS })),
        ...ids(filesOf(record, namedIn(table))).map((entity) => ({
          'prov:generatedEntity': ROWS,
          'prov:usedEntity': entity,
        })),
      ]),
      ...relations(
        'wasAssociatedWith',
        [ASKING, LISTING].map((activity) => ({
          ...{ 'prov:activity': activity, 'prov:agent': AGENT },
          'prov:plan': DEFINITION,
        })),
      ),
    },
    null,
    2,
  )}\n`;
}

function numberOf({ metric, code, period, by, value, ...row }: MetricRow, { name }: EvidenceRecord): Attributes {
  const groups = Object.entries(by).map(([dimension, group]) => [`bw:by.${dimension}`, group]);
  return {
    ...typed('bw:Value'),
    'prov:label': words(name),
    // PROV-JSON knows no null: a value there is none of has its reason
    ...(value === null ? { 'bw:reason': row.reason } : { 'prov:value': value }),
    ...{ 'bw:metric': metric, 'bw:code': code, 'bw:period': period, 'bw:unit': row.unit, 'bw:n': row.n },
    ...(row.numerator === null ? {} : { 'bw:numerator': row.numerator }),
    ...(row.denominator === null ? {} : { 'bw:denominator': row.denominator }),
    ...(row.coverage === null ? {} : { 'bw:coverage': row.coverage }),
    ...Object.fromEntries(groups),
  };
}

function rowsOf({ rows }: EvidenceRecord, { name, text }: { name: string; text: string }): Attributes {
  const leftOut = rows.leftOut.map(({ reason, rows: count }) => [`bw:leftOut.${reason}`, count]);
  return {
    ...typed('prov:Collection'),
    ...{ 'prov:label': name, 'bw:sha256': hashText(text), 'bw:counted': rows.counted },
    ...Object.fromEntries(leftOut),
  };
}

/** A file by its sum, which is the same whatever it is called; sheets of a workbook are one file. */
function filesOf({ sources: all }: EvidenceRecord, named: ReadonlySet<unknown> | null = null): Named {
  const sources = all.filter(({ file }) => named?.has(file) ?? true);
  const sums = [...new Set(sources.map(({ sha256 }) => sha256))];
  return sums.map((sha256) => {
    const own = sources.filter((source) => source.sha256 === sha256);
    const sheets = own.flatMap(({ sheet }) => (sheet === null ? [] : [sheet]));
    return [
      `bw:file/${sha256}`,
      {
        ...typed('bw:File'),
        ...{ 'prov:label': own[0]?.upload, 'bw:sha256': sha256 },
        ...(sheets.length > 0 ? { 'bw:sheet': sheets } : {}),
      },
    ] as const;
  });
}

/** The files the rows of a list stand in; null where it does not say. */
function namedIn({ columns, rows }: EvidenceTable): ReadonlySet<unknown> | null {
  const place = columns.indexOf('source_file');
  return place < 0 ? null : new Set(rows.map((cells) => cells[place]));
}

function planOf({ metric, code, version, definition, formula, recompute, recomputed }: EvidenceRecord): Attributes {
  return {
    ...typed('prov:Plan'),
    ...{ 'prov:label': words(definition), 'bw:metric': metric, 'bw:code': code, 'bw:version': version },
    ...{ 'bw:formula': words(formula), 'bw:recompute': words(recompute), 'bw:recomputed': recomputed },
  };
}

const typed = (type: string) => ({ 'prov:type': { $: type, type: 'prov:QUALIFIED_NAME' } });

/** Words of each language, as PROV-JSON says them. */
const words = (each: Readonly<Record<string, string>>) => Object.entries(each).map(([lang, $]) => ({ $, lang }));

/** Relations have no name of their own, and are told apart by blank ones. */
function relations(kind: string, each: readonly Attributes[]): Attributes {
  return { [kind]: Object.fromEntries(each.map((relation, index) => [`_:${kind}${index + 1}`, relation])) };
}
