import type { Figure } from '../../charts/figure.ts';
import { lookup } from '../../i18n/lookup.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { IsoDate } from '../../lib/dates.ts';
import { PortfolioError } from '../../lib/errors.ts';
import { monthOf } from '../../lib/dates.ts';
import type { Status } from '../../metrics/metric.ts';
import { findBreaches } from '../../session/breaches/find-breaches.ts';
import { qualityOf } from '../../session/portfolio/read-quality.ts';
import type { Board } from '../../../widgets/card.ts';
import { bandsOf, bookAt, demandBook } from '../bands.ts';
import type { Block, Note } from '../blocks.ts';
import { cardFigures } from '../card-figures.ts';
import { piecesOf } from '../compose.ts';
import { printedEdition } from '../edition.ts';
import { withoutEmptyMonths } from '../figure-block.ts';
import type { Setter } from '../figure-pieces.ts';
import { openFaces } from '../fonts.ts';
import type { ReportOptions } from '../options.ts';
import { asOfOf, coverFacts, type AbsentCard } from '../model.ts';
import { reconciliationNotes } from '../data-section.ts';
import { withNotes } from '../notes.ts';
import type { Print } from '../render.ts';
import { scopeOf } from '../scope.ts';
import { areaOf, PAPERS, stacked, type Paper } from '../sheet.ts';
import type { Turn } from '../turn.ts';
import { appetiteLines } from './appetite.ts';
import { captionOf, Numbers } from './caption.ts';
import { fitPage, type Extent } from './fit-page.ts';
import { dataTable, restPoints, type Left } from './last-page.ts';
import { decisionPoints, verdictOf } from './verdict.ts';

/** What a board pack is asked with. */
export interface PackOptions extends Omit<ReportOptions, 'boards'> {
  /** Its pages between the summary and the last one, which is the last of these. */
  pages: readonly Board[];
  /** What somebody has to do, on the summary. */
  tasks: Board;
  /** Put before the board in place of what is made from the breaches. */
  decisions?: readonly string[];
}

interface Made {
  readonly options: PackOptions;
  readonly asOf: IsoDate;
  readonly setter: Setter;
  readonly paper: Paper;
  readonly numbers: Numbers;
  readonly turn: Turn;
  /** What has no place on its page, or nothing to show. */
  readonly left: Left[];
  /** How much each page has, and what it has in the other language. */
  readonly extents: Map<string, Extent>;
  readonly within: ReadonlyMap<string, Extent>;
}

/** A page: what stands above its figures, and below. */
interface Page {
  readonly id: string;
  readonly title: string;
  readonly answer: string;
  readonly status: Status | null;
  readonly above?: readonly Block[];
  readonly figures: readonly Figure[];
  readonly below?: readonly Block[];
}

const WORST: readonly Status[] = ['red', 'amber', 'green', 'grey'];
/** Notes on the cover. */
const NOTES = 4;
/** Points that are left free below what a page holds. */
const SPARE = 4;

/** The board pack in one language, or in two whose pages have the same figures and rows. */
export async function packPrints(options: PackOptions, turn: Turn): Promise<[Print, ...Print[]]> {
  const { second: t } = options;
  const first = await packPrint(options, turn);
  if (!t) return [first];
  const second = await packPrint({ ...options, t }, turn, first.extents);
  const isEqual = [...first.extents].every(([id, extent]) => isSame(extent, second.extents.get(id)));
  return [isEqual ? first : await packPrint(options, turn, second.extents), second];
}

function isSame(one: Extent, other: Extent | undefined): boolean {
  return one.figures === other?.figures && one.rows === other.rows;
}

/** The board pack: a cover, a summary, one page a question. Equal input gives equal pages. */
export async function packPrint(
  options: PackOptions,
  turn: Turn,
  within: Made['within'] = new Map(),
): Promise<Print & Pick<Made, 'extents'>> {
  const { portfolio, request, t, fonts, title, preparer, paper: sheet = 'A4' } = options;
  const asOf = asOfOf({ portfolio, request });
  if (asOf === null) throw new PortfolioError('no-exposure');
  demandBook(portfolio, asOf);
  const paper = PAPERS[sheet];
  const setter: Setter = { faces: await openFaces(fonts, []), t, width: areaOf(paper).width };
  const made: Made = {
    options,
    asOf,
    setter,
    paper,
    numbers: new Numbers(),
    turn,
    left: [],
    extents: new Map(),
    within,
  };
  const blocks = [...(await coverBlocks(made)), ...(await summaryBlocks(made))];
  const last = options.pages.at(-1);
  for (const [index, board] of options.pages.entries()) {
    await turn('figures', index, options.pages.length);
    blocks.push(...(await boardBlocks(made, board, board === last)));
  }
  return {
    ...{ blocks, asOf, t, title: title ?? t('pack.name'), author: preparer ?? '' },
    ...{ scope: (await scopeOf(portfolio, request, t)) ?? t('report.scope.whole'), bands: bandsOf(portfolio, asOf, t) },
    ...{
      edition: printedEdition(portfolio),
      paper: sheet,
      classification: options.stamp?.classification,
      extents: made.extents,
    },
  };
}

async function coverBlocks({ options, asOf }: Made): Promise<Block[]> {
  const { portfolio, request, t, title, preparer, pages, stamp } = options;
  const content = { portfolio, request, t, preparer: preparer ?? null, stamp };
  const titles = [t('pack.title.summary'), ...pages.map(({ id }) => titleOf(t, id))];
  return [
    {
      kind: 'cover',
      title: title ?? t('pack.name'),
      subtitle: t('report.asOf', { date: t.format.date(asOf) }),
      facts: await coverFacts(content),
      notes: fewNotes(reconciliationNotes(portfolio, t), t),
      bands: bandsOf(portfolio, asOf, t),
    },
    { kind: 'points', title: t('pack.questions'), lines: titles },
    { kind: 'paragraph', small: true, text: t('pack.book') },
  ];
}

