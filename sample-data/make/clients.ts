import { addDays, type IsoDate } from '../../src/lib/dates.ts';
import { AS_OF, dayOf, MONTHS } from './calendar.ts';
import type { Manager } from './managers.ts';
import { PLACES, SECTORS, type Sector } from './names.ts';
import { at, createRandom, type Random } from './random.ts';
import { STORIES } from './stories.ts';

export interface Client {
  id: string;
  name: { zh: string; en: string };
  sector: string;
  sectorEn: string;
  polluting: boolean;
  region: string;
  group: string | null;
  size: string;
  aml: string;
  /** 1 (safest) to 3; trouble lifts it to 4 or 5. */
  baseTier: number;
  onboarded: IsoDate;
  /** Month of the last loan's repayment for clients that left; null for the others. */
  exitMonth: number | null;
  /** Who was responsible from which day on, oldest first. */
  managers: { manager: Manager; from: IsoDate }[];
  /** An applicant that never got a loan: why not. */
  refused: 'reject' | 'defer' | null;
  story: 'giant' | 'receivables' | 'polluter' | 'underClassified' | null;
}

const APPLICANTS = 20;

/** The borrowers, sector by sector, and after them the applicants that were turned down. */
export function makeClients(managers: readonly Manager[]): Client[] {
  const clients: Client[] = [];
  const room = new Map(managers.map((manager) => [manager, manager.capacity]));
  const names = new Set<string>();
  for (const sector of SECTORS) {
    for (let index = 0; index < sector.clients; index++) {
      clients.push(makeClient(clients.length + 1, sector, index, { managers, room, names, refused: null }));
    }
  }
  const random = createRandom('applicants');
  for (let index = 0; index < APPLICANTS; index++) {
    const sector = random.pick(SECTORS);
    const refused = random.chance(0.75) ? 'reject' : 'defer';
    clients.push(makeClient(clients.length + 1, sector, sector.clients + index, { managers, room, names, refused }));
  }
  return clients;
}

interface Seat {
  managers: readonly Manager[];
  room: Map<Manager, number>;
  /** Names already given. */
  names: Set<string>;
  refused: Client['refused'];
}

function makeClient(number: number, sector: Sector, index: number, seat: Seat): Client {
  const id = `C${String(number).padStart(4, '0')}`;
  const random = createRandom(`client/${id}`);
  const story = seat.refused === null && index === 0 ? storyOf(sector.name) : null;
  const manager = chooseManager(random, seat);
  const young = story === null && random.chance(0.3);
  const onboarded =
    seat.refused || young
      ? dayOf(random.int(0, seat.refused ? MONTHS - 2 : 31), random.int(1, 28))
      : dayOf(-random.int(1, 84), random.int(1, 28));
  return {
    id,
    name: nameOf(sector, index, { story, names: seat.names }),
    sector: sector.name,
    sectorEn: sector.en,
    polluting: sector.polluting,
    region: random.pick(manager.provinces),
    group: story === null && random.chance(0.16) ? `G${String(random.int(1, 14)).padStart(2, '0')}` : null,
    size: story === 'giant' ? 'large' : at(['large', 'medium', 'small', 'micro'], random.weighted([3, 5, 3, 0.3])),
    aml: at(['low', 'medium', 'high', 'top'], random.weighted([6, 4, 1, 0.2])),
    baseTier: story === 'giant' ? 1 : 1 + random.weighted(sector.tiers),
    onboarded,
    exitMonth: story === null && !seat.refused && !young && random.chance(0.1) ? random.int(4, 33) : null,
    managers: historyOf(random, manager, seat.managers, onboarded),
    refused: seat.refused,
    story,
  };
}

function nameOf(
  sector: Sector,
  index: number,
  { story, names }: { story: Client['story']; names: Set<string> },
): Client['name'] {
  const form = at(sector.forms, story === 'receivables' ? 1 : index % sector.forms.length);
  const told = story && STORIES[story].place;
  const first = told ? PLACES.findIndex(([place]) => place === told) : SECTORS.indexOf(sector) * 17 + index * 5;
  for (let step = 0; step < PLACES.length; step++) {
    const [zh, en] = at(PLACES, (first + step) % PLACES.length);
    const name = { zh: `${zh}${form[0]}`, en: `${en} ${form[1]}` };
    if (names.has(name.zh)) continue;
    names.add(name.zh);
    return name;
  }
  throw new RangeError(`no name left for ${sector.name}`);
}

function storyOf(sector: string): Client['story'] {
  for (const story of ['giant', 'receivables', 'polluter', 'underClassified'] as const) {
    if (STORIES[story].sector === sector) return story;
  }
  return null;
}

function chooseManager(random: Random, { managers, room, refused }: Seat): Manager {
  const weights = managers.map((manager) => (refused ? manager.capacity : Math.max(0, room.get(manager) ?? 0) ** 2));
  const manager = at(managers, random.weighted(weights));
  if (!refused) room.set(manager, (room.get(manager) ?? 0) - 1);
  return manager;
}

/** The present manager, and before him whoever handed the client over. */
function historyOf(
  random: Random,
  manager: Manager,
  managers: readonly Manager[],
  onboarded: IsoDate,
): Client['managers'] {
  const { leaver } = STORIES;
  const team = managers.filter(({ team, id, capacity }) => team === manager.team && id !== manager.id && capacity >= 6);
  const moved = random.chance(0.14);
  const movedOn = dayOf(random.int(5, 30), 1);
  if (manager.id === leaver.heir && onboarded < leaver.lastDay) {
    const before = managers.find(({ id }) => id === leaver.manager) ?? manager;
    return [
      { manager: before, from: onboarded },
      { manager, from: addDays(leaver.lastDay, 1) },
    ];
  }
  const start = manager.from > onboarded ? addDays(manager.from, 30) : moved ? movedOn : onboarded;
  if (start > onboarded && start <= AS_OF && team.length > 0) {
    return [
      { manager: random.pick(team), from: onboarded },
      { manager, from: start },
    ];
  }
  return [{ manager, from: onboarded }];
}

/** Who was responsible for a client on a day. */
export function managerOn(client: Client, date: IsoDate): Manager {
  const holders = client.managers.filter(({ from }) => from <= date);
  return at(holders.length > 0 ? holders : client.managers, Math.max(0, holders.length - 1)).manager;
}
