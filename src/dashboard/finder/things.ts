import { dimensionName, groupName } from '../../../widgets/shared/group-words.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { IsoDate } from '../../lib/dates.ts';
import type { PageKind } from '../../lib/page-links.ts';
import type { Dimension } from '../../metrics/metric.ts';
import type { Portfolio } from '../../session/portfolio.ts';
import { namedChoices } from '../named-choices.ts';
import type { Entry } from './search.ts';

/** What tells things of one name apart. */
const BESIDE: Readonly<Record<PageKind, readonly Dimension[]>> = {
  team: ['branch'],
  manager: ['team'],
  client: ['sector', 'manager'],
  project: ['client'],
  facility: ['client'],
};

interface Asked {
  asOf: IsoDate | null;
  t: Translate;
  signal: AbortSignal;
}

/** Everything of a kind that the data know, with names in all languages. */
export async function thingsOf(portfolio: Portfolio, kind: PageKind, { t, signal }: Asked): Promise<Entry[]> {
  const choices = await namedChoices(portfolio, kind, { language: t.language, recorded: true, signal });
  return choices
    .filter(({ value }) => value !== 'unknown')
    .map(({ value, label, also = [] }) => ({
      ...{ kind, id: value, also, label },
      ...(label === value ? {} : { code: value }),
    }));
}

/** What stands beside each thing of a kind, by its number: where it holds most of the balance at the date. */
export async function contextsOf(
  { ask, values }: Portfolio,
  kind: PageKind,
  { asOf, t, signal }: Asked,
): Promise<ReadonlyMap<string, string>> {
  const beside = BESIDE[kind];
  const [rows, ...names] = await Promise.all([
    ask('outstanding-balance', { ...(asOf ? { asOf } : {}), by: [kind, ...beside] }, { signal, later: true }),
    ...beside.map(async (dimension) => {
      const found = await values(dimension, t.language, { signal });
      return new Map(found.map(({ value, label }) => [value, label]));
    }),
  ]);
  const largestLast = rows.toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0));
  return new Map(
    largestLast.map(({ by }) => {
      const told = beside.flatMap((dimension, place) => {
        const value = by[dimension] ?? 'unknown';
        return value === 'unknown' ? [] : [groupName(t, dimension, value, names[place])];
      });
      return [by[kind] ?? '', told.join(' · ') || dimensionName(t, kind)];
    }),
  );
}
