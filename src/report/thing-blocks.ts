import type { Figure } from '../charts/figure.ts';
import { stateWords } from '../i18n/state-words.ts';
import type { Translate } from '../i18n/translate.ts';
import { monthOf, type IsoDate } from '../lib/dates.ts';
import type { MetricRequest } from '../metrics/metric.ts';
import type { Portfolio } from '../session/portfolio.ts';
import type { TableQuality } from '../session/portfolio/quality-note.ts';
import { bookAt } from './bands.ts';
import type { Block, Note } from './blocks.ts';
import { definitionBlocks, evidenceCommand } from './definitions.ts';
import { drawFigures } from './figure-block.ts';
import { annexBlocks, failedBlocks, valuesOf, type AbsentCard } from './model.ts';
import { gradeBlocks } from './quality-section.ts';
import { STATES } from './state.ts';
import { sourceBlocks } from './thing-sources.ts';
import type { Turn } from './turn.ts';

/** What a document of one thing is made from. */
export interface ThingContent {
  portfolio: Portfolio;
  request: MetricRequest;
  asOf: IsoDate | null;
  t: Translate;
  /** Whom it is of, and what it is: `云岭光伏（C0001）`, `客户报告`. */
  name: string;
  what: string;
  facts: [string, string][];
  /** What must be known beside the facts. */
  remarks: readonly string[];
  figures: readonly Figure[];
  /** Titles of what nothing is on record of. */
  blank: readonly string[];
  absent: readonly AbsentCard[];
  quality: readonly TableQuality[];
}

/** Its blocks in order: head, figures, what there is nothing of, longer tables, definitions, data. */
export async function thingBlocks(content: ThingContent, turn: Turn): Promise<Block[]> {
  const { portfolio, request, asOf, t, name, figures, remarks, quality } = content;
  const body: Block[] = [];
  const annex: Block[] = [];
  let done = 0;
  const book = bookAt(portfolio, asOf);
  const drawn = await drawFigures(
    figures,
    'page',
    () => turn('charts', done++, figures.length),
    book === null ? undefined : monthOf(book),
  );
  for (const { block, annex: table } of drawn) {
    body.push(block);
    if (table) annex.push(...annexBlocks(block, table));
  }
  const rows = valuesOf(figures).filter(({ value }) => value !== null);
  const dated = { ...request, ...(asOf ? { asOf } : {}), ...periodOf(figures) };
  return [
    headBlock(content, name),
    ...remarks.map(small),
    ...gradeBlocks(figures, { tables: quality, catalogue: portfolio.catalogue }, t),
    small(t('report.legend', { states: STATES.map((status) => stateWords(status, t)).join('  ') })),
    ...body,
    ...absentBlocks(content),
    ...(annex.length > 0 ? [part('tables', t('report.tables')), ...annex] : []),
    ...definitionBlocks(rows, { portfolio, request: dated, brief: true, t }).map(flowing),
    ...(rows.length > 0 ? [small(t('document.evidence', { command: evidenceCommand('CODE', dated, portfolio) }))] : []),
    ...sourceBlocks(portfolio, quality, t),
  ].map(tight);
}

/** The period the numbers cover where they are of one: without it the command lists other rows. */
function periodOf(figures: readonly Figure[]): Pick<MetricRequest, 'period'> {
  const cells = figures.flatMap(({ headline, table }) => [headline, ...(table?.rows.flat() ?? [])]);
  const [period, ...others] = new Set(cells.flatMap((cell) => cell?.ref?.request.period ?? []));
  return period !== undefined && others.length === 0 ? { period } : {};
}

function headBlock({ portfolio, asOf, what, facts, t }: ThingContent, title: string): Block {
  const date = asOf === null ? '' : t('report.asOf', { date: t.format.date(asOf) });
  return {
    kind: 'head',
    title,
    subtitle: [what, date].filter(Boolean).join(' · '),
    facts,
    notes: beyondNotes(portfolio, asOf, t),
  };
}

/** A date after the last book: what stands here is of that one. */
function beyondNotes({ snapshots }: Portfolio, asOf: IsoDate | null, t: Translate): Note[] {
  const last = snapshots.at(-1);
  if (asOf === null || last === undefined || asOf <= last) return [];
  return [{ status: 'amber', text: t('document.beyond', { date: t.format.date(last) }) }];
}

/** What there is nothing of: in a line what has no row, in another what has no table at all; what failed says so in red. */
function absentBlocks({ blank, absent, t }: ThingContent): Block[] {
  const list = (titles: readonly string[]) => ({ cards: [...new Set(titles)].join(t('widgets.list.comma')) });
  const lacking = absent.filter(({ problem }) => problem === undefined).map(({ title }) => title);
  return [
    ...failedBlocks({ absent }, t),
    ...(blank.length > 0 ? [paragraph(t('widgets.folded.nothing', list(blank)))] : []),
    ...(lacking.length > 0 ? [paragraph(t('document.lacking', list(lacking)))] : []),
  ];
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

function small(text: string): Block {
  return { kind: 'paragraph', small: true, text };
}

function part(id: string, title: string): Block {
  return { kind: 'section', id, title, flows: true };
}

function flowing(block: Block): Block {
  return block.kind === 'section' ? { ...block, flows: true } : block;
}

/** Tables of many columns have room in full pages alone. */
function tight(block: Block): Block {
  if (block.kind === 'table') return { ...block, table: { ...block.table, tight: true } };
  return block.kind === 'figure' && block.table ? { ...block, table: { ...block.table, tight: true } } : block;
}
