import type { IsoDate } from '../../src/lib/dates.ts';
import type { Client } from './clients.ts';
import { AS_OF, dayOf, daysBetween, monthEndAt, monthIndex, MONTHS } from './calendar.ts';
import { type Facility } from './facilities.ts';
import { at, createRandom } from './random.ts';
import { STORIES } from './stories.ts';

/** A spell of trouble. `missed`: the instalment that was not paid; without it the client is only watched, or impaired though it pays. */
export interface Episode {
  missed: IsoDate | null;
  /** Judged unlikely to pay in full before 90 days are over: substandard from the second month on, at once without arrears. */
  impaired: boolean;
  /** First month the trouble can be seen in, and the first in which it is over. */
  from: number;
  until: number;
  /** Month in which the loans are written off. */
  writeOff: number | null;
}

const NEVER = 999;

/** Loans in 万元 up to which a client may default outside the stories: one large name would drown every trend. */
const SMALL = 10000;

interface Default {
  /** Months in which the client is put on the watch list, judged impaired, and stops paying. */
  watched?: number;
  impaired?: number;
  from?: number;
  until?: number;
  writeOff?: number;
}

/** Clients that go bad, step by step, and what became of it; most of the book's bad loans outside the stories. */
const DEFAULTS: readonly Default[] = [
  { from: -10, writeOff: 7 },
  { from: -7, until: 3 },
  { watched: -9, from: -5, writeOff: 13 },
  { watched: -6, from: -2, until: 9 },
  { from: 1, writeOff: 19 },
  { watched: -1, from: 4, until: 14 },
  { impaired: 2, from: 5, until: 22 },
  { watched: 1, from: 7, writeOff: 25 },
  { watched: 3, from: 8, writeOff: 27 },
  { watched: 6, from: 10, writeOff: 30 },
  { watched: 8, from: 11, until: 20 },
  { watched: 8, impaired: 11, from: 13, writeOff: 31 },
  { watched: 10, impaired: 12, from: 14 },
  { watched: 12, from: 17, writeOff: 33 },
  { watched: 14, impaired: 18, until: 33 },
  { watched: 15, from: 19, until: 31 },
  { watched: 16, impaired: 20, from: 26 },
  { watched: 17, impaired: 21 },
  { watched: 20, impaired: 25 },
  { watched: 23, from: 27, until: 34 },
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
    if (client) add(client, missedFrom(client, from));
  }
  addSectorStory(clients.toSorted(bySize), add);
  for (const client of clients) {
    if (client.story === 'underClassified') {
      add(client, missedFrom(client, STORIES.underClassified.firstMissed));
    }
  }
  addDefaults(
    ordinary.filter((client) => (size.get(client) ?? 0) <= SMALL),
    facilities,
    episodes,
  );
  for (const client of ordinary)
    addSmallTroubles(client, episodes.get(client) ?? [], (size.get(client) ?? 0) <= SMALL);
  return episodes;
}

function sizesOf(facilities: readonly Facility[]): Map<Client, number> {
  const sizes = new Map<Client, number>();
  for (const { client, limit } of facilities) sizes.set(client, (sizes.get(client) ?? 0) + limit);
  return sizes;
}

type Add = (client: Client, episode: Episode) => void;

function addSectorStory(clients: readonly Client[], add: Add): void {
  const { name, places, watched, firstMissed, standstill, watchFrom } = STORIES.sector;
  const hit = clients.filter(
    ({ sector, refused, exitMonth, onboarded }) =>
      sector === name && !refused && exitMonth === null && onboarded < dayOf(18, 1),
  );
  for (const [index, from] of firstMissed.entries()) {
    const client = at(hit, at(places, index));
    add(client, watchedFrom(watched, from));
    const last = index === firstMissed.length - 1;
    add(client, { ...missedFrom(client, from, last ? standstill : NEVER), impaired: true });
    // nothing is due while the lenders stand still, and the loans are no better for it
    if (last) add(client, { ...watchedFrom(standstill), impaired: true });
  }
  for (const [index, from] of watchFrom.entries()) {
    add(at(hit, index * 2 + 1), watchedFrom(from));
  }
}

