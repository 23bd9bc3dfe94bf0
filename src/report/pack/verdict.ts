import type { Translate } from '../../i18n/translate.ts';
import type { Status } from '../../metrics/metric.ts';
import type { Breaches } from '../../session/breaches/breach.ts';
import type { Block } from '../blocks.ts';
import type { AppetiteLine } from './appetite.ts';

/** Names in a sentence. */
const NAMED = 3;
/** What is put before a board at one time. */
const MOST = 4;

/** Whether the indicators are within their limits, in one sentence; those that have no limit or no value say nothing for it. */
export function verdictOf(
  lines: readonly AppetiteLine[],
  { counts }: Pick<Breaches, 'counts'>,
  t: Translate,
): { text: string; status: Status } {
  const judged = lines.filter(({ now }) => now.status !== undefined && now.status !== 'grey');
  const of = (status: Status) => judged.filter(({ now }) => now.status === status);
  const [red, amber] = [of('red'), of('amber')];
  const names = (some: readonly AppetiteLine[]) =>
    some
      .slice(0, NAMED)
      .map(({ name, now }) => t('pack.named', { name, value: now.text }))
      .join(t('widgets.list.comma')) + (some.length > NAMED ? t('pack.and-more', { count: some.length - NAMED }) : '');
  const further = t('pack.verdict.counts', { red: t.format.number(counts.red), amber: t.format.number(counts.amber) });
  const gap = t('widgets.gap');
  if (judged.length === 0) return { status: 'grey', text: t('pack.verdict.none') };
  if (red.length > 0) {
    const text = t('pack.verdict.red', { count: red.length, all: judged.length, names: names(red) });
    return { status: 'red', text: text + gap + further };
  }
  if (amber.length > 0) {
    const text = t('pack.verdict.amber', { count: amber.length, all: judged.length, names: names(amber) });
    return { status: 'amber', text: text + gap + further };
  }
  return { status: 'green', text: t('pack.verdict.green', { all: judged.length }) + gap + further };
}

/** What is put before the board: each indicator beyond its limit, and the breaches below it. */
export function decisionPoints(lines: readonly AppetiteLine[], { counts, list }: Breaches, t: Translate): Block[] {
  const red = lines.filter(({ now }) => now.status === 'red').slice(0, MOST);
  const texts = red.map(({ name, now, limit }) => t('pack.decide.limit', { name, value: now.text, limit }));
  const fresh = list.filter(({ level, isNew }) => level === 'red' && isNew).length;
  if (counts.red > 0)
    texts.push(t('pack.decide.list', { count: t.format.number(counts.red), fresh: t.format.number(fresh) }));
  if (texts.length === 0) texts.push(t('pack.decide.nothing'));
  return [{ kind: 'points', title: t('pack.decide'), lines: texts }];
}
