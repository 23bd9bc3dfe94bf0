import { MONTHS } from './calendar.ts';
import { managerOn, type Client } from './clients.ts';
import { tierAt, type Episode } from './credit.ts';
import type { CsvCell } from './csv.ts';
import { AS_OF } from './calendar.ts';
import type { Manager } from './managers.ts';

export const CLIENT_HEADER = [
  'client_id',
  'client_name',
  'client_name_en',
  'group_id',
  'sector',
  'sector_en',
  'region',
  'size_class',
  'risk_tier',
  'aml_risk',
  'high_pollution_flag',
  'onboard_date',
  'manager_id',
  'status',
] as const;

/** One row a client, as it stands at the ledger's end. */
export function clientRows(clients: readonly Client[], episodes: Map<Client, Episode[]>): CsvCell[][] {
  return clients.map((client) => [
    client.id,
    client.name.zh,
    client.name.en,
    client.group,
    client.sector,
    client.sectorEn,
    client.region,
    client.size,
    client.refused ? null : tierAt(client, episodes.get(client) ?? [], MONTHS - 1),
    client.aml,
    client.polluting ? 'Y' : 'N',
    client.refused ? null : client.onboarded,
    managerOn(client, AS_OF).id,
    client.refused ? 'prospect' : client.exitMonth === null ? 'active' : 'exited',
  ]);
}

export const MANAGER_HEADER = [
  'manager_id',
  'manager_name',
  'manager_name_en',
  'team_id',
  'team_name',
  'team_name_en',
  'branch',
  'branch_en',
  'grade',
  'hire_date',
  'active_from',
  'active_to',
  'fte',
  'supervisor_id',
] as const;

/** One row a client manager. */
export function managerRows(managers: readonly Manager[]): CsvCell[][] {
  return managers.map((manager) => [
    manager.id,
    manager.name.zh,
    manager.name.en,
    manager.teamId,
    manager.team,
    manager.teamEn,
    manager.branch,
    manager.branchEn,
    manager.grade,
    manager.hired,
    manager.from,
    manager.to,
    manager.fte,
    manager.supervisor,
  ]);
}

export const PARAMETER_HEADER = ['key', 'scope', 'value', 'unit', 'effective_from'] as const;

/** What the ledger cannot say: currency, whose ESG scores count, capital, the order of ratings. Amounts in yuan. */
export const PARAMETER_ROWS: CsvCell[][] = [
  ['base_currency', 'portfolio', 'CNY', null, '2023-01-01'],
  ['esg_provider', 'portfolio', '行内评估', null, '2023-01-01'],
  ['rating_order', 'portfolio', 'AAA,AA,A,BBB,BB,B,CCC,D', null, '2023-01-01'],
  ['net_capital', 'portfolio', '8950000000', 'CNY', '2023-01-01'],
  ['net_capital', 'portfolio', '9350000000', 'CNY', '2024-01-01'],
  ['net_capital', 'portfolio', '9700000000', 'CNY', '2025-01-01'],
  ['net_capital', 'portfolio', '10100000000', 'CNY', '2026-01-01'],
  ['tier1_capital', 'portfolio', '7400000000', 'CNY', '2023-01-01'],
  ['tier1_capital', 'portfolio', '7700000000', 'CNY', '2024-01-01'],
  ['tier1_capital', 'portfolio', '8000000000', 'CNY', '2025-01-01'],
  ['tier1_capital', 'portfolio', '8350000000', 'CNY', '2026-01-01'],
  ['sector_limit:光伏制造', 'portfolio', '8%', null, '2023-01-01'],
  ['sector_limit:高速公路', 'portfolio', '20%', null, '2023-01-01'],
  ['sector_limit:风力发电', 'portfolio', '2800000000', 'CNY', '2024-01-01'],
  // nearly all of these loans are drawn in full: only what is above its limit is worth a look
  ['threshold:limit-utilisation:amber', 'portfolio', '100%', null, '2023-01-01'],
  ['sector_flag:光伏制造', 'portfolio', 'amber', null, '2025-05-01'],
  ['sector_flag:光伏制造', 'portfolio', 'red', null, '2025-11-01'],
];
