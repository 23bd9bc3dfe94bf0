import type { IsoDate } from '../../src/lib/dates.ts';
import type { Client } from './clients.ts';
import { dayOf, daysBetween, monthEndAt, MONTHS } from './calendar.ts';
import { type Facility } from './facilities.ts';
import { at, createRandom } from './random.ts';
import { STORIES } from './stories.ts';

/** A spell of trouble. `missed`: the instalment that was not paid; without it the client is only watched. */
export interface Episode {
  missed: IsoDate | null;
  /** First month the trouble can be seen in, and the first in which it is over. */
  from: number;
  until: number;
  /** Month in which the loans are written off. */
  writeOff: number | null;
}

const NEVER = 999;

/** Loans in 万元 up to which a client may default outside the stories: one large name would drown every trend. */
const SMALL = 15000;

/** Months in which clients stop paying, and what became of it; most of the book's bad loans outside the stories. */
const DEFAULTS: readonly { from: number; until?: number; writeOff?: number }[] = [
  { from: -10, writeOff: 7 },
  { from: -7, until: 3 },
  { from: -5, writeOff: 13 },
  { from: -2, until: 9 },
  { from: 1, writeOff: 19 },
  { from: 4, until: 14 },
  { from: 5, until: 22 },
  { from: 7, writeOff: 25 },
  { from: 8, writeOff: 28 },
  { from: 10 },
  { from: 13, until: 23 },
  { from: 17, writeOff: 33 },
  { from: 20 },
  { from: 22, until: 31 },
  { from: 25 },
  { from: 30 },
];

/** Every client's spells of trouble, oldest first. */
export function makeEpisodes(clients: readonly Client[], facilities: readonly Facility[]): Map<Client, Episode[]> {
  const episodes = new Map<Client, Episode[]>(clients.map((client) => [client, []]));
  const add = (client: Client, episode: Episode) => episodes.get(client)?.push(episode);
  const size = sizesOf(facilities);
  const bySize = (a: Client, b: Client) => (size.get(a) ?? 0) - (size.get(b) ?? 0);
  const ordinary = clients.filter(
    ({ story, refused, exitMonth, sector }) =>
      !story && !refused && exitMonth === null && sector !== STORIES.sector.name,
  );
  const inherited = ordinary
    .filter(({ managers }) => managers[0]?.manager.id === STORIES.leaver.manager)
    .toSorted(bySize);
  for (const [index, from] of STORIES.leaver.badFrom.entries()) {
    const client = inherited[index];
    if (client) add(client, missedFrom(client, from, NEVER, null));
  }
  addSectorStory(clients.toSorted(bySize), add);
  for (const client of clients) {
    if (client.story === 'underClassified') {
      add(client, missedFrom(client, STORIES.underClassified.firstMissed, NEVER, null));
    }
  }
  addDefaults(
    ordinary.filter((client) => (size.get(client) ?? 0) <= SMALL),
    episodes,
    add,
  );
  for (const client of ordinary) addSmallTroubles(client, episodes.get(client) ?? []);
  return episodes;
}

function sizesOf(facilities: readonly Facility[]): Map<Client, number> {
  const sizes = new Map<Client, number>();
  for (const { client, limit } of facilities) sizes.set(client, (sizes.get(client) ?? 0) + limit);
  return sizes;
}

type Add = (client: Client, episode: Episode) => void;

function addSectorStory(clients: readonly Client[], add: Add): void {
  const { name, firstMissed, watchFrom } = STORIES.sector;
  const hit = clients.filter(
    ({ sector, refused, exitMonth, onboarded }) =>
      sector === name && !refused && exitMonth === null && onboarded < dayOf(18, 1),
  );
  for (const [index, from] of firstMissed.entries()) {
    const client = at(hit, index * 2);
    add(client, missedFrom(client, from, NEVER, null));
  }
  for (const [index, from] of watchFrom.entries()) {
    add(at(hit, index * 2 + 1), { missed: null, from, until: NEVER, writeOff: null });
  }
}

function addDefaults(ordinary: readonly Client[], episodes: Map<Client, Episode[]>, add: Add): void {
  const random = createRandom('defaults');
  for (const { from, until = NEVER, writeOff = null } of DEFAULTS) {
    const able = ordinary.filter(
      (client) => client.onboarded < dayOf(from - 6, 1) && client.baseTier > 1 && episodes.get(client)?.length === 0,
    );
    const client = random.pick(able);
    add(client, missedFrom(client, from, until, writeOff));
  }
}

/** A few days late, or watched for some months: soon forgotten. */
function addSmallTroubles(client: Client, episodes: Episode[]): void {
  if (episodes.length > 0) return;
  const random = createRandom(`troubles/${client.id}`);
  for (let month = -8; month < MONTHS; month++) {
    if (random.chance(0.004 * client.baseTier)) {
      const until = month + (random.chance(0.75) ? 1 : 2);
      episodes.push(missedFrom(client, month, until, null));
      month = until + 2;
    } else if (random.chance(0.0022 * client.baseTier)) {
      const until = month + random.int(5, 12);
      episodes.push({ missed: null, from: month, until, writeOff: null });
      month = until + 2;
    }
  }
}

function missedFrom(client: Client, from: number, until: number, writeOff: number | null): Episode {
  const day = createRandom(`missed/${client.id}/${from}`).pick([10, 15, 20, 21, 21, 21, 25]);
  return { missed: dayOf(from, day), from, until, writeOff };
}

/** The trouble a client is in at a month's end, or none. */
export function episodeAt(episodes: readonly Episode[], month: number): Episode | null {
  return episodes.find(({ from, until }) => from <= month && month < until) ?? null;
}

/** Days past due at a month's end; 0 for a client that is only watched. */
export function daysPastDue(episode: Episode | null, month: number): number {
  if (!episode?.missed) return 0;
  return Math.max(0, daysBetween(episode.missed, monthEndAt(month)));
}

/** The risk tier a bank would give: 5 for bad loans, 4 for watched ones, else the client's own. */
export function tierAt(client: Client, episodes: readonly Episode[], month: number): number {
  const episode = episodeAt(episodes, month);
  const days = daysPastDue(episode, month);
  if (days > 90) return 5;
  return days > 30 || (episode && !episode.missed) ? 4 : client.baseTier;
}
