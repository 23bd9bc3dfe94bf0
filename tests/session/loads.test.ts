import { afterEach, describe, expect, it } from 'vitest';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { withOwnNames } from '../../src/ingest/index.ts';
import { loadsAsked } from '../../src/session/loads/attempt.ts';
import { compareLoads, everyChange } from '../../src/session/loads/compare-loads.ts';
import { Session } from '../../src/session/session.svelte.ts';
import { writtenSettings } from '../../src/session/settings/setting-edits.ts';

/** Without a unit in the heading: what the amounts are in is a person's answer. */
const HEADINGS = 'as_of_date,facility_id,client_id,余额,days_past_due';
const IN_TEN_THOUSANDS = { units: { 'exposure.outstanding': '万元' } };

function ledger(name: string, rows: readonly string[], headings = HEADINGS) {
  return { name, content: new TextEncoder().encode([headings, ...rows].join('\n') + '\n') };
}

const MAY = ledger('ledger.csv', ['2026-05-31,F1,C1,100,0', '2026-05-31,F2,C2,50,0']);
const JUNE = ledger('ledger.csv', ['2026-06-30,F1,C1,90,0', '2026-06-30,F2,C2,60,100']);
/** F1 is restated from 90 to 95, F2 is gone, F3 is new. */
const JUNE_AGAIN = ledger('ledger.csv', ['2026-06-30,F1,C1,95,0', '2026-06-30,F3,C3,7,91']);
/** The other half of June. */
const JUNE_REST = ledger('branch.csv', ['2026-06-30,F8,C8,5,0']);

/** 90 + 60 become 95 + 7, in 万元. */
const CHANGE = {
  ...{ table: 'exposure', month: '2026-06', added: 1, removed: 1, restated: 1, unchanged: 0 },
  amount: { column: 'outstanding', before: 1_500_000, after: 1_020_000 },
};

const sessions: Session[] = [];
afterEach(async () => {
  for (const session of sessions.splice(0)) await session.close();
});

/** Tells a session that the engine of its last load is gone. */
let lose: (error: Error) => void = () => undefined;

async function openEngine(): Promise<Engine> {
  const onLost: Engine['onLost'] = (listener) => {
    lose = listener;
    return () => undefined;
  };
  return Object.assign(await startNodeEngine(), { onLost });
}

function newSession(): Session {
  let minute = 0;
  const session = new Session(openEngine, {
    now: () => new Date(Date.UTC(2026, 6, 1, 8, minute++)).toISOString(),
  });
  sessions.push(session);
  return session;
}

/** May and June as two loads, understood in 万元. */
async function withMayAndJune(): Promise<Session> {
  const session = newSession();
  await session.loadKept(withOwnNames([{ files: [MAY] }, { files: [JUNE] }]), IN_TEN_THOUSANDS);
  return session;
}

const asked = ({ question }: Session) => (question ? loadsAsked(question, question.attempt.history) : []);

/** Balance by month, in 万元. */
async function balances({ portfolio }: Session): Promise<(number | null)[]> {
  const rows = (await portfolio?.ask('outstanding-balance', { from: '2026-05-01' })) ?? [];
  return rows.map(({ value }) => value && value / 10_000);
}

const SET = { key: 'threshold:npl-ratio:red', scope: 'portfolio', value: '4%', from: null };