function addDefaults(
  ordinary: readonly Client[],
  facilities: readonly Facility[],
  episodes: Map<Client, Episode[]>,
): void {
  const random = createRandom('defaults');
  const add: Add = (client, episode) => episodes.get(client)?.push(episode);
  const owes = (client: Client, day: IsoDate) =>
    facilities.some((loan) => loan.client === client && loan.start < day && loan.maturity > AS_OF);
  for (const course of DEFAULTS) {
    const { watched = NEVER, impaired = NEVER, from = NEVER, until = NEVER } = course;
    const begin = Math.min(watched, impaired, from);
    const able = ordinary.filter(
      (client) => client.baseTier > 1 && episodes.get(client)?.length === 0 && owes(client, dayOf(begin - 3, 1)),
    );
    const client = random.pick(able);
    const writeOff = course.writeOff ?? null;
    if (watched < NEVER) add(client, watchedFrom(watched, Math.min(impaired, from)));
    if (impaired < NEVER) add(client, { ...watchedFrom(impaired, Math.min(from, until)), impaired: true });
    if (from < NEVER) add(client, { ...missedFrom(client, from, until), impaired: impaired < NEVER, writeOff });
    // who pays again is watched for half a year
    if (until < NEVER) add(client, watchedFrom(until, until + 6));
  }
}

/** A few days late, or watched for some months: soon forgotten. */
function addSmallTroubles(client: Client, episodes: Episode[], small: boolean): void {
  if (episodes.length > 0) return;
  const random = createRandom(`troubles/${client.id}`);
  for (let month = -8; month < MONTHS; month++) {
    if (random.chance((small ? 0.008 : 0.004) * client.baseTier)) {
      const until = month + (random.chance(0.88) ? 1 : 2);
      episodes.push(missedFrom(client, month, until));
      month = until + 2;
    } else if (small && random.chance(0.0034 * client.baseTier)) {
      const until = month + random.int(5, 12);
      episodes.push(watchedFrom(month, until));
      month = until + 2;
    }
  }
}

function missedFrom(client: Client, from: number, until = NEVER): Episode {
  const day = createRandom(`missed/${client.id}/${from}`).pick([10, 15, 20, 21, 21, 21, 25]);
  return { missed: dayOf(from, day), impaired: false, from, until, writeOff: null };
}

function watchedFrom(from: number, until = NEVER): Episode {
  return { missed: null, impaired: false, from, until, writeOff: null };
}

/** Whether all of a client's loans have been written off by a month's end. */
export function isWrittenOff(episodes: readonly Episode[], month: number): boolean {
  return episodes.some(({ writeOff }) => writeOff !== null && writeOff <= month);
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

/** The loans that are granted: none but the first to somebody who is watched, or behind for longer than a slip of two months. */
export function granted(facilities: readonly Facility[], episodes: Map<Client, Episode[]>): Facility[] {
  const known = new Set<Client>();
  return facilities.filter(({ client, start }) => {
    const episode = episodeAt(episodes.get(client) ?? [], monthIndex(start));
    const isFirst = !known.has(client);
    known.add(client);
    return isFirst || episode === null || episode.until - episode.from <= 2;
  });
}

/** Whether a client's loans count as non-performing at a month's end, all of them: one that is bad makes the debtor so. */
export function isBad(episode: Episode | null, month: number): boolean {
  if (!episode) return false;
  const days = daysPastDue(episode, month);
  return days > 90 || (episode.impaired && (episode.missed === null || days > 30));
}

/** The risk tier a bank would give: 5 for bad loans, 4 for watched ones, else the client's own. */
export function tierAt(client: Client, episodes: readonly Episode[], month: number): number {
  const episode = episodeAt(episodes, month);
  const days = daysPastDue(episode, month);
  if (isBad(episode, month)) return 5;
  return days > 30 || (episode && !episode.missed) ? 4 : client.baseTier;
}
