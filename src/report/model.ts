import type { Figure } from '../charts/figure.ts';
import { lookup } from '../i18n/lookup.ts';
import { monthOf } from '../lib/dates.ts';
import type { Translate } from '../i18n/translate.ts';
import type { MetricRequest, MetricRow } from '../metrics/metric.ts';
import { missingText } from '../words/missing-text.ts';
import { tableName } from '../words/table-name.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { bandsOf, bookAt } from './bands.ts';
import type { Block } from './blocks.ts';
import type { TableQuality } from '../session/portfolio/quality-note.ts';
import { gradeBlocks } from './quality-section.ts';
import { dataBlocks, reconciliationNotes, sourcesTable } from './data-section.ts';
import { definitionBlocks } from './definitions.ts';
import { drawFigures } from './figure-block.ts';
import { scopeOf } from './scope.ts';
import { stateWords } from '../i18n/state-words.ts';
import { stampFacts, type Stamp } from './stamp.ts';
import { STATES } from './state.ts';
import type { ReportTable } from './table-block.ts';
import type { Turn } from './turn.ts';

/** A card that could not be shown, and why: what it lacks, or what went wrong. */
export interface AbsentCard {
  title: string;
  /** Tables, or columns (`exposure.days_past_due`) of which one is enough. */
  missing: readonly string[];
  problem?: string;
}

/** A part of the report: a board's title and figures, or the tables it lacks. */
export interface Chapter {
  id: string;
  title: string;
  figures: readonly Figure[];
  /** Tables without which there is nothing to show. */
  missing: readonly string[];
  /** Cards that are not among the figures. */
  absent: readonly AbsentCard[];
}

/** What a report is made from. */
export interface ReportContent {
  portfolio: Portfolio;
  request: MetricRequest;
  t: Translate;
  title: string;
  preparer: string | null;
  stamp?: Stamp | undefined;
  chapters: readonly Chapter[];
  /** Grades of the tables, and what they rest on. */
  quality: readonly TableQuality[];
}

/** The report's blocks, in order: cover, contents, chapters, tables, data, definitions. `turn` is awaited between figures. */
export async function reportBlocks(content: ReportContent, turn: Turn): Promise<Block[]> {
  const { portfolio, t, chapters, quality } = content;
  const body: Block[] = [];
  const annex: Block[] = [];
  const total = chapters.reduce((sum, chapter) => sum + chapter.figures.length, 0);
  const book = bookAt(portfolio, asOfOf(content));
  const bookMonth = book === null ? undefined : monthOf(book);
  let done = 0;
  for (const chapter of chapters) {
    body.push({ kind: 'section', id: chapter.id, title: chapter.title }, ...emptyBlocks(chapter, t));
    body.push(...gradeBlocks(chapter.figures, { tables: quality, catalogue: portfolio.catalogue }, t));
    const drawn = await drawFigures(chapter.figures, chapter.id, () => turn('charts', done++, total), bookMonth);
    for (const { block, annex: table, aside } of drawn) {
      (aside ? annex : body).push(block);
      if (table) annex.push(...annexBlocks(block, table));
    }
    body.push(...absentBlocks(chapter, t));
  }
  const rows = valuesOf(chapters.flatMap((chapter) => chapter.figures));
  return [
    ...(await coverBlocks(content)),
    { kind: 'contents', title: t('report.contents') },
    ...body,
    ...(annex.length > 0 ? [{ kind: 'section', id: 'tables', title: t('report.tables') } as const, ...annex] : []),
    ...dataBlocks(portfolio, rows, { quality, t }),
    ...definitionBlocks(rows, { ...content, request: { ...content.request, asOf: asOfOf(content) ?? undefined } }),
  ];
}

/** The date a report speaks of. */
export function asOfOf({ portfolio, request }: Pick<ReportContent, 'portfolio' | 'request'>): string | null {
  return request.asOf ?? portfolio.snapshots.at(-1) ?? null;
}

