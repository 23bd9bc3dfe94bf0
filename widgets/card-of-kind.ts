import { lookup } from '../src/i18n/lookup.ts';
import type { Translate } from '../src/i18n/translate.ts';
import { tableName } from '../src/words/table-name.ts';
import type { Card, CardEntry } from './card.ts';
import type { CardKind } from './kind.ts';
import { contextOf } from './shared/context.ts';
import { coveredBy } from './shared/covers.ts';
import { dimensionName, metricName } from './shared/group-words.ts';
import { scopeSentence } from './shared/scope.ts';

/** The card of a kind that an entry stands for, with all it says spelled out. */
export function cardOfKind(kind: CardKind, entry: CardEntry, id: string): Card {
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

function titleOf({ card, title, metrics = [], table, by, across }: CardEntry, t: Translate): string {
  const split = [by, across].flatMap((each) => (each === undefined ? [] : [dimensionName(t, each)]));
  const dimension = split.join(t('widgets.list.and'));
  if (title !== undefined) return lookup(t, title, title, { dimension });
  if (table !== undefined) return tableName(table, t.language);
  const [lead = card] = metrics;
  const name = metricName(t, lead);
  return by === undefined ? name : t('widgets.by', { name, dimension });
}
