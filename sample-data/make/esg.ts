import { addDays, type IsoDate } from '../../src/lib/dates.ts';
import { AS_OF, dayOf, MONTHS, monthIndex } from './calendar.ts';
import type { Client } from './clients.ts';
import type { CsvCell } from './csv.ts';
import type { Facility } from './facilities.ts';
import { at, createRandom, type Random } from './random.ts';

export const ESG_HEADER = [
  'subject_type',
  'subject_id',
  'assess_date',
  'e_score',
  's_score',
  'g_score',
  'scale_min',
  'scale_max',
  'direction',
  'total_score',
  'es_risk_class',
  'ep_category',
  'ifc_ps_gaps',
  'esap_open',
  'esap_overdue',
  'provider',
  'next_due',
  'scope1',
  'scope2',
  'scope3',
  'emissions_year',
  'emissions_verified',
  'pcaf_score',
] as const;

/** Who scores: the bank itself, and an (invented) agency whose scores count risk from 0 to 50; the bank's own count (`esg_provider`). */
const BANK = { name: '行内评估', min: 0, max: 100, direction: 'higher_better' } as const;
const AGENCY = { name: 'Lvheng Ratings', min: 0, max: 50, direction: 'lower_better' } as const;

/** Scores of clients, about one a year, and categories of projects, in the order of their dates. */
export function esgRows(clients: readonly Client[], facilities: readonly Facility[]): CsvCell[][] {
  const rows = [
    ...clients.filter(({ refused }) => !refused).flatMap(clientRows),
    ...facilities.filter(({ project }) => project !== null).flatMap(projectRows),
  ];
  return rows.sort((a, b) => String(a[2]).localeCompare(String(b[2])) || String(a[1]).localeCompare(String(b[1])));
}

function clientRows(client: Client): CsvCell[][] {
  const random = createRandom(`esg/${client.id}`);
  const polluter = client.story === 'polluter';
  if (!polluter && random.chance(0.06)) return [];
  const provider = !polluter && random.chance(0.22) ? AGENCY : BANK;
  const step = client.polluting ? 6 : 12;
  const stale = !polluter && random.chance(0.04);
  const first = Math.max(random.int(0, step - 1), monthIndex(client.onboarded) + 2);
  const level = (client.polluting ? 52 : 68) + Math.round(20 * random.bell());
  const rows: CsvCell[][] = [];
  // the day of the month creeps back, so that each is made before the one before runs out; now and then it slips
  let day = random.int(20, 28);
  for (let month = first; month < (stale ? 20 : MONTHS); month += step) {
    day = random.chance(0.01) ? 28 : Math.max(1, day - random.int(2, 3));
    const date = dayOf(month, day);
    const drift = Math.round((month - first) / 9);
    const scores = [0, 2, 4].map((lift) =>
      Math.max(8, Math.min(96, level + drift + lift + Math.round(16 * random.bell()))),
    );
    if (polluter && month > 30) scores[0] = 18;
    rows.push(clientRow(client, date, { scores, provider, step, random }));
    if (provider === AGENCY) rows.push(...bankRows(client, date, scores));
  }
  return rows;
}

/** Of most clients an agency scores the bank has a score of its own, made some weeks earlier. */
function bankRows(client: Client, agencyDate: IsoDate, agencyScores: readonly number[]): CsvCell[][] {
  const own = createRandom(`esg-own/${client.id}`);
  if (own.chance(0.12)) return [];
  const random = createRandom(`esg-own/${client.id}/${agencyDate}`);
  const date = addDays(agencyDate, -own.int(14, 45));
  const scores = agencyScores.map((score) => Math.max(8, Math.min(96, score + Math.round(8 * random.bell()))));
  return [clientRow(client, date, { scores, provider: BANK, step: client.polluting ? 6 : 12, random })];
}

interface Scoring {
  scores: number[];
  provider: typeof BANK | typeof AGENCY;
  step: number;
  random: Random;
}

function clientRow(client: Client, date: IsoDate, { scores, provider, step, random }: Scoring): CsvCell[] {
  const blank = random.weighted([88, 3, 3, 3, 1.5, 1.5]);
  const onScale = scores.map((score) => (provider === AGENCY ? ((100 - score) / 2).toFixed(1) : score));
  const shown = onScale.map((score, pillar) => (blank === pillar + 1 || blank >= 4 ? null : score));
  if (blank === 4) shown[2] = at(onScale, 2);
  return [
    'client',
    client.id,
    date,
    ...shown,
    provider.min,
    provider.max,
    provider.direction,
    blank === 5 ? at(onScale, 1) : null,
    client.polluting
      ? random.chance(0.4) || client.story === 'polluter'
        ? 'A'
        : 'B'
      : random.chance(0.35)
        ? 'B'
        : 'C',
    null,
    null,
    null,
    null,
    provider.name,
    addDays(date, Math.round(step * 30.4)),
    ...emissionsOf(client, date),
  ];
}

/** Tonnes of the year before, of clients that report them or whose output tells; heavy ones always. */
function emissionsOf(client: Client, date: IsoDate): CsvCell[] {
  const random = createRandom(`emissions/${client.id}/${date.slice(0, 4)}`);
  const year = Number(date.slice(0, 4)) - 1;
  if (year < 2024 || !(client.polluting || random.chance(0.45))) return [null, null, null, null, null, null];
  const heavy = client.polluting ? 40_000 : 1_500;
  const own = Math.round(heavy * (0.4 + 1.2 * random.next()));
  const score = client.polluting ? 1 + random.weighted([3, 4, 2, 1]) : 1 + random.weighted([3, 4, 3, 0.6]);
  return [
    own,
    Math.round(own * 0.3),
    random.chance(0.5) ? Math.round(own * (1 + random.next())) : null,
    year,
    score === 1 ? 'Y' : 'N',
    score,
  ];
}

function projectRows(facility: Facility): CsvCell[][] {
  const random = createRandom(`project-esg/${facility.id}`);
  if (random.chance(0.12)) return [];
  const heavy = facility.client.polluting || ['水利水电', '高速公路'].includes(facility.client.sector);
  const category = at(['A', 'B', 'C'], random.weighted(heavy ? [3, 6, 1] : [0.4, 6, 4]));
  const begin = dayOf(Math.max(0, monthIndex(facility.start)), random.int(1, 28));
  const rows: CsvCell[][] = [];
  let gaps = category === 'A' ? random.int(1, 5) : category === 'B' ? random.int(0, 2) : 0;
  // looked at again every year, and some gaps are closed by then
  for (let date = begin; date <= AS_OF && date < facility.maturity; date = addDays(date, 352 + random.int(0, 12))) {
    rows.push(projectRow(facility, date, { category, gaps, random }));
    gaps = Math.max(0, gaps - random.int(0, 1));
  }
  return rows;
}

function projectRow(
  { project }: Facility,
  date: IsoDate,
  { category, gaps, random }: { category: string; gaps: number; random: Random },
): CsvCell[] {
  const open = gaps + random.int(0, 2);
  const blanks = [null, null, null, null, null, null, null];
  const overdue = open > 0 && random.chance(0.3) ? random.int(1, open) : 0;
  return [
    ...['project', project, date, ...blanks, null, category, gaps, open, overdue, BANK.name, null],
    ...[null, null, null, null, null, null],
  ];
}
