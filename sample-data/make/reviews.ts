import { addDays, type IsoDate } from '../../src/lib/dates.ts';
import { AS_OF, dayOf, monthIndex, MONTHS } from './calendar.ts';
import { managerOn, type Client } from './clients.ts';
import { tierAt, type Episode } from './credit.ts';
import type { CsvCell } from './csv.ts';
import type { Facility } from './facilities.ts';
import { at, createRandom, type Random } from './random.ts';
import { STORIES } from './stories.ts';

export const REVIEW_HEADER = [
  'review_id',
  'client_id',
  'facility_id',
  'manager_id',
  'review_type',
  'risk_tier_at_due',
  'due_date',
  'start_date',
  'done_date',
  'method',
  'waived_flag',
  'outcome',
  'score_financial',
  'score_credit',
  'score_operation',
  'score_project',
  'findings_count',
  'remediation_due',
  'remediation_done',
] as const;

interface Review {
  client: Client;
  facility: string | null;
  type: string;
  due: IsoDate;
  tier: number;
  start: IsoDate | null;
  done: IsoDate | null;
  waived: boolean;
}

/** Days between full reviews, by risk tier. */
const INTERVALS = [180, 90, 60, 30, 30] as const;
/** Reviews already planned at the ledger's end have due dates up to here. */
const PLANNED_TO = addDays(AS_OF, 31);

/** Reviews of every type, in the order of their due dates. */
export function reviewRows(
  clients: readonly Client[],
  facilities: readonly Facility[],
  episodes: Map<Client, Episode[]>,
): CsvCell[][] {
  const reviews = clients.flatMap((client) => {
    const spells = episodes.get(client) ?? [];
    if (client.refused) return onboarding(client);
    const loans = facilities.filter((facility) => facility.client === client);
    const lastDay = loans.reduce((latest, { maturity }) => (maturity > latest ? maturity : latest), client.onboarded);
    return [
      ...onboarding(client),
      ...loans.flatMap((loan) => loanReviews(loan, client, spells)),
      ...periodic(client, spells, lastDay < PLANNED_TO ? lastDay : PLANNED_TO),
      ...special(client, spells),
      ...(client.polluting ? yearly(client, spells) : []),
    ];
  });
  reviews.sort(
    (a, b) => a.due.localeCompare(b.due) || a.client.id.localeCompare(b.client.id) || a.type.localeCompare(b.type),
  );
  return reviews.map(toRow);
}

function onboarding(client: Client): Review[] {
  if (monthIndex(client.onboarded) < 0) return [];
  return [review(client, [], 'onboarding', addDays(client.onboarded, -10))];
}

function loanReviews(loan: Facility, client: Client, episodes: readonly Episode[]): Review[] {
  const reviews: Review[] = [];
  const random = createRandom(`loan-reviews/${loan.id}`);
  const month = monthIndex(loan.start);
  if (month >= 0 && month < MONTHS && !random.chance(0.015)) {
    reviews.push({ ...review(client, episodes, 'first_draw', addDays(loan.start, 15)), facility: loan.id });
  }
  const before = addDays(loan.maturity, -60);
  if (monthIndex(before) >= 0 && before <= PLANNED_TO) {
    reviews.push({ ...review(client, episodes, 'pre_maturity', before), facility: loan.id });
  }
  return reviews;
}

/** One review after another: the next is due an interval after the last one was done, or a month after one that was waived. */
function periodic(client: Client, episodes: readonly Episode[], end: IsoDate): Review[] {
  const random = createRandom(`periodic/${client.id}`);
  const reviews: Review[] = [];
  const begin = client.onboarded > '2023-07-01' ? addDays(client.onboarded, 40) : '2023-07-01';
  let due = addDays(begin, random.int(5, at(INTERVALS, client.baseTier - 1)));
  while (due <= end) {
    const next = review(client, episodes, 'periodic', due);
    reviews.push(next);
    if (!next.done && !next.waived && next.due <= AS_OF) break;
    const interval = at(INTERVALS, tierAt(client, episodes, monthIndex(due)) - 1);
    due = addDays(next.done ?? due, next.waived ? 30 : interval);
  }
  return reviews;
}

function special(client: Client, episodes: readonly Episode[]): Review[] {
  return episodes
    .filter(({ from }) => from >= 0 && from < MONTHS - 1)
    .map(({ from }) => review(client, episodes, 'special', dayOf(from + 1, 8)));
}