/** A cover is one page: what does not reconcile is named as far as there is room, and the rest counted. */
function fewNotes(notes: readonly Note[], t: Translate): Note[] {
  const [first] = notes;
  if (!first || notes.length <= NOTES) return [...notes];
  const rest = { status: first.status, text: t('pack.more-notes', { count: notes.length - NOTES }) };
  return [...notes.slice(0, NOTES), rest];
}

/** The page that is read where no other is: the verdict, indicators against limits, what is to be decided, who has to act. */
async function summaryBlocks(made: Made): Promise<Block[]> {
  const { options, asOf } = made;
  const { portfolio, request, t, signal, tasks } = options;
  const { filter = {} } = request;
  const breaches = await findBreaches(portfolio, { asOf, filter }, signal ? { signal } : {});
  const lines = await appetiteLines({ portfolio, request, asOf, t }, breaches);
  const { figures } = await figuresOf(made, tasks);
  const verdict = verdictOf(lines, breaches, t);
  return pageBlocks(made, {
    id: 'summary',
    title: t('pack.title.summary'),
    answer: verdict.text,
    status: verdict.status,
    above: [
      { kind: 'appetite', lines },
      { kind: 'paragraph', small: true, text: t('pack.appetite.foot', { date: t.format.date(asOf) }) },
      ...(options.decisions
        ? [{ kind: 'points', title: t('pack.decide'), lines: options.decisions } as const]
        : decisionPoints(lines, breaches, t)),
    ],
    figures,
  });
}

async function boardBlocks(made: Made, board: Board, isLast: boolean): Promise<Block[]> {
  const { options, left } = made;
  const { portfolio, t } = options;
  const title = titleOf(t, board.id);
  const missing = board.needs.filter((table) => (portfolio.tables[table] ?? 0) === 0);
  if (missing.length > 0) left.push({ page: title, title, missing });
  const { figures, absent } = missing.length > 0 ? { figures: [], absent: [] } : await figuresOf(made, board);
  left.push(...absent.map((card: AbsentCard) => ({ page: title, ...card })));
  if (figures.length === 0 && !isLast) return [];
  const [main] = figures;
  const page = { id: board.id, title, figures, status: worstOf(figures) };
  if (!isLast) return pageBlocks(made, { ...page, answer: main?.finding ?? '' });
  const quality = await qualityOf(portfolio);
  const data = dataTable(portfolio, quality, t);
  return pageBlocks(made, { ...page, answer: data.answer, below: [...data.blocks, ...restPoints(left, t)] });
}

/** What the cards of a page show, without those that have nothing to. */
async function figuresOf({ options, asOf, left }: Made, board: Board) {
  const { portfolio, request, t, signal, notes = [] } = options;
  const found = await cardFigures(board.cards(portfolio), {
    ...{ portfolio, t, signal },
    requestOf: () => ({ ...request, asOf }),
  });
  const book = bookAt(portfolio, asOf);
  const shown = found.figures.filter((figure) => !isBlank(figure));
  const silent = found.figures.filter((figure) => !shown.includes(figure));
  left.push(...silent.map(({ title, finding }) => ({ page: title, title, missing: [], problem: finding })));
  const month = book === null ? undefined : monthOf(book);
  const figures = shown.map((figure) => withNotes(withoutEmptyMonths(figure, month), notes, t));
  return { figures, absent: found.absent };
}

/** A figure that has neither a picture nor a single value to show. */
function isBlank({ nothing, chart, tiles = [], table }: Figure): boolean {
  if (nothing || chart) return nothing === true;
  const refs = [...tiles.map(({ value }) => value), ...(table?.rows.flat() ?? [])].flatMap(({ ref }) => ref ?? []);
  return refs.length > 0 ? refs.every(({ row }) => row.value === null) : (table?.rows.length ?? 0) === 0;
}

/** The blocks of one sheet, its figures made as large as there is room. */
async function pageBlocks(made: Made, page: Page): Promise<Block[]> {
  const { setter, paper, numbers, left, turn, options } = made;
  await turn('charts');
  const { id, title, answer, status, above = [], figures, below = [] } = page;
  const head: Block = { kind: 'question', id, title, answer, status };
  const fixed = [head, ...above, ...below].flatMap((block) => piecesOf(block, [], setter));
  const room = areaOf(paper).height - heightOf(fixed) - SPARE;
  const { t } = options;
  const captioned = figures.map((figure, index) => ({
    // what the page answers with need not be said again by the figure it is taken from
    figure: index === 0 && figure.finding === answer && figure.span === 'full' ? { ...figure, finding: '' } : figure,
    id: `${id}-${figure.id}`,
    caption: (number: string) => captionOf(figure, number, t),
  }));
  const fitted = fitPage(captioned, { room, setter, numbers, within: made.within.get(id) });
  const { blocks, left: over, extent } = fitted;
  made.extents.set(id, extent);
  left.push(...over.map(({ figure }) => ({ page: title, title: figure.title, missing: [], over: true as const })));
  return [head, ...above, ...blocks, ...below];
}

function heightOf(pieces: ReturnType<typeof piecesOf>): number {
  return pieces.reduce((sum, piece) => sum + (piece.gap ?? 0) + stacked([piece]).height, 0);
}

function titleOf(t: Translate, id: string): string {
  return lookup(t, `pack.title.${id.replace(/^pack-/, '')}`, id);
}

function worstOf(figures: readonly Figure[]): Status | null {
  return WORST.find((status) => status !== 'grey' && figures.some((figure) => figure.status === status)) ?? null;
}
