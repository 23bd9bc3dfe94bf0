/** Kinds of things that have a page of their own, as the dimensions they are: the larger before what it is made of. */
export const PAGE_KINDS = ['team', 'manager', 'client', 'project', 'facility'] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

/** One thing that has a page: a client, a loan, somebody. */
export interface Thing {
  readonly kind: PageKind;
  readonly id: string;
}

/** Where a name leads, on a page that has places for what is named. */
export interface PageLinks {
  /** The address of the thing's page. */
  readonly href: (thing: Thing) => string;
  readonly open: (thing: Thing) => void;
}

/** The thing a value of a dimension is; none where that has no pages, or nobody knows which one it is. */
export function thingOf(dimension: string, id: string | null | undefined): Thing | undefined {
  const kind = PAGE_KINDS.find((known) => known === dimension);
  return kind === undefined || id === null || id === undefined || id === '' || id === 'unknown'
    ? undefined
    : { kind, id };
}

/** The one thing a filter lets through, where it says nothing else; `filter` are values by dimension. */
export function onlyThing(filter: Readonly<Partial<Record<string, readonly string[]>>>): Thing | undefined {
  const [first, ...others] = Object.entries(filter).filter(([, values]) => values?.length);
  return first?.[1]?.length === 1 && others.length === 0 ? thingOf(first[0], first[1][0]) : undefined;
}

/** Follows a link within the page; a click that asks for a tab or window of its own is the browser's. */
export function followLink(event: MouseEvent, go: () => void): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  go();
}
