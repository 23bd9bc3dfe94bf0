import { describe, expect, it } from 'vitest';
import { ANSWER, begin, scripted, turn } from './scripted-driver.ts';

const opening = (name: string) => [`ATTACH IF NOT EXISTS ':memory:' AS ${name}`, `USE ${name}`, 'SELECT 1'];

describe('a workspace', () => {
  it('is a database of its own, opened once, beside the main one', async () => {
    const duckdb = scripted();
    const engine = await begin(duckdb);
    const [one, two] = [await engine.workspace(), await engine.workspace()];
    expect(one.kind).toBe('duckdb-wasm');
    for (const each of [one, two, engine, one]) expect(await each.query('next')).toEqual(ANSWER);
    const opened = [...opening('workspace_1'), ...opening('workspace_2')];
    expect(duckdb.log).toEqual(['start', ...opened, 'next', 'next', 'next', 'next']);
    expect(duckdb.count.connects).toBe(3);
  });

  it('takes files and tells of a loss like the main one, and is there again after it', async () => {
    const duckdb = scripted();
    const workspace = await (await begin(duckdb)).workspace();
    expect(await workspace.putFile('a.csv', new Uint8Array())).toBe('in/a.csv');
    await expect(workspace.dropFile('in/a.csv')).rejects.toMatchObject({ code: 'unreadable-file' });
    const told: string[] = [];
    const remove = workspace.onLost((error) => told.push(error.message));
    duckdb.die('worker gone');
    await turn();
    expect(told).toEqual(['the data engine stopped: worker gone; load the files again']);
    remove();
    duckdb.log.length = 0;
    await workspace.query('next');
    expect(duckdb.log).toEqual(['start', ...opening('workspace_1').slice(0, 2), 'next']);
  });

  it('is taken away with its connection, once, and the rest runs on', async () => {
    const duckdb = scripted();
    const engine = await begin(duckdb);
    const workspace = await engine.workspace();
    duckdb.log.length = 0;
    await workspace.close();
    await workspace.close();
    await engine.query('next');
    expect(duckdb.log).toEqual(['close', 'DETACH workspace_1', 'next']);
  });

  it('starts nothing to be taken away when DuckDB is gone', async () => {
    const duckdb = scripted();
    const workspace = await (await begin(duckdb)).workspace();
    duckdb.die('worker gone');
    await turn();
    duckdb.log.length = 0;
    await workspace.close();
    expect(duckdb.log).toEqual([]);
  });

  it('goes with the engine that is being closed', async () => {
    const duckdb = scripted({ slowInterrupt: true });
    const engine = await begin(duckdb, { graceMs: 5000 });
    const workspace = await engine.workspace();
    const open = engine.query('hang').catch((error: unknown) => error);
    await turn();
    duckdb.log.length = 0;
    const closing = engine.close();
    await workspace.close();
    await closing;
    expect(await open).toMatchObject({ code: 'engine-lost' });
    expect(duckdb.log).toEqual(['interrupt', 'interrupted', 'end']);
  });
});
