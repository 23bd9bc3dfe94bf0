import { pages } from '../../widgets/index.ts';
import { onPaper } from '../../widgets/on-paper.ts';
import type { Board } from '../../widgets/card.ts';
import { PortfolioError } from '../lib/errors.ts';
import { PAGE_KINDS, thingOf, type Thing } from '../lib/page-links.ts';
import { reason } from '../lib/reasons.ts';
import type { MetricRequest } from '../metrics/metric.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { needed, oneOf } from './command.ts';

/** What a report can be: the board pack, the book behind it, or one thing that has a page. */
export const DOCUMENTS = ['board', 'book', ...PAGE_KINDS] as const;

/** Ids an error names. */
const NAMED = 8;

/** What `--document` and `--id` ask for: the pack of the board, the book of all numbers, or one thing. */
export function readDocument(values: {
  document?: string | undefined;
  id?: string | undefined;
}): Thing | 'board' | 'book' {
  const document = oneOf(values.document, DOCUMENTS, '--document') ?? 'board';
  if (document !== 'board' && document !== 'book') return thingOf(document, needed(values.id, '--id')) ?? 'board';
  if (values.id === undefined) return document;
  const known = PAGE_KINDS.join(', ');
  throw new PortfolioError('bad-value', { option: '--id', value: values.id, hint: reason('of-document', { known }) });
}

/** The request for the part of the book that is the thing's; a filter that says it as well is an error. */
export function requestOfThing({ kind, id }: Thing, request: MetricRequest): MetricRequest {
  const [said] = request.filter?.[kind] ?? [];
  if (said !== undefined)
    throw new PortfolioError('bad-value', {
      option: '--filter',
      value: `${kind}=${said}`,
      hint: reason('said-by-id', { id }),
    });
  return { ...request, filter: { ...request.filter, [kind]: [id] } };
}

/** Refuses what is not on record, and says how to look ids up. */
export async function demandRecorded(portfolio: Portfolio, { kind, id }: Thing): Promise<void> {
  const known = await portfolio.values(kind, 'zh-CN', { recorded: true });
  const ids = known.map(({ value }) => value).filter((value) => value !== 'unknown');
  if (ids.includes(id)) return;
  const some = ids.toSorted().slice(0, NAMED).join(', ');
  const hint = reason('known-ids', { known: some, count: ids.length, kind });
  throw new PortfolioError('bad-value', { option: '--id', value: id, hint });
}

/** The board of the thing's page, as it is printed. */
export function boardOfThing({ kind }: Thing): Board {
  const board = pages.find(({ about }) => about === kind);
  if (!board) throw new PortfolioError('unknown-board', { board: kind, known: pages.map(({ id }) => id).join(', ') });
  return onPaper(board);
}
