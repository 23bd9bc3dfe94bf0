import type { FigureCell } from '../../src/charts/figure.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { changeIn, constantFoot } from '../shared/constant-rates.ts';
import { valueCell, type Context } from '../shared/context.ts';
import { constantText } from '../shared/finding-text.ts';
import { foot } from '../shared/foot.ts';
import { badness, metricName, reasonText, worstStatus } from '../shared/group-words.ts';
import { directionOf, limitsOf, lookBackOf } from '../shared/limit-lines.ts';
import { isUnusual, MOVEMENT_MONTHS, movementOf, type Movement } from '../shared/movement.ts';
import type { Change } from '../shared/series.ts';
import { askEach, askWhole, failedFoot } from '../shared/whole.ts';
import { purpose, type Drawing } from '../kind.ts';
import { HEADLINES } from './headlines.ts';

const SHOWN = 8;
/** What usually changes in a month. */
const USUAL = 3;
/** The summary has one page: on paper the list stands with the tables at the end. */
const ON_PAPER = 0;

/** What crossed a limit since last month or moved out of the ordinary, with both values and why it is here. */
async function changedFigure(context: Context): Promise<Drawing> {
  const { t } = context;
  const asked = await askEach(context, watchedIn(context.portfolio), (metric) => movementIn(context, metric));
  const moved = asked.answers.filter((movement) => movement !== null);
  const listed = mostFirst(moved.filter((each) => each.crossed !== null || isUnusual(each)));
  const shown = await Promise.all(
    listed.slice(0, SHOWN).map(async (each) => ({ ...each, change: await changeIn(context, each.rows, 1) })),
  );
  const worse = listed.flatMap(({ crossed }) => (crossed && isWorse(crossed) ? [crossed.to] : []));
  return {
    finding: findingOf(context, moved.length, listed),
    status: worstStatus(worse),
    brief: ON_PAPER,
    ...(shown.length > 0
      ? {
          table: {
            columns: [
              { title: t('widgets.indicator'), align: 'start' },
              { title: t('overview.changed.before'), align: 'end' },
              { title: t('overview.changed.now'), align: 'end' },
              { title: t('widgets.change'), align: 'end' },
              { title: t('overview.changed.why'), align: 'start' },
            ],
            rows: shown.map((each) => [
              { text: metricName(t, each.metric) },
              valueCell(context, each.past),
              valueCell(context, each.now),
              changeCell(context, each, each.change),
              { text: whyText(context, each) },
            ]),
          },
        }
      : {}),
    foot: foot(
      context,
      undefined,
      ...(shown.length < listed.length ? [t('widgets.foot.first', { shown: shown.length, all: listed.length })] : []),
      ...failedFoot(context, asked.failed),
      ...constantFoot(
        context,
        shown.map(({ change }) => change),
      ),
    ),
  };
}

/** The headlines, and whatever has limits and is a single number. */
function watchedIn({ catalogue, settings }: Portfolio): string[] {
  const limited = catalogue.metrics.filter(
    (metric) => settings.book.watches(metric) && (metric.parts ?? []).length === 0,
  );
  return [...new Set([...HEADLINES, ...limited.map(({ id }) => id)])];
}

async function movementIn(context: Context, metric: string) {
  // what begins anew each January moves by the calendar, not since last month
  if (lookBackOf(context, metric, 1) !== 1) return null;
  // what the headlines ask is asked once; the others can wait for what stands above
  const answer = HEADLINES.includes(metric)
    ? await askWhole(context, metric)
    : await askWhole(context, metric, { count: MOVEMENT_MONTHS, later: true });
  const rows = answer.filter(({ by }) => Object.keys(by).length === 0);
  const movement = movementOf(metric, rows, context.months.at(-1) ?? '');
  return movement && { ...movement, rows };
}

/** What got past a limit, the worst state first; what came back; then by how far out of the ordinary. */
function mostFirst<T extends Movement>(movements: readonly T[]): T[] {
  const weight = ({ crossed }: Movement) => (crossed === null ? 0 : isWorse(crossed) ? 1 + badness(crossed.to) : 1);
  return [...movements].sort((a, b) => weight(b) - weight(a) || (b.times ?? 0) - (a.times ?? 0));
}

function isWorse({ from, to }: NonNullable<Movement['crossed']>): boolean {
  return badness(to) > badness(from);
}

function findingOf(context: Context, compared: number, [first, ...others]: readonly Movement[]): string {
  const { t } = context;
  if (compared === 0) return t('overview.changed.none', { reason: reasonText(t, undefined) });
  if (!first) return t('overview.changed.still', { count: compared });
  const all = [first, ...others];
  const crossed = all.filter((each) => each.crossed !== null).length;
  return t('overview.changed.finding', {
    ...{ crossed, swung: all.length - crossed },
    name: metricName(t, first.metric),
    before: valueCell(context, first.past).text,
    now: valueCell(context, first.now).text,
    why: whyText(context, first),
  });
}

/** `▲ +0.42 pp, worse`: the way by the arrow, what it means by the word. */
function changeCell(context: Context, { metric, now, by }: Movement, change: Change | null): FigureCell {
  const { t } = context;
  const arrow = by > 0 ? '▲ ' : by < 0 ? '▼ ' : '';
  const told = arrow + t.format.change(by, now.unit) + (change ? constantText(t, change, 'tile') : '');
  const direction = directionOf(context, metric, by);
  if (direction === 0) return { text: told };
  const tone = direction > 0 ? 'better' : 'worse';
  return { text: t(`overview.changed.${tone}`, { change: told }), tone };
}

function whyText(context: Context, movement: Movement): string {
  const { t } = context;
  const { times } = movement;
  const texts = [crossedText(context, movement)];
  if (isUnusual(movement) && times !== null)
    texts.push(t('overview.changed.swing', { times: t.format.number(times, 1) }));
  return texts.filter(Boolean).join(t('widgets.list.semicolon'));
}

/** Which limit was passed, and which way; a limit that was moved itself is said to be. */
function crossedText({ t }: Context, { crossed, now, past }: Movement): string {
  if (crossed === null) return '';
  const worse = isWorse(crossed);
  const [limits, earlier] = [limitsOf(now), limitsOf(past)];
  const level = (worse ? crossed.to : crossed.from) === 'red' ? 'red' : 'amber';
  const limit = limits?.[level];
  if (limit === undefined) return t(`overview.changed.${worse ? 'got-worse' : 'got-better'}`);
  const params = { limit: t.format.value(limit, now.unit) };
  if (earlier?.[level] !== limit) return t(`overview.changed.moved-${level}`, params);
  return t(`overview.changed.${worse ? 'over' : 'back'}-${level}`, params);
}

/** What is not as it was a month ago. */
export const changed = purpose('changed', [], changedFigure, { rows: USUAL, compares: 'changes' });
