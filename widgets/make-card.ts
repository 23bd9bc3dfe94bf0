import { lookup } from '../src/i18n/lookup.ts';
import type { Translate } from '../src/i18n/translate.ts';
import { tableName } from '../src/words/table-name.ts';
import { PortfolioError } from '../src/lib/errors.ts';
import { DIMENSIONS, type Dimension } from '../src/metrics/metric.ts';
import type { Card, CardEntry } from './card.ts';
import { CARDS } from './cards/index.ts';
import type { CardKind } from './kind.ts';
import { KINDS } from './kinds/index.ts';
import { contextOf } from './shared/context.ts';
import { coveredBy } from './shared/covers.ts';
import { dimensionName, metricName } from './shared/group-words.ts';
import { scopeSentence } from './shared/scope.ts';

const EVERY: readonly CardKind[] = [...CARDS, ...KINDS];

/** The names `card` of an entry may have. */
export const CARD_NAMES: readonly string[] = EVERY.map(({ id }) => id);

/** The card an entry of a board stands for; an unknown one is an error that says which there are. */
export function makeCard(given: CardEntry): Card {
  const entry = spelledOut(given);
  const kind = kindOf(entry.card);
  if (!kind) throw new PortfolioError('unknown-card', { card: given.card, known: CARD_NAMES.join(', ') });
  const id = given.id ?? given.card.replaceAll(':', '-');
  const title = (t: Translate) => titleOf(entry, t);
  const span = entry.span ?? kind.span ?? 'half';
  return {
    id,
    span,
    metrics: kind.metrics(entry),
    title,
    shape: (t) => {
      const { tiles, ...rest } = kind.shape?.(entry) ?? {};
      return { ...rest, ...(tiles ? { tiles: tiles.map((metric) => metricName(t, metric)) } : {}) };
    },
    missing: (portfolio) => {
      const table = kind.table?.(entry);
      if (table !== undefined) return portfolio.tables[table] ? [] : [table];
      // a metric there is not lacks no data: the card says so when it is drawn
      const known = kind.metrics(entry).filter((metric) => portfolio.catalogue.seek(metric));
      const lacks = known.map((metric) => portfolio.missing(metric));
      return lacks.length > 0 && lacks.every(({ length }) => length > 0) ? (lacks[0] ?? []) : [];
    },
    figure: async (portfolio, request, t, signal) => {
      const { period } = entry;
      const plain = contextOf(portfolio, { ...request, ...(period ? { period } : {}) }, t, signal);
      if (!plain) return null;
      const covers = coveredBy(plain, kind.metrics(entry));
      const context = covers ? { ...plain, covers } : plain;
      const [drawn, scope] = await Promise.all([kind.draw(context, entry), scopeSentence(context)]);
      const { compare } = request;
      const drawing = compare
        ? await (await import('./compare/with-others.ts')).withOthers(context, drawn, { compare, kind })
        : drawn;
      const foot = scope === null ? drawing.foot : [scope, ...drawing.foot];
      return { ...drawing, id, title: title(t), span, foot };
    },
  };
}

function kindOf(card: string): CardKind | undefined {
  return EVERY.find(({ id }) => id === card);
}

/** `ranked:dscr:sector` or `records:review` as what it is short for; `heat:npl-ratio:team:sector` with what stands across. */
export function spelledOut(entry: CardEntry): CardEntry {
  const [card = '', metric, by, across, ...rest] = entry.card.split(':');
  if (metric === undefined) return entry;
  const dimensions = [by, across].filter((name) => name !== undefined);
  const takes = kindOf(card)?.across ? 2 : 1;
  if (rest.length > 0 || dimensions.length > takes || !dimensions.every(isDimension))
    throw new PortfolioError('unknown-dimension', {
      dimension: [...dimensions, ...rest].join(':'),
      known: DIMENSIONS.join(', '),
    });
  if (kindOf(card)?.table) return { ...entry, card, table: metric };
  const split = { ...(by === undefined ? {} : { by }), ...(across === undefined ? {} : { across }) };
  return { ...entry, card, metrics: [metric], ...(split as Pick<CardEntry, 'by' | 'across'>) };
}

function isDimension(text: string): text is Dimension {
  return DIMENSIONS.some((dimension) => dimension === text);
}

function titleOf({ card, title, metrics = [], table, by, across }: CardEntry, t: Translate): string {
  const split = [by, across].flatMap((each) => (each === undefined ? [] : [dimensionName(t, each)]));
  const dimension = split.join(t('widgets.list.and'));
  if (title !== undefined) return lookup(t, title, title, { dimension });
  if (table !== undefined) return tableName(table, t.language);
  const [lead = card] = metrics;
  const name = metricName(t, lead);
  return by === undefined ? name : t('widgets.by', { name, dimension });
}