function yearly(client: Client, episodes: readonly Episode[]): Review[] {
  const random = createRandom(`yearly/${client.id}`);
  const day = random.int(1, 28);
  return [random.int(0, 5), random.int(11, 17), random.int(23, 29), 35]
    .map((month) => dayOf(month, day))
    .filter((due) => due > client.onboarded)
    .map((due) => review(client, episodes, 'esg', due));
}

function review(client: Client, episodes: readonly Episode[], type: string, due: IsoDate): Review {
  const random = createRandom(`review/${client.id}/${type}/${due}`);
  const tier = tierAt(client, episodes, Math.min(MONTHS - 1, monthIndex(due)));
  const waived = type !== 'onboarding' && random.chance(0.009);
  const done = waived ? null : doneOn(random, client, type, { due, tier });
  const days = random.int(2, 9) + (random.chance(0.15) ? random.int(4, 15) : 0);
  const start = random.chance(0.03) ? null : addDays(done ?? due, -days);
  return {
    client,
    facility: null,
    type,
    due,
    tier,
    start: waived || (start && start > AS_OF) ? null : start,
    done: done && done <= AS_OF ? done : null,
    waived,
  };
}

/** How late a review is depends on who does it. */
function doneOn(random: Random, client: Client, type: string, { due, tier }: { due: IsoDate; tier: number }): IsoDate {
  const { lateTeam, bestTeam, overloaded } = STORIES;
  const manager = managerOn(client, due);
  const late = manager.team === lateTeam.name && monthIndex(due) >= lateTeam.from;
  let onTime = tier > 3 ? 1 : 0.983;
  if (manager.team === bestTeam) onTime = 0.995;
  if (manager.id === overloaded) onTime = 0.84;
  if (late) onTime = tier > 4 ? 0.66 : 0.54;
  if (client.story === 'polluter' && type === 'esg' && due > '2026-01-01') return addDays(AS_OF, 20);
  if (type === 'onboarding' || random.chance(onTime)) return addDays(due, -random.int(0, 12));
  if (due > '2026-02-15' && tier < 5 && random.chance(late ? 0.4 : 0.02)) return addDays(AS_OF, random.int(1, 60));
  return addDays(due, Math.round(1 + 90 * random.next() * random.next()) + (random.chance(0.04) ? 90 : 0));
}

function toRow(item: Review, index: number): CsvCell[] {
  const { client, type, done } = item;
  const random = createRandom(`result/${client.id}/${type}/${item.due}/${item.facility}`);
  const scores = type === 'onboarding' ? scoresOf(random, client) : [null, null, null, null];
  const findings =
    done === null || type === 'onboarding' ? null : random.weighted([8, 2, 1, 0.5]) + (item.tier > 3 ? 1 : 0);
  const remediation = done !== null && findings ? addDays(done, 30) : null;
  const late = random.chance(managerOn(client, item.due).team === STORIES.lateTeam.name ? 0.3 : 0.04);
  const remedied = remediation === null ? null : addDays(remediation, late ? random.int(1, 50) : -random.int(0, 20));
  const onsite = random.chance(type === 'periodic' ? 0.6 : 0.85);
  const method = random.chance(0.02) ? null : onsite ? 'onsite' : 'offsite';
  return [
    `R${String(index + 1).padStart(5, '0')}`,
    client.id,
    item.facility,
    managerOn(client, item.due).id,
    type,
    item.tier,
    item.due,
    item.start,
    done,
    done === null ? null : method,
    item.waived ? 'Y' : 'N',
    done === null ? null : outcomeOf(random, item),
    ...scores,
    findings,
    remediation,
    remedied !== null && remedied <= AS_OF ? remedied : null,
  ];
}

function scoresOf(random: Random, client: Client): (number | null)[] {
  const centre = client.refused ? 54 : 82 - 4 * client.baseTier;
  return Array.from({ length: 4 }, () => Math.max(20, Math.min(98, Math.round(centre + 18 * random.bell()))));
}

function outcomeOf(random: Random, { client, type, tier }: Review): string {
  if (type === 'onboarding') return client.refused ?? 'approve';
  if (tier === 5) return random.chance(0.6) ? 'exit' : 'reduce';
  if (tier === 4) return random.chance(0.7) ? 'watch' : 'reduce';
  return random.chance(0.04) ? 'watch' : 'keep';
}
