import type { Figure } from '../charts/figure.ts';
import type { Thing } from '../lib/page-links.ts';
import { qualityOf } from '../session/portfolio/read-quality.ts';
import type { Translate } from '../i18n/translate.ts';
import type { Filter, MetricRequest } from '../metrics/metric.ts';
import type { Board, Card, CardRequest } from '../../widgets/card.ts';
import { selectionText } from '../words/selection-text.ts';
import { bandsOf, demandBook } from './bands.ts';
import { cardFigures } from './card-figures.ts';
import type { ReportOptions } from './index.ts';
import { printedEdition } from './edition.ts';
import { asOfOf } from './model.ts';
import { notesFigure, withNotes } from './notes.ts';
import { thingBlocks } from './thing-blocks.ts';
import { headFacts, isFacts, joinedFacts, thingName } from './thing-head.ts';
import { forPaper, tablesOf } from './thing-tables.ts';
import { createTurn } from './turn.ts';

/** What a document of one client or other thing with a page is asked with. */
export interface DocumentOptions extends Omit<ReportOptions, 'boards'> {
  /** The board of its page. */
  board: Board;
  thing: Thing;
}

/** One client, say, as a PDF of a few pages: what its page shows. Equal input gives equal bytes. Rejects with `cancelled` after an abort. */
export async function createDocument(options: DocumentOptions): Promise<Uint8Array> {
  const { portfolio, board, thing, t, fonts, notes = [], title, preparer, paper, onProgress, signal } = options;
  demandBook(portfolio, options.request.asOf ?? null);
  const turn = createTurn(onProgress, signal);
  await turn('figures', 0, 1);
  const request = { ...options.request, filter: { ...options.request.filter, [thing.kind]: [thing.id] } };
  const { filter } = request;
  const kind = board.title(t);
  const what = title ?? t('document.kind', { kind });
  const asked = { portfolio, thing, request, t };
  const [name, facts, { figures, absent }] = await Promise.all([
    thingName(asked, kind),
    headFacts(asked),
    cardFigures(board.cards(portfolio), { portfolio, t, signal, requestOf: (card) => requestOf(card, request, t) }),
  ]);
  const { shown, own, blank } = sorted(figures, thing);
  const said = await notesFigure(shown, notes, { portfolio, filter, thing, t });
  const noted = [...shown.map((figure) => withNotes(figure, notes, t)), ...(said ? [said] : [])];
  const { renderPrints } = await import('./render.ts');
  const asOf = asOfOf({ portfolio, request });
  const blocks = await thingBlocks(
    {
      ...{ portfolio, request, asOf, t, name, what, absent, blank },
      facts: [
        ...scopeFact(options.request, t, thing.kind),
        ...joinedFacts(facts, own, { name, t }),
        ...(preparer === undefined ? [] : [[t('report.preparer'), preparer] satisfies [string, string]]),
      ],
      remarks: own ? ownFoot(own, figures) : [],
      figures: withoutCommonFoot(noted).map((figure) =>
        forPaper(figure, { name, id: thing.id, tables: tablesOf(shown), t }),
      ),
      quality: await qualityOf(portfolio),
    },
    turn,
  );
  const print = {
    ...{ blocks, asOf, t, title: `${name} · ${what}`, author: preparer ?? '', numbered: true as const },
    ...{ scope: selectionText(t, othersOf(options.request, thing.kind)), bands: bandsOf(portfolio, asOf, t) },
    ...{ edition: printedEdition(portfolio), paper, classification: options.stamp?.classification },
  };
  return renderPrints([print], fonts, turn);
}

/** What else the part of the book is cut down to. */
function scopeFact(request: MetricRequest, t: Translate, kind: Thing['kind']): [string, string][] {
  const text = selectionText(t, othersOf(request, kind));
  return text === null ? [] : [[t('report.scope'), text]];
}

function othersOf({ filter }: MetricRequest, kind: Thing['kind']): Filter {
  return Object.fromEntries(Object.entries(filter ?? {}).filter(([dimension]) => dimension !== kind));
}

/** Key numbers are held against those of a month before. */
function requestOf(card: Card, request: MetricRequest, t: Translate): CardRequest {
  return card.shape?.(t).tiles ? { ...request, compare: 'month' } : request;
}

/** Key numbers, then pictures, then rows; apart from them what stands in the head, and titles of what there is nothing of. */
function sorted(figures: readonly Figure[], thing: Thing) {
  const there = figures.filter(({ nothing }) => !nothing);
  const own = there.find((figure) => isFacts(figure, thing));
  const placeOf = ({ tiles, chart }: Figure) => (tiles ? 0 : chart ? 1 : 2);
  const shown = there.filter((figure) => figure !== own).toSorted((a, b) => placeOf(a) - placeOf(b));
  return { shown, own, blank: figures.filter(({ nothing }) => nothing).map(({ title }) => title) };
}

/** Foot lines of the facts in the head that are not those of all figures. */
function ownFoot({ foot }: Figure, figures: readonly Figure[]): string[] {
  return foot.filter((text) => !isCommon(text, figures));
}

/** What stands at the foot of every figure is said in the head: whom all is of, and when. */
function withoutCommonFoot(figures: readonly Figure[]): Figure[] {
  const cards = figures.filter(({ words }) => !words);
  return figures.map((figure) => ({ ...figure, foot: figure.foot.filter((text) => !isCommon(text, cards)) }));
}

function isCommon(text: string, figures: readonly Figure[]): boolean {
  return figures.length > 1 && figures.every(({ foot }) => foot.includes(text));
}
