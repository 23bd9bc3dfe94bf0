import type { IsoDate } from '../../src/lib/dates.ts';
import { dayOf } from './calendar.ts';
import { BRANCHES, personName, teamName } from './names.ts';
import { createRandom } from './random.ts';
import { STORIES } from './stories.ts';

export interface Manager {
  id: string;
  name: { zh: string; en: string };
  teamId: string;
  team: string;
  teamEn: string;
  branch: string;
  branchEn: string;
  provinces: readonly string[];
  grade: string;
  hired: IsoDate;
  from: IsoDate;
  to: IsoDate | null;
  fte: number;
  supervisor: string;
  /** Clients the manager should end up with, in proportion to the others. */
  capacity: number;
}

/** Forty client managers in twelve teams of five branches. */
export function makeManagers(): Manager[] {
  const managers: Manager[] = [];
  let team = 0;
  for (const branch of BRANCHES) {
    for (const [index, size] of branch.teams.entries()) {
      team += 1;
      for (let seat = 0; seat < size; seat++) {
        managers.push(makeManager(managers.length, team, seat, { branch, team: teamName(branch, index) }));
      }
    }
  }
  return managers;
}

function makeManager(
  index: number,
  team: number,
  seat: number,
  place: { branch: (typeof BRANCHES)[number]; team: { zh: string; en: string } },
): Manager {
  const id = managerId(index);
  const random = createRandom(`manager/${id}`);
  const isNew = STORIES.newcomers.some((newcomer) => newcomer === id);
  const left = STORIES.leaver.manager === id;
  const years = isNew ? 0 : random.int(2, 17);
  const hired = isNew ? dayOf(26 + random.int(0, 4), random.int(1, 28)) : dayOf(-12 * years, random.int(1, 28));
  return {
    id,
    name: personName((index * 7) % 40, (index * 11 + 3) % 40),
    teamId: `T${String(team).padStart(2, '0')}`,
    team: place.team.zh,
    teamEn: place.team.en,
    branch: place.branch.name,
    branchEn: `${place.branch.en} branch`,
    provinces: place.branch.provinces,
    grade: seat === 0 ? '高级' : years >= 6 ? '中级' : '初级',
    hired,
    from: hired,
    to: left ? STORIES.leaver.lastDay : null,
    fte: !left && !isNew && seat > 0 && random.chance(0.08) ? 0.5 : 1,
    supervisor: managerId(index - seat),
    capacity: left ? 0 : isNew ? 3 : id === STORIES.overloaded ? 17 : index % 4 === 0 ? 7 : 6,
  };
}

function managerId(index: number): string {
  return `RM${String(index + 1).padStart(2, '0')}`;
}