/** Every metric value the figures show, once. */
export function valuesOf(figures: readonly Figure[]): MetricRow[] {
  const rows = new Set<MetricRow>();
  for (const { headline, tiles = [], table } of figures) {
    const cells = [headline, ...tiles.map((tile) => tile.value), ...(table?.rows.flat() ?? [])];
    for (const cell of cells) if (cell?.ref) rows.add(cell.ref.row);
  }
  return [...rows];
}

/** What is not there, one note for all that lack the same; a card that failed says so in red. */
function absentBlocks({ absent }: Chapter, t: Translate): Block[] {
  const folded = absent.filter(({ problem }) => problem === undefined);
  return [
    ...failedBlocks({ absent }, t),
    ...missingText(t, folded).map((text): Block => ({ kind: 'note', note: { status: 'grey', text } })),
  ];
}

/** Cards that could not be worked out. */
export function failedBlocks({ absent }: Pick<Chapter, 'absent'>, t: Translate): Block[] {
  const failed = absent.flatMap(({ title, problem }) => (problem === undefined ? [] : [{ title, problem }]));
  return failed.map(({ title, problem }): Block => {
    return { kind: 'note', note: { status: 'red', text: t('report.card-failed', { title, problem }) } };
  });
}

function emptyBlocks({ figures, missing, absent }: Chapter, t: Translate): Block[] {
  if (missing.length > 0) {
    const tables = missing.map((table) => tableName(table, t.language)).join(', ');
    return [{ kind: 'note', note: { status: 'grey', text: t('report.needs', { tables }) } }];
  }
  if (figures.length === 0 && absent.length === 0)
    return [{ kind: 'note', note: { status: 'grey', text: t('report.noFigures') } }];
  return [];
}

/** A table apart from its figure, under its title. */
export function annexBlocks({ id, title }: { id: string; title: string }, table: ReportTable): Block[] {
  return [
    { kind: 'heading', id: `${id}-table`, title, bookmark: false },
    { kind: 'table', table },
  ];
}

async function coverBlocks(content: ReportContent): Promise<Block[]> {
  const { portfolio, t, title } = content;
  const asOf = asOfOf(content);
  const { imports } = portfolio;
  return [
    {
      kind: 'cover',
      title,
      subtitle: asOf === null ? '' : t('report.asOf', { date: t.format.date(asOf) }),
      facts: await coverFacts(content),
      notes: reconciliationNotes(portfolio, t),
      bands: bandsOf(portfolio, asOf, t),
    },
    ...(imports.length === 0
      ? []
      : ([
          { kind: 'heading', id: 'sources', title: t('report.sources'), bookmark: false },
          { kind: 'table', table: sourcesTable(imports, t) },
        ] satisfies Block[])),
    {
      kind: 'paragraph',
      small: true,
      text: t('report.legend', { states: STATES.map((status) => stateWords(status, t)).join('  ') }),
    },
  ];
}

/** What the cover says of the data: scope, date, books, currency, who made it. */
export async function coverFacts(
  content: Pick<ReportContent, 'portfolio' | 'request' | 't' | 'preparer' | 'stamp'>,
): Promise<[string, string][]> {
  const { portfolio, t, preparer, stamp = {} } = content;
  const { snapshots, currency } = portfolio;
  const asOf = asOfOf(content);
  const first = snapshots[0];
  const last = snapshots.at(-1);
  const scope = await scopeOf(portfolio, content.request, t);
  const facts: [string, string][] = [...stampFacts(stamp, t), [t('report.scope'), scope ?? t('report.scope.all')]];
  if (asOf !== null) facts.push([t('report.date'), t.format.date(asOf)]);
  if (first !== undefined && last !== undefined) {
    const range = { count: snapshots.length, first: t.format.date(first), last: t.format.date(last) };
    facts.push([t('report.snapshots'), t('report.snapshots.text', range)]);
  }
  facts.push([t('report.currency'), currency ?? t('report.currency.unknown')]);
  const provider = asOf === null ? null : portfolio.settings.esg.preferredAt(asOf);
  if (provider !== null)
    facts.push([
      t('report.esg-provider'),
      t('report.esg-provider.text', { provider: lookup(t, `part.provider.${provider}`, provider) }),
    ]);
  if (preparer !== null) facts.push([t('report.preparer'), preparer]);
  return facts;
}
