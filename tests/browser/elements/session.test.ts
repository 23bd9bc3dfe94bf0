import { afterAll, describe, expect, it } from 'vitest';
import { closeSharedEngine } from '../../../src/engine/shared-engine.ts';
import { BUILD } from '../../../src/lib/build.ts';
import { fetchSource } from '../../../src/session/loads/fetch-source.ts';
import { Session } from '../../../src/session/session.svelte.ts';
import { eventually } from '../../support/eventually.ts';

const ledger = (name: string, balance: number, date = '2026-06-30') => ({
  name,
  content: new Blob([`as_of_date,facility_id,client_id,outstanding\n${date},F-${name},C1,${balance}\n`]),
});
const balanceOf = async (session: Session) => (await session.portfolio?.ask('outstanding-balance'))?.[0]?.value;

afterAll(() => closeSharedEngine());

describe('session', () => {
  it('reads further files beside its own, and asks before they replace what is there', async () => {
    const session = new Session();
    await session.loadFiles([ledger('a.csv', 100)]);
    expect(session.status).toBe('ready');
    expect(await balanceOf(session)).toBe(100);
    await session.loadFiles([ledger('a.csv', 7)]);
    expect([session.status, session.question?.asked, await balanceOf(session)]).toEqual(['ready', [1], 100]);
    await session.decide('replace');
    expect([session.question, await balanceOf(session)]).toEqual([null, 7]);
    await session.loadFiles([ledger('b.csv', 20, '2026-07-31')]);
    expect([session.question, await balanceOf(session)]).toEqual([null, 20]);
    await session.removeFile('b.csv');
    expect(await balanceOf(session)).toBe(7);
    await session.close();
  });

  it('hides names on what is shown and on what is loaded next, and shows them again', async () => {
    const session = new Session();
    const people = { name: 'm.csv', content: new Blob(['manager_id,manager_name\nRM1,王雨桐\n']) };
    const book = {
      name: 'a.csv',
      content: new Blob(['as_of_date,facility_id,client_id,outstanding,manager_id\n2026-06-30,F1,C1,100,RM1\n']),
    };
    await session.loadFiles([book, people]);
    const labels = async () => (await session.portfolio?.values('manager'))?.map(({ label }) => label);
    expect(await labels()).toEqual(['王雨桐']);
    session.setFilter('manager', ['RM1']);
    await session.hideNames(true);
    expect([await labels(), session.filter, await balanceOf(session)]).toEqual([['M-1'], {}, 100]);
    await session.answer();
    expect(await labels()).toEqual(['M-1']);
    await session.hideNames(false);
    expect(await labels()).toEqual(['王雨桐']);
    await session.close();
  });

  it('shows kept answers until the files they were made of are read, and lets them go for others', async () => {
    const first = new Session();
    await first.loadFiles([ledger('a.csv', 100)]);
    expect(await balanceOf(first)).toBe(100);
    const kept = JSON.stringify(first.record?.book({ build: BUILD, data: '' }));
    await first.close();
    const sessions: Session[] = [];
    const begun = async (answers = kept) => {
      const session = new Session();
      sessions.push(session);
      await session.showKept(answers);
      return session;
    };

    const same = await begun();
    expect([same.status, same.portfolio?.prepared, same.origin, await balanceOf(same)]).toEqual([
      ...['ready', true, { kind: 'files' }, 100],
    ]);
    same.setFilter('client', ['C1']);
    await same.loadKept([{ files: [ledger('a.csv', 100)] }], {});
    expect([same.portfolio?.prepared, same.filter, await balanceOf(same)]).toEqual([
      undefined,
      { client: ['C1'] },
      100,
    ]);
    expect(same.preview.differing).toEqual([]);

    const changed = await begun();
    await changed.loadKept([{ files: [ledger('a.csv', 101)] }], {});
    expect([await balanceOf(changed), changed.preview.differing]).toEqual([101, ['outstanding-balance']]);

    const dropped = await begun();
    await dropped.loadFiles([ledger('b.csv', 7)]);
    expect([await balanceOf(dropped), dropped.preview.differing]).toEqual([7, []]);

    const unread = await begun();
    await unread.loadKept([{ files: [{ name: 'a.csv', content: new Blob(['']) }] }], {});
    expect(unread.portfolio).toBeNull();

    const older = await begun(kept.replace(BUILD, 'older'));
    expect([older.portfolio, older.status]).toEqual([null, 'empty']);
    for (const session of sessions) await session.close();
  });

  it('starts the engine while the data are on their way, and says at once that it cannot', async () => {
    const native = globalThis.fetch;
    let refuse: (error: Error) => void = () => undefined;
    let asked = 0;
    globalThis.fetch = (_, options) =>
      new Promise((_, reject) => options?.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
    try {
      const session = new Session(() => {
        asked += 1;
        return new Promise((_, reject) => (refuse = reject));
      });
      const loading = session.loadSource('/never-answers/');
      await eventually(() => expect(asked).toBe(1));
      expect(session.status).toBe('loading');
      refuse(new Error('no engine today'));
      await loading;
      expect([session.status, session.error?.message]).toEqual(['error', 'no engine today']);
    } finally {
      globalThis.fetch = native;
    }
  });

  it('keeps two portfolios of one page apart', async () => {
    const [one, two] = [new Session(), new Session()];
    await Promise.all([one.loadFiles([ledger('a.csv', 1)]), two.loadFiles([ledger('a.csv', 2)])]);
    expect([await balanceOf(one), await balanceOf(two)]).toEqual([1, 2]);
    await one.close();
    expect(await balanceOf(two)).toBe(2);
    await two.close();
  });

  it('keeps what it shows when a load fails, loads nothing, or is cancelled', async () => {
    const session = new Session();
    await session.loadFiles([ledger('a.csv', 100)]);
    await session.loadSource('/no-such-folder/');
    expect(session.error?.message).toContain('cannot read');
    expect(await balanceOf(session)).toBe(100);

    await session.loadFiles([{ name: 'note.csv', content: new Blob(['colour,taste\nred,sweet\n']) }]);
    expect(session.attempt?.reports.map(({ file, table }) => [file, table])).toContainEqual(['note.csv', null]);
    expect(await balanceOf(session)).toBe(100);

    await session.loadFiles([ledger('c.csv', 5, '2026-07-31')]);
    // the note is not read again
    expect(await balanceOf(session)).toBe(5);
    expect(session.attempt?.reports.map(({ file }) => file)).toEqual(['a.csv', 'c.csv']);

    const loading = session.loadFiles([ledger('b.csv', 20)]);
    session.cancel();
    await loading;
    expect(session.error?.message).toBe('cancelled');
    expect([session.status, session.busy, await balanceOf(session)]).toEqual(['ready', false, 5]);
    await session.close();
  });

  it.each([
    ['a text the engine reads', 'load', ledgerText(30_000)],
    ['a list read in a worker', 'read', ledgerJson(15_000)],
  ] as const)(
    'keeps what it shows when it is cancelled in the middle of %s, and can load it after',
    async (...given) => {
      const [, step, content] = given;
      const session = new Session();
      await session.loadFiles([ledger('a.csv', 100)]);
      const shown = session.portfolio;
      const loading = session.loadFiles([{ name: 'large', content }]);
      await eventually(() => expect(inTheMiddle(session, step)).toBe(true), { interval: 5 });
      session.cancel();
      await loading;
      expect(session.error?.message).toBe('cancelled');
      expect(session.portfolio).toBe(shown);
      expect([session.status, session.busy, await balanceOf(session)]).toEqual(['ready', false, 100]);
      await session.loadFiles([{ name: 'large', content }]);
      expect(session.error).toBe(null);
      expect(session.attempt?.reports.map(({ rows }) => rows.loaded)).toEqual([1, step === 'load' ? 30_000 : 15_000]);
      await session.close();
    },
  );
});

/** The step has begun, and part of the file was seen. */
function inTheMiddle({ progress }: Session, step: string): boolean {
  return progress?.file === 'large' && progress.step === step && (progress.rows ?? 0) > 0;
}

const row = (index: number) => ({
  as_of_date: '2026-05-31',
  facility_id: `G${index}`,
  client_id: 'C1',
  outstanding: 1,
});

function ledgerText(rows: number): Blob {
  const lines = Array.from(
    { length: rows },
    (_, index) => `${Object.values(row(index)).join(',')},${'x'.repeat(90)}\n`,
  );
  return new Blob(['as_of_date,facility_id,client_id,outstanding,remark\n', ...lines]);
}

function ledgerJson(rows: number): Blob {
  return new Blob([JSON.stringify(Array.from({ length: rows }, (_, index) => row(index)))]);
}

describe('fetchSource', () => {
  it('refuses a package that names nothing', async () => {
    await expect(fetchSource('/package.json')).rejects.toThrow('it names no resource');
  });

  it('reads nothing outside the folder of a package', async () => {
    const real = window.fetch;
    const asked: string[] = [];
    window.fetch = async (address) => {
      asked.push(String(address));
      return new Response(JSON.stringify({ resources: [{ path: '../secret.csv' }] }));
    };
    try {
      await expect(fetchSource('/some/folder/')).rejects.toThrow('outside the folder');
      expect(asked).toHaveLength(1);
    } finally {
      window.fetch = real;
    }
  });

  it('fetches no more than can be held', async () => {
    const real = window.fetch;
    const answer = new Response('a,b', { headers: { 'content-length': String(700 * 1024 ** 2) } });
    window.fetch = async () => answer;
    try {
      await expect(fetchSource('/ledger.csv')).rejects.toMatchObject({
        code: 'load-too-large',
        details: { size: 700 },
      });
      expect(answer.bodyUsed).toBe(false);
    } finally {
      window.fetch = real;
    }
  });

  const ROW = 'as_of_date,facility_id,client_id,outstanding\n2026-06-30,F1,C1,10\n';
  const LOGIN = '<!doctype html><html><form action="/login"><input name="user"></form></html>';
  it.each([
    ['declared', { bytes: 3 }, ROW, 'unreadable-file'],
    ['a web page', {}, LOGIN, 'unreadable-file'],
    ['empty', {}, '', 'unreadable-file'],
    ['malformed', {}, '{"code":401,"msg":"expired"}', 'source-not-loaded'],
    ['no table of ours', {}, 'colour,taste\nred,sweet\n', 'source-not-loaded'],
  ])('shows nothing of a package of which a file is not as it should be: %s', async (_, declared, text, code) => {
    const real = window.fetch;
    const resources = [{ path: 'exposure.csv' }, { path: 'client.csv', ...declared }];
    window.fetch = async (address) => {
      const name = String(address).split('/').pop();
      if (name === 'datapackage.json') return new Response(JSON.stringify({ resources }));
      return new Response(name === 'exposure.csv' ? ROW : text);
    };
    const session = new Session();
    try {
      await session.loadSource('/some/folder/');
      expect([session.status, session.portfolio, session.error]).toMatchObject(['error', null, { code }]);
      expect(session.error?.message).toContain('client.csv');
    } finally {
      window.fetch = real;
      await session.close();
    }
  });

  it('takes the files a package names', async () => {
    const files = await fetchSource('/sample-data/');
    expect(files.map(({ name }) => name)).toContain('exposure.csv');
  });
});
