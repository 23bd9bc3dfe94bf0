import type { Figure, FigureCell } from '../charts/figure.ts';
import type { Translate } from '../i18n/translate.ts';
import { subjectKey, type NoteSubject } from '../lib/note-subject.ts';
import { thingOf, type Thing } from '../lib/page-links.ts';
import type { Filter } from '../metrics/metric.ts';
import { bySubject, type Note } from '../notes/note.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { newestText, statusText, subjectLabels, subjectText, writtenText } from '../words/note-text.ts';

/** Rows that stand with the chapter; the others follow at the report's end. */
const IN_CHAPTER = 12;

interface Asked {
  portfolio: Portfolio;
  filter: Filter;
  t: Translate;
}

/** A list with what was noted on its rows: how each stands, who said so and when; as it is where nothing was. */
export function withNotes(figure: Figure, notes: readonly Note[], t: Translate): Figure {
  const { table } = figure;
  const found = bySubject(notes);
  const newestOf = (row: readonly FigureCell[]) => {
    const place = row.find(({ noted }) => noted)?.noted;
    return place && found.get(subjectKey(place.subject))?.at(-1);
  };
  if (!table?.rows.some(newestOf)) return figure;
  const rows = table.rows.map((row) => {
    const newest = newestOf(row);
    return [...row, { text: newest ? newestText({ ...newest, text: '' }, t) : '' }];
  });
  return {
    ...figure,
    table: { ...table, columns: [...table.columns, { title: t('notes.open'), align: 'start' }], rows },
  };
}

/** What the newest notes say: those on the rows of the lists, in their order, then those on clients and other things of the part of the book; null where there are none. What is of one thing has also the notes on its own breaches. */
export async function notesFigure(
  figures: readonly Figure[],
  notes: readonly Note[],
  { portfolio, filter, thing, t }: Asked & { thing?: Thing },
): Promise<Figure | null> {
  const found = bySubject(notes);
  const listed = figures.flatMap(({ table, printed = Infinity }) => table?.rows.slice(0, printed).flat() ?? []);
  const keys = listed.flatMap(({ noted }) => (noted ? [subjectKey(noted.subject)] : []));
  const things = [...found].flatMap(([key, [first]]) => (first && first.subject.kind !== 'breach' ? [key] : []));
  const there = await inBook(
    things.flatMap((key) => found.get(key)?.[0] ?? []),
    { portfolio, filter, t },
  );
  const own = [...found].flatMap(([key, [first]]) => (first && isOf(first.subject, thing) ? [key] : []));
  const wanted = [...new Set([...keys, ...own, ...things.filter((key) => there.has(key))])];
  const shown = wanted.flatMap((key) => (found.has(key) ? [found.get(key) ?? []] : []));
  if (shown.length === 0) return null;
  const subjects = shown.flatMap(([first]) => first?.subject ?? []);
  const labels = await subjectLabels(portfolio, subjects, t);
  const column = (title: string) => ({ title, align: 'start' as const });
  return {
    id: 'notes',
    title: t('notes.open'),
    finding: t('report.notes', { subjects: t.format.number(shown.length) }),
    status: 'grey',
    words: true,
    brief: IN_CHAPTER,
    span: 'full',
    foot: [t('report.notes.foot')],
    table: {
      columns: [column(t('notes.on')), column(t('notes.status')), column(t('notes.written')), column(t('notes.text'))],
      rows: shown.flatMap((all) => {
        const newest = all.at(-1);
        if (!newest) return [];
        const earlier =
          all.length > 1 ? ` ${t('report.notes.earlier', { count: t.format.number(all.length - 1) })}` : '';
        return [
          [
            { text: subjectText(newest.subject, labels, t) },
            { text: statusText(newest, t) },
            { text: byText(newest, t) + earlier },
            { text: newest.text },
          ],
        ];
      }),
    },
  };
}

/** Keys of the subjects that are on record in the part of the book the report is of. */
async function inBook(notes: readonly Note[], { portfolio, filter, t }: Asked): Promise<Set<string>> {
  const kinds = [...new Set(notes.map(({ subject }) => subject.kind))];
  const known = await Promise.all(
    kinds.map(async (kind) => {
      const thing = thingOf(kind, '-');
      return thing ? portfolio.values(thing.kind, t.language, { within: filter, recorded: true }) : [];
    }),
  );
  const values = new Map(kinds.map((kind, place) => [kind, new Set(known[place]?.map(({ value }) => value))]));
  return new Set(
    notes.flatMap(({ subject }) => {
      if (subject.kind === 'breach' || !values.get(subject.kind)?.has(subject.id)) return [];
      // the values within a filter are those beside what it says of their own dimension
      const chosen = filter[subject.kind] ?? [];
      return chosen.length === 0 || chosen.includes(subject.id) ? [subjectKey(subject)] : [];
    }),
  );
}

function isOf(subject: NoteSubject, thing: Thing | undefined): boolean {
  return thing !== undefined && subject.kind === 'breach' && subject.groups[thing.kind] === thing.id;
}

function byText(note: Note, t: Translate): string {
  return t('notes.by', { who: note.who, at: writtenText(note, t) });
}
