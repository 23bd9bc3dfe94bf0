import { lookup } from '../i18n/lookup.ts';
import type { Translate } from '../i18n/translate.ts';
import type { NoteSubject, ToldBreach } from '../lib/note-subject.ts';
import type { Unit } from '../metrics/metric.ts';
import type { Note } from '../notes/note.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { groupLabels, limitText, placeText, type GroupLabels } from './breach-text.ts';
import { namedText } from './record-text.ts';

/** What people call the groups and things that subjects are of. */
export function subjectLabels(
  portfolio: Portfolio,
  subjects: readonly NoteSubject[],
  t: Translate,
): Promise<GroupLabels> {
  const by = (subject: NoteSubject) => (subject.kind === 'breach' ? Object.keys(subject.groups) : [subject.kind]);
  const kinds = new Set(subjects.flatMap(by));
  return groupLabels(portfolio, [{ by: Object.fromEntries([...kinds].map((kind) => [kind, ''])) }], t);
}

/** `NPL ratio · sector 光伏制造`, `client 云岭光伏 (C0001)`. */
export function subjectText(subject: NoteSubject, labels: GroupLabels, t: Translate): string {
  if (subject.kind === 'breach')
    return `${lookup(t, `metric.${subject.metric}`, subject.metric)} · ${groupText(subject, labels, t)}`;
  const name = namedText(subject.id, labels.get(subject.kind)?.get(subject.id), t);
  return t('breaches.group', { kind: lookup(t, `dimension.${subject.kind}`, subject.kind), name });
}

/** Whom a subject is of, without the metric: `sector 光伏制造`; nothing where the subject is itself whom it is of. */
export function groupText(subject: NoteSubject, labels: GroupLabels, t: Translate): string {
  if (subject.kind !== 'breach') return '';
  const groups = Object.entries(subject.groups).flatMap(([name, values]) =>
    [values].flat().map((value) => placeText({ scope: name as 'sector', by: { [name]: value } }, labels, t)),
  );
  return groups.length === 0 ? placeText({ scope: 'portfolio', by: {} }, labels, t) : groups.join(' · ');
}

export function statusText({ status }: Pick<Note, 'status'>, t: Translate): string {
  return t(`notes.status.${status}`);
}

/** The day and the hour on the clock of the writer: the same for whoever reads it. */
export function writtenText({ at }: Pick<Note, 'at'>, t: Translate): string {
  return `${t.format.date(at.slice(0, 10))} ${at.slice(11, 16)}`;
}

/** The newest note in a line: status, who, when and what. */
export function newestText(note: Note, t: Translate): string {
  const { who, text } = note;
  const values = { status: statusText(note, t), who, at: writtenText(note, t), text };
  return text.trim() === '' ? t('notes.printed.plain', values) : t('notes.printed', values);
}

/** The value a note was written about, with the limit of then. */
export function toldText({ value, limit, unit }: ToldBreach, t: Translate): { value: string; limit: string } {
  const known = isUnit(unit);
  return {
    value: value === null ? t('value.none') : known ? t.format.value(value, unit) : t.format.number(value, 2),
    limit: known ? limitText({ limit, unit }, t) : limit === null ? '' : t.format.number(limit, 2),
  };
}

const UNITS: readonly Unit[] = [
  ...(['fraction', 'money', 'count', 'days', 'score', 'points', 'tCO2e', 'tCO2e/mn', 'index', 'times'] as const),
];

function isUnit(unit: string): unit is Unit {
  return UNITS.some((each) => each === unit);
}
