import { isIsoDate, type IsoDate } from '../lib/dates.ts';
import { LANGUAGES, type Language } from '../i18n/language.ts';
import { onlyThing, PAGE_KINDS, type PageKind } from '../lib/page-links.ts';
import { DIMENSIONS, type Dimension, type Filter } from '../metrics/metric.ts';

/** Panels that can stand open over a board; `document` is the PDF of what its page is about. */
export const PANELS = ['data', 'limits', 'notes', 'report', 'document', 'sql'] as const;
export type Panel = (typeof PANELS)[number];

/** Which of the exceptions a meeting goes through: the breaches, those that nobody has called done, or also what is on watch. */
export const PRESENTED = ['breaches', 'open', 'watch'] as const;

/** The exception a meeting is at: its place among all, the first is 1, and which of them it goes through. */
export interface Presented {
  readonly place: number;
  readonly which: (typeof PRESENTED)[number];
}

/** What a reader sees, as far as an address can say it: never the data. */
export interface View {
  readonly board: string | null;
  /** Null: the latest date there is. */
  readonly asOf: IsoDate | null;
  readonly filter: Filter;
  /** What values are held against, as it was written: the data decide what of it there is. */
  readonly compare: string | null;
  /** Months that are shown alone, as they were written. */
  readonly months: string | null;
  readonly language: Language | null;
  readonly panel: Panel | null;
  readonly present?: Presented | null;
}

/** Whether a board tells of one thing: it goes by the dimension of it, and is what an address with nothing but one such thing opens. */
export function isPage(board: string | null): board is PageKind {
  return PAGE_KINDS.some((kind) => kind === board);
}

/** Values of one dimension are joined by it. */
const BETWEEN = '|';

/** The view an address names; what it does not understand it leaves alone. */
export function readView(search: string): View {
  const params = new URLSearchParams(search);
  const asOf = params.get('as-of');
  const filter = DIMENSIONS.flatMap((dimension): [Dimension, string[]][] => {
    const values = params.getAll(dimension).flatMap((text) => text.split(BETWEEN));
    const told = values.filter((value) => value !== '');
    return told.length > 0 ? [[dimension, [...new Set(told)]]] : [];
  });
  const present = presentedIn(params.get('present') ?? '');
  return {
    board: params.get('board') || (onlyThing(Object.fromEntries(filter))?.kind ?? null),
    asOf: asOf !== null && isIsoDate(asOf) ? asOf : null,
    filter: Object.fromEntries(filter),
    compare: params.get('compare') || null,
    months: params.get('months') || null,
    language: LANGUAGES.find((known) => known === params.get('lang')) ?? null,
    panel: PANELS.find((known) => known === params.get('panel')) ?? null,
    ...(present ? { present } : {}),
  };
}

/** The address of a view, beginning with `?`; parts of `search` that say nothing of it stay. */
export function writeView(view: View, search = ''): string {
  const params = new URLSearchParams(search);
  for (const name of ['board', 'as-of', 'compare', 'months', 'lang', 'panel', 'present', ...DIMENSIONS])
    params.delete(name);
  const told: [string, string | null][] = [
    ['board', view.board !== null && view.board === onlyThing(view.filter)?.kind ? null : view.board],
    ['as-of', view.asOf],
    ...DIMENSIONS.map((dimension): [string, string | null] => [
      dimension,
      view.filter[dimension]?.join(BETWEEN) || null,
    ]),
    ['compare', view.compare],
    ['months', view.months],
    ['lang', view.language],
    ['panel', view.panel],
    ['present', view.present ? presentedText(view.present) : null],
  ];
  for (const [name, value] of told) if (value !== null) params.set(name, value);
  const text = params.toString().replaceAll('%7C', BETWEEN);
  return text === '' ? '' : `?${text}`;
}

/** `3`, `3-open`; null where it is neither. */
function presentedIn(text: string): Presented | null {
  const [, place = '', name = 'breaches'] = /^([1-9]\d{0,5})(?:-(\w+))?$/.exec(text) ?? [];
  const which = PRESENTED.find((known) => known === name);
  return which && place !== '' ? { place: Number(place), which } : null;
}

function presentedText({ place, which }: Presented): string {
  return which === 'breaches' ? String(place) : `${place}-${which}`;
}
