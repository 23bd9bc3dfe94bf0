import { inOrder, type BreachSubject, type NoteSubject } from './note-subject.ts';
import { thingOf } from './page-links.ts';

/** The subject a kind and an id stand for; null where they stand for none. */
export function readSubject(kind: string, id: string): NoteSubject | null {
  if (kind !== 'breach') return thingOf(kind, id) ?? null;
  const [, metric, groups] = /^([\p{L}\p{N}_.-]+)(?: (\{.*\}))?$/su.exec(id) ?? [];
  if (metric === undefined) return null;
  try {
    const read: unknown = groups === undefined ? {} : JSON.parse(groups);
    return isGroups(read) ? { kind: 'breach', metric, groups: inOrder(Object.entries(read)) } : null;
  } catch {
    return null;
  }
}

function isGroups(value: unknown): value is BreachSubject['groups'] {
  const isText = (each: unknown) => typeof each === 'string';
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((each) => isText(each) || (Array.isArray(each) && each.every(isText)))
  );
}
