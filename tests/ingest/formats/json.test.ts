import { describe, expect, it } from 'vitest';
import { importTexts } from '../../support/import-text.ts';
import { readGrids } from './read-grids.ts';

async function rowsOf(text: string): Promise<Record<number, string[]>> {
  const [grid] = await readGrids('a.json', text);
  return grid?.rows ?? {};
}

describe('a JSON list', () => {
  it('keeps the digits of its numbers, and text as text', async () => {
    const found = await rowsOf(
      '[\n {"id": 123456789012345678, "amount": 1234.50, "name": "中\\u6587 \\"x\\"\\n二", "ok": true, "none": null}\n]',
    );
    expect(found).toEqual({
      0: ['id', 'amount', 'name', 'ok', 'none'],
      1: ['123456789012345678', '1234.50', '中文 "x"\n二', 'TRUE', ''],
    });
  });

  it('takes the columns of all its records, also of the last', async () => {
    expect(await rowsOf('[{"a":1},{"b":"x","a":2},{},{"c":{"d":[1, 2]}}]')).toEqual({
      0: ['a', 'b', 'c'],
      1: ['1', '', ''],
      2: ['2', 'x', ''],
      4: ['', '', '{"d":[1, 2]}'],
    });
  });

  it('may be lists with the headers first', async () => {
    expect(await rowsOf('[["借据","余额"],["F1",8.0]]')).toEqual({ 1: ['借据', '余额'], 2: ['F1', '8.0'] });
  });

  it('may be one of several in an object, each a table under its name', async () => {
    const found = await readGrids(
      'a.json',
      '{"version": 2, "exposure": [{"a": 1}], "client": [{"b": 2}], "empty": []}',
    );
    expect(found.map(({ name, rows }) => [name, rows[1]])).toEqual([
      ['a.json#exposure', ['1']],
      ['a.json#client', ['2']],
    ]);
  });

  it.each([
    ['{"data":[{"a":1}]}', 'a.json', ['1']],
    ['{"result":{"rows":[{"a":1}]}}', 'a.json', ['1']],
    ['{"code":0,"msg":"ok","data":{"list":[{"a":1}],"total":1,"tags":["x"],"empty":[]}}', 'a.json', ['1']],
    ['{\n "d": {"results": {"page": {"items":\n [\n{"a": 1}]}}}}', 'a.json', ['1']],
  ])('stands in the answer of a service: %s', async (text, name, row) => {
    expect(await readGrids('a.json', text)).toMatchObject([{ name, format: 'json', rows: { 0: ['a'], 1: row } }]);
  });

  it('stands in the answer of a service beside others, each a table under its path', async () => {
    const found = await readGrids('a.json', '{"data":{"loans":[{"a":1}],"page":{"links":[{"b":2}]}}}');
    expect(found.map(({ name, rows }) => [name, rows[1]])).toEqual([
      ['a.json#data.loans', ['1']],
      ['a.json#data.page.links', ['2']],
    ]);
  });

  it.each([
    '{"columns":["借据","余额"],"index":[0,1],"data":[["F1",8.0],["F2",9]]}',
    '{"data":{"rows":[["F1",8.0],["F2",9]],"fields":[{"name":"借据","type":"text"},{"name":"余额"}]}}',
  ])('of lists takes the names of its cells from the list beside it: %s', async (text) => {
    expect(await rowsOf(text)).toEqual({ 0: ['借据', '余额'], 1: ['F1', '8.0'], 2: ['F2', '9'] });
  });

  it('is known by its content, in UTF-16 and under any name', async () => {
    const text = '\ufeff[{"a":"甲"}]';
    const bytes = new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer);
    expect((await readGrids('a.csv', bytes))[0]).toMatchObject({ format: 'json', rows: { 0: ['a'], 1: ['甲'] } });
  });
});

describe('an object a line', () => {
  it('is a row of the number of its line', async () => {
    const [grid] = await readGrids('a.ndjson', '{"a":1,"b":"x"}\r\n\r\n{"b":"y"}\n{"a":3}');
    expect(grid).toMatchObject({
      format: 'ndjson',
      rows: { 0: ['a', 'b'], 1: ['1', 'x'], 3: ['', 'y'], 4: ['3', ''] },
    });
  });

  it('may stand alone', async () => {
    expect((await readGrids('a.ndjson', '{"a":1}'))[0]).toMatchObject({
      format: 'ndjson',
      rows: { 0: ['a'], 1: ['1'] },
    });
  });
});

describe('JSON that cannot be read', () => {
  it.each([
    ['cut off', '[{"a":1},\n{"a":', 'JSON, line 2'],
    ['with words behind its end', '[{"a":1}]\nx', 'JSON, line 2'],
    ['with a value of no kind', '[{"a":1},\n\n{"a":nul}]', 'JSON, line 3'],
    ['with a string that is not closed', '{"a":1}\n{"a":"x', 'JSON, line 2'],
  ])('%s is named with its line', async (_, text, detail) => {
    await expect(readGrids('a.json', text)).rejects.toMatchObject({
      problem: 'damaged-file',
      details: { detail: { text: detail } },
    });
  });

  it('nested too deep is refused, and does not run out of stack', async () => {
    await expect(readGrids('a.json', `[{"a":${'['.repeat(100_000)}`)).rejects.toMatchObject({
      problem: 'nested-too-deep',
    });
    await expect(readGrids('a.json', `[{"a":${'['.repeat(60)}${']'.repeat(60)}}]`)).resolves.toHaveLength(1);
  });

  it('without any record has no table', async () => {
    for (const text of ['[]', '{}', '[{},{}]'])
      await expect(readGrids('a.json', text)).rejects.toMatchObject({ problem: 'no-table' });
  });
});

describe('a page of records', () => {
  const loans = [1, 2].map((id) => ({
    as_of_date: '2026-06-30',
    facility_id: `F${id}`,
    client_id: 'C1',
    '余额（元）': 1,
  }));

  it.each([
    ['{"data":{"total":5,"list":LOANS}}', 3],
    ['{"totalCount":"5","items":LOANS}', 3],
    ['{"data":{"list":LOANS},"total":5}', 3],
    ['{"data":{"total":2,"list":LOANS}}', 0],
    ['{"total":500.5,"list":LOANS}', 0],
    ['{"totals":5,"list":LOANS}', 0],
  ])('%s says how many it lacks', async (answer, lacking) => {
    const text = answer.replace('LOANS', JSON.stringify(loans));
    const { engine, report } = await importTexts({ 'a.json': text });
    expect(report.rows.loaded).toBe(2);
    expect(report.issueCounts['fewer-records'] ?? 0).toBe(lacking);
    await engine.close();
  });
});