describe('a portfolio of loads', () => {
  it('takes a further month as a load of its own, understood as the first was', async () => {
    const session = newSession();
    await session.loadFiles([MAY]);
    await session.answer(IN_TEN_THOUSANDS);
    await session.loadFiles([JUNE]);
    expect(session.question).toBeNull();
    // the answer given for May holds for June by its headings: 100 + 50, 90 + 60 万元
    expect(await balances(session)).toEqual([150, 150]);
    expect(session.portfolio?.loads.map(({ at, files }) => [at, files.map(({ name }) => name)])).toEqual([
      ['2026-07-01T08:00:00.000Z', ['ledger.csv']],
      ['2026-07-01T08:01:00.000Z', ['ledger (2).csv']],
    ]);
  });

  it('asks before it changes a month that is there, and changes nothing until it is told', async () => {
    const session = await withMayAndJune();
    session.setFilter('client', ['C1']);
    const before = session.portfolio;
    await session.loadFiles([JUNE_AGAIN]);
    expect(asked(session).flatMap(({ changes }) => changes)).toEqual([CHANGE]);
    if (session.question)
      expect((await everyChange(startNodeEngine, session.question))[0]?.rows).toEqual(asked(session)[0]?.rows);
    expect(session.portfolio).toBe(before);
    expect([session.busy, session.filter, await balances(session)]).toEqual([false, { client: ['C1'] }, [150, 150]]);

    await session.decide('leave');
    expect([session.question, session.portfolio, session.attempt]).toEqual([null, before, session.shown]);
    expect(session.shown?.loads).toHaveLength(2);

    await session.loadFiles([JUNE_AGAIN]);
    await session.decide('replace');
    // 95 + 7
    expect(await balances(session)).toEqual([150, 102]);
    expect(session.portfolio?.loads.map(({ replaced }) => replaced)).toEqual([0, 0, 2]);
    // each number shows the rows of the load that holds
    const rowsAt = async (asOf: string) =>
      (await session.portfolio?.evidence('npl-ratio', { asOf }))?.rows.rows
        .map(([file, row]) => `${file}:${row}`)
        .sort();
    expect(await rowsAt('2026-05-31')).toEqual(['ledger.csv:2', 'ledger.csv:3']);
    expect(await rowsAt('2026-06-30')).toEqual(['ledger (3).csv:2', 'ledger (3).csv:3']);

    const pair = { before: 1, after: 2 };
    const { shown } = session;
    if (!shown) throw new Error('nothing is shown');
    const { changes, rows } = await compareLoads(startNodeEngine, shown, pair);
    expect(changes).toEqual([CHANGE]);
    expect(rows[0]).toMatchObject({
      ...{ kind: 'restated', from: '900000.00', to: '950000.00' },
      before: { file: 'ledger (2).csv', row: 2 },
      after: { file: 'ledger (3).csv', row: 2 },
    });

    // asked once, not again by what is decided about other files
    await session.answer({});
    expect([session.question, await balances(session)]).toEqual([null, [150, 102]]);
  });

  it('takes a part of a month with other loans in beside what is there, without a question', async () => {
    const session = await withMayAndJune();
    await session.loadFiles([JUNE_REST]);
    // 90 + 60 + 5
    expect([session.question, await balances(session)]).toEqual([null, [150, 155]]);
    expect(session.portfolio?.loads[2]).toMatchObject({ replaced: 0, changes: [{ added: 1, removed: 0 }] });
  });

  it('keeps both where somebody says so: of a loan of both the new row counts, no other goes', async () => {
    const session = await withMayAndJune();
    await session.loadFiles([JUNE_AGAIN]);
    await session.decide('beside');
    // F1 95, F2 60, F3 7
    expect([session.question, await balances(session)]).toEqual([null, [150, 162]]);
    expect(session.portfolio?.loads[2]).toMatchObject({ beside: true, replaced: 0 });
  });

  it('asks before a part of a month changes it, and leaves the rest of the month as it is', async () => {
    const session = newSession();
    const whole = [...Array(3).keys()].map((index) => `2026-06-30,F${index},C${index},10,0`);
    await session.loadKept(withOwnNames([{ files: [ledger('all.csv', whole)] }]), IN_TEN_THOUSANDS);
    await session.loadFiles([ledger('part.csv', ['2026-06-30,F0,C0,12,0'])]);
    expect(asked(session)[0]?.changes[0]).toMatchObject({ added: 0, removed: 0, restated: 1 });
    await session.decide('replace');
    // 12 + 10 + 10
    expect(await balances(session)).toEqual([null, 32]);
  });

  it('starts with the new files alone', async () => {
    const session = await withMayAndJune();
    session.set(SET);
    await session.loadFiles([JUNE_AGAIN]);
    expect(writtenSettings(session.portfolio?.settings.rows ?? [])).toHaveLength(1);
    await session.decide('afresh');
    expect(await balances(session)).toEqual([null, 102]);
    expect(session.portfolio?.loads).toHaveLength(1);
    expect(writtenSettings(session.portfolio?.settings.rows ?? [])).toEqual([]);
  });

  it('does not ask where rows with a key alone come again unchanged, and asks where one is another', async () => {
    const clients = (sector: string) => ledger('clients.csv', [`C1,甲,${sector}`], 'client_id,client_name,sector');
    const session = newSession();
    await session.loadFiles([clients('光伏')]);
    await session.loadFiles([clients('光伏')]);
    expect([session.question, session.portfolio?.loads.length]).toEqual([null, 2]);
    await session.loadFiles([clients('风电')]);
    expect(asked(session)[0]?.rows).toMatchObject([{ column: 'sector', from: '光伏', to: '风电' }]);
    await session.loadFiles([MAY]);
    // what waits is still asked about, with what came after it
    expect(asked(session)).toHaveLength(1);
    await session.decide('leave');
    expect(session.shown?.loads).toHaveLength(2);
  });

  it('leaves what is shown where nothing of the new files can be loaded', async () => {
    const session = await withMayAndJune();
    session.setFilter('client', ['C1']);
    const before = session.portfolio;
    await session.loadFiles([ledger('note.csv', ['red,sweet'], 'colour,taste')]);
    expect([session.portfolio, session.filter, session.attempt?.loaded]).toEqual([before, { client: ['C1'] }, false]);
    expect(session.shown?.loads).toHaveLength(2);
    await session.loadFiles([JUNE_AGAIN]);
    expect(session.attempt?.loads.map(({ files }) => files[0]?.name)).toEqual([
      ...['ledger.csv', 'ledger (2).csv', 'ledger (3).csv'],
    ]);
  });

  it('lets go what waits for a decision where its engine is gone, and shows what it showed', async () => {
    const session = await withMayAndJune();
    await session.loadFiles([JUNE_AGAIN]);
    lose(new Error('gone'));
    await expect.poll(() => session.error?.message).toBe('gone');
    expect([session.question, session.attempt]).toEqual([null, session.shown]);
    expect(await balances(session)).toEqual([150, 150]);
  });

  it('compares loads in the unit that another load says they are in', async () => {
    const session = newSession();
    const parameters = ledger('parameter.csv', ['amount_unit,万元'], 'key,value');
    await session.loadKept(withOwnNames([{ files: [parameters] }, { files: [MAY] }, { files: [JUNE] }]), {});
    expect(await balances(session)).toEqual([150, 150]);
    if (!session.shown) throw new Error('nothing is shown');
    const { changes } = await compareLoads(startNodeEngine, session.shown, { before: 1, after: 2 });
    // 100 + 50 万元 are gone, 90 + 60 are new
    expect(changes.map(({ amount }) => [amount?.before, amount?.after])).toEqual([
      [1_500_000, 0],
      [0, 1_500_000],
    ]);
  });

  it('takes files that are dropped while others are on their way as a load after them, and a load out again', async () => {
    const session = newSession();
    await session.loadFiles([ledger('ledger.csv', ['red,sweet'], 'colour,taste')]);
    // what is no table is let go, and its name is free again
    const first = session.loadFiles([MAY]);
    await session.loadFiles([ledger('clients.csv', ['C1,甲'], 'client_id,client_name')]);
    await first;
    expect(session.shown?.loads.map(({ files }) => files.map(({ name }) => name))).toEqual([
      ['ledger.csv'],
      ['clients.csv'],
    ]);
    const [may] = session.shown?.loads ?? [];
    if (may) await session.removeLoad(may);
    expect(session.portfolio?.tables).toEqual({ client: 1 });
  });

  it('comes back from what was kept with the same ids, times and settings, and forgets all when told', async () => {
    const session = await withMayAndJune();
    session.set(SET);
    session.set({ ...SET, value: '3%' });
    const { shown, portfolio } = session;
    if (!shown || !portfolio) throw new Error('nothing is shown');
    const later = newSession();
    const settings = writtenSettings(portfolio.settings.rows);
    await later.loadKept(shown.loads, shown.answers, JSON.parse(JSON.stringify(settings)));
    expect(later.portfolio?.loads).toEqual(portfolio.loads);
    expect(later.portfolio?.settings.rows).toEqual(portfolio.settings.rows);
    expect(settings.map(({ value }) => value)).toEqual(['4%', '3%']);
    expect(await balances(later)).toEqual([150, 150]);
    await later.close();
    expect([later.portfolio, later.shown, later.attempt, later.status]).toEqual([null, null, null, 'empty']);
    await later.loadFiles([JUNE_REST]);
    expect(later.portfolio?.loads).toHaveLength(1);
  });

  it('begins a portfolio that takes the place of another at its own last date, without the filter of the old one', async () => {
    const session = await withMayAndJune();
    session.asOf = '2026-05-31';
    session.filter = { client: ['C1'] };
    await session.loadFiles([JUNE_AGAIN]);
    const [table] = asked(session);
    expect(table).toBeDefined();
    await session.decide('afresh');
    expect([session.asOf, session.filter]).toEqual([null, {}]);
  });
});
