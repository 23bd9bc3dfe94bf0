import { beforeAll, expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import type { Filter } from '../../src/metrics/metric.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { peersOf } from '../../widgets/compare/peers-of.ts';
import { contextOf } from '../../widgets/shared/context.ts';
import { samplePortfolio } from '../support/sample.ts';

interface Client {
  readonly id: string;
  readonly sector: unknown;
  readonly tier: unknown;
}

const t = createTranslate('en', 'CNY');
let portfolio: Portfolio;
let clients: Client[];

beforeAll(async () => {
  portfolio = await samplePortfolio();
  const columns = ['client_id', 'sector', 'risk_tier'];
  const { rows } = await portfolio.records('client', {}, { columns, limit: 1000 });
  clients = rows.map(({ cells: [id, sector, tier] }) => ({ id: String(id), sector, tier }));
});

async function peers(filter: Filter) {
  const context = contextOf(portfolio, { filter }, t);
  const found = context && (await peersOf(context));
  if (!found) throw new Error('no peers');
  return found;
}

const valuesIn = async (dimension: 'manager' | 'client' | 'team', within: Filter) =>
  (await portfolio.values(dimension, 'en', { within })).map(({ value }) => value);

it('are only those the rest of the filter lets pass, by count and by name', async () => {
  const [team = ''] = await valuesIn('team', {});
  const inTeam = await valuesIn('manager', { team: [team] });
  const { rows } = await portfolio.records('manager', {}, { columns: ['manager_id', 'grade'], limit: 1000 });
  const grades = new Map(rows.map(({ cells: [id, grade] }) => [String(id), grade]));
  const [own = ''] = inTeam.filter((id) => inTeam.some((each) => each !== id && grades.get(each) === grades.get(id)));
  const wanted = inTeam.filter((id) => id !== own && grades.get(id) === grades.get(own));
  const found = await peers({ team: [team], manager: [own] });
  expect([found.values.toSorted(), wanted.length > 0]).toEqual([wanted.toSorted(), true]);
  expect(found.words).toBe(`${wanted.length} other managers (${String(grades.get(own))})`);
  expect((await peers({ manager: [own] })).values.length).toBeGreaterThan(wanted.length);

  const sector = [String(clients[0]?.sector)];
  const teams = (await valuesIn('team', { sector })).filter((value) => value !== 'unknown');
  const [first = ''] = teams;
  expect((await peers({ sector, team: [first] })).words).toBe(`${teams.length - 1} other teams`);
});

it('of a client of a manager are clients of that manager', async () => {
  for (const manager of (await valuesIn('manager', {})).slice(0, 10)) {
    const his = await valuesIn('client', { manager: [manager] });
    const own = clients.find(({ id }) => his.includes(id));
    const wanted = clients.filter(({ id, sector }) => his.includes(id) && id !== own?.id && sector === own?.sector);
    if (!own || wanted.length === 0) continue;
    const found = await peers({ manager: [manager], client: [own.id] });
    expect(found.values.every((id) => wanted.some((each) => each.id === id))).toBe(true);
    expect(found.words).toMatch(new RegExp(`^${found.values.length} other clients \\(`));
    return;
  }
  expect.unreachable('no manager has two clients of a sector');
});

it('of several clients are of the sector and the tier they share, in whatever order they were chosen', async () => {
  const [first] = clients;
  const sameSector = clients.filter(({ sector }) => sector === first?.sector);
  const otherTier = sameSector.find(({ tier }) => tier !== first?.tier);
  const otherSector = clients.find(({ sector }) => sector !== first?.sector);
  const [own, mixed, foreign] = [first, otherTier, otherSector].map((client) => client?.id ?? '');
  const book = new Set(await valuesIn('client', {}));
  for (const client of [
    [own, mixed],
    [mixed, own],
  ]) {
    const wanted = sameSector.filter(({ id }) => book.has(id) && !client.includes(id)).map(({ id }) => id);
    expect((await peers({ client: client as string[] })).values.toSorted()).toEqual(wanted.toSorted());
  }
  for (const client of [
    [own, foreign],
    [foreign, own],
  ]) {
    const { values, words } = await peers({ client: client as string[] });
    expect([values, words]).toEqual([[], 'the selected clients are of different sectors: choose those of one']);
  }
});
