import { addDays, type IsoDate } from '../../src/lib/dates.ts';
import { AS_OF } from './calendar.ts';
import { managerOn, type Client } from './clients.ts';
import type { CsvCell } from './csv.ts';
import type { Facility } from './facilities.ts';
import { createRandom, type Random } from './random.ts';
import { STORIES } from './stories.ts';
import { isSecured } from './terms.ts';

export const FILE_HEADER = [
  'item_id',
  'client_id',
  'project_id',
  'doc_type',
  'last_updated',
  'content_date',
  'expiry_date',
  'status',
  'manager_id',
] as const;

/** Documents of the clients in the book, newest version of each. */
export function fileRows(clients: readonly Client[], facilities: readonly Facility[]): CsvCell[][] {
  const rows: CsvCell[][] = [];
  for (const client of clients) {
    if (client.refused || client.exitMonth !== null) continue;
    const loans = facilities.filter((facility) => facility.client === client && facility.maturity > AS_OF);
    for (const item of documentsOf(client, loans))
      rows.push([`D${String(rows.length + 1).padStart(5, '0')}`, client.id, ...item, managerOn(client, AS_OF).id]);
  }
  return rows;
}

function documentsOf(client: Client, loans: readonly Facility[]): CsvCell[][] {
  const random = createRandom(`files/${client.id}`);
  // files of a manager with too many clients are older
  const slow = managerOn(client, AS_OF).id === STORIES.overloaded ? 1.7 : 1;
  const project = loans.find(({ project: id }) => id !== null)?.project ?? null;
  const item = (kind: string, days: number, more: { expiry?: IsoDate; content?: IsoDate; project?: string | null } = {}): CsvCell[] => {
    if (random.chance(0.015) && kind !== 'env_permit') return [more.project ?? null, kind, null, null, null, 'missing'];
    const updated = addDays(AS_OF, -Math.round(days * slow));
    // whether it is valid its dates tell, on any day
    return [more.project ?? null, kind, updated, more.content ?? null, more.expiry ?? null, null];
  };
  const rows = [
    item('licence', random.int(30, 900), { expiry: addDays(AS_OF, random.int(20, 4000)) }),
    item('financial_statement', random.int(60, 130), { content: '2025-12-31' }),
    item('kyc', random.int(20, 420)),
  ];
  if (loans.some(isSecured)) rows.push(item('collateral_valuation', random.int(10, 400)));
  if (project !== null) rows.push(item('project_progress', random.int(5, 100), { project }));
  if (client.polluting || random.chance(0.25)) rows.push(item('env_permit', random.int(60, 700), { expiry: permitEnd(client, random) }));
  if (random.chance(0.12)) rows.push(item('ip_valuation', random.int(10, 380)));
  return rows;
}

function permitEnd(client: Client, random: Random): IsoDate {
  if (client.story === 'polluter') return STORIES.polluter.expired;
  return addDays(AS_OF, random.int(40, 1200));
}

export const CONTACT_HEADER = ['contact_id', 'client_id', 'manager_id', 'planned_date', 'contact_date', 'mode', 'purpose'] as const;

/** Planned visits and calls of the first half of 2026, two a client. */
export function contactRows(clients: readonly Client[]): CsvCell[][] {
  const rows = clients
    .filter(({ refused, exitMonth }) => !refused && exitMonth === null)
    .flatMap((client) => {
      const random = createRandom(`contacts/${client.id}`);
      return [random.int(0, 90), random.int(91, 195)].map((day): CsvCell[] => {
        const planned = addDays('2026-01-01', day);
        const late = managerOn(client, planned).team === STORIES.lateTeam.name;
        const done = random.chance(0.996) ? addDays(planned, random.chance(late ? 0.7 : 0.99) ? -random.int(0, 4) : random.int(1, 20)) : null;
        const known = done !== null && done <= AS_OF ? done : null;
        const mode = random.chance(0.6) ? 'visit' : random.chance(0.6) ? 'call' : 'video';
        return [client.id, managerOn(client, planned).id, planned, known, mode, random.chance(0.5) ? '贷后走访' : '需求沟通'];
      });
    });
  rows.sort((a, b) => String(a[2]).localeCompare(String(b[2])) || String(a[0]).localeCompare(String(b[0])));
  return rows.map((row, index) => [`V${String(index + 1).padStart(4, '0')}`, ...row]);
}
