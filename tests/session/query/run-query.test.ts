import { beforeAll, describe, expect, it } from 'vitest';
import { answerChart } from '../../../src/dashboard/sql/answer-chart.ts';
import { answerTable, shownAnswer } from '../../../src/dashboard/sql/answer-table.ts';
import { createTranslate } from '../../../src/i18n/translate.ts';
import { PortfolioError } from '../../../src/lib/errors.ts';
import type { Portfolio } from '../../../src/session/portfolio.ts';
import { listTables } from '../../../src/session/query/list-tables.ts';
import { MOST_ROWS, runQuery, StatementError } from '../../../src/session/query/run-query.ts';
import { samplePortfolio } from '../../support/sample.ts';

const t = createTranslate('en', 'CNY');
let portfolio: Portfolio;
let tables: string[];

beforeAll(async () => {
  portfolio = await samplePortfolio();
  tables = (await listTables(portfolio)).map(({ name }) => name);
});

const run = (statement: string) => runQuery(portfolio, statement, { tables });
const codeOf = (statement: string) =>
  run(statement).then(
    () => 'answered',
    (error: unknown) =>
      error instanceof PortfolioError
        ? `${error.code} ${String(error.details['word'] ?? error.details['table'] ?? '')}`.trim()
        : String(error),
  );

describe('tables that can be read', () => {
  it('are those of the portfolio and the prepared ones, with their columns and rows', async () => {
    const found = await listTables(portfolio);
    const exposure = found.find(({ name }) => name === 'exposure');
    expect([exposure?.prepared, exposure?.rows]).toEqual([false, portfolio.tables['exposure']]);
    expect(exposure?.columns.map(({ name }) => name)).toEqual(expect.arrayContaining(['outstanding', 'as_of_date']));
    expect(found.find(({ name }) => name === 'bw_position')?.prepared).toBe(true);
    expect(new Set(tables).size).toBe(tables.length);
    expect(found.flatMap(({ columns }) => columns).every(({ type }) => type.length < 30)).toBe(true);
  });
});

describe('a statement', () => {
  it('is answered with what the tables hold', async () => {
    const answer = await run(
      'WITH last AS (SELECT max(as_of_date) AS at FROM exposure)\nSELECT count(*) AS n, sum(e.outstanding) AS owed FROM exposure AS e JOIN last ON e.as_of_date = last.at; ',
    );
    expect(answer.columns).toEqual(['n', 'owed']);
    const [row] = await portfolio.ask('outstanding-balance');
    expect(answer.rows[0]?.[1]).toBeCloseTo(row?.value ?? 0, 2);
    expect([answer.cut, answer.rows.length]).toEqual([false, 1]);
  });

  it.each([
    ['DROP TABLE exposure', 'query-statement DROP'],
    [`COPY exposure TO 'x.csv'`, 'query-statement COPY'],
    [`ATTACH 'x.db'`, 'query-statement ATTACH'],
    ['PRAGMA database_list', 'query-statement PRAGMA'],
    ['INSTALL httpfs', 'query-statement INSTALL'],
    ['DELETE FROM exposure', 'query-statement DELETE'],
    ['CREATE TABLE x AS SELECT 1', 'query-statement CREATE'],
    [`SET memory_limit='1TB'`, 'query-statement SET'],
    ['SELECT 1; DROP TABLE exposure', 'query-statement ;'],
    ['SELECT 1) AS a; DROP TABLE exposure; SELECT * FROM (SELECT 1', 'query-statement )'],
    [`SELECT * FROM read_csv('in/a.csv')`, 'query-function read_csv'],
    [`SELECT * FROM 'a.csv'`, "query-table '…'"],
    ['SELECT * FROM duckdb_settings()', 'query-function duckdb_settings'],
    [`SELECT getenv('HOME')`, 'query-function getenv'],
    ['SELECT * FROM information_schema.tables', 'query-table information_schema'],
    ['SELECT current_date', 'query-unsteady current_date'],
    ['SELECT * FROM nowhere', 'query-table nowhere'],
    ['', 'query-statement ""'],
  ])('that does more than read is refused: %s', async (statement, code) => {
    const before = portfolio.tables['exposure'];
    expect(await codeOf(statement)).toBe(code);
    expect((await run('SELECT count(*) FROM exposure')).rows).toEqual([[before]]);
  });

  it('says what is wrong and in which line, as the engine says it', async () => {
    const error = await run('SELECT outstanding,\n  no_such_column\nFROM exposure').catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(StatementError);
    const { line, message } = error as StatementError;
    expect(line).toBe(2);
    expect(message).toContain('no_such_column');
    expect(message).not.toContain('LINE');
    // a comment at its end does not swallow what follows
    expect((await run('SELECT 1 AS one -- the end')).rows).toEqual([[1]]);
  });

  it('is cut after so many rows, which is said', async () => {
    const { cut, rows } = await run('SELECT facility_id, as_of_date FROM exposure LIMIT 20000');
    expect([cut, rows.length]).toEqual([true, MOST_ROWS]);
  });

  it('can be stopped', async () => {
    const stop = new AbortController();
    const slow =
      'SELECT count(*) FROM exposure AS a, exposure AS b, exposure AS c WHERE a.outstanding + b.outstanding < c.outstanding';
    const running = runQuery(portfolio, slow, { tables, signal: stop.signal });
    setTimeout(() => stop.abort(), 50);
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect((await run('SELECT 1')).rows).toEqual([[1]]);
  });
});

describe('an answer', () => {
  it('knows what its columns are, and sorts by what stands behind its texts', async () => {
    const found = await run(
      'SELECT CAST(sector AS VARCHAR) AS sector, max(as_of_date) AS at, sum(outstanding) AS owed, bool_or(npl) AS bad FROM bw_position GROUP BY sector',
    );
    const table = answerTable(found);
    expect(table.columns.map(({ form }) => form)).toEqual(['text', 'date', 'number', 'flag']);
    const shown = shownAnswer(table, t);
    expect(shown.columns.map(({ align }) => align)).toEqual(['start', 'start', 'end', 'start']);
    expect(shown.rows.map((row) => row[2]?.raw?.value)).toEqual(found.rows.map((row) => row[2]));
  });

  it('is a picture where it has one column of names or days, and numbers', async () => {
    const bars = answerTable(await run('SELECT sector, count(*) AS owed FROM client GROUP BY sector'));
    expect(answerChart(bars, t)?.alt).toBe('owed by sector');
    const lines = answerTable(
      await run('SELECT as_of_date, sum(outstanding) AS owed, count(*) AS n FROM exposure GROUP BY 1'),
    );
    expect(answerChart(lines, t)?.height).toBe(260);
    const two = answerTable(
      await run(
        'SELECT sector, branch, count(*) AS n FROM exposure GROUP BY ALL'.replace(
          'GROUP BY ALL',
          'GROUP BY sector, branch',
        ),
      ),
    );
    expect(answerChart(two, t)).toBeNull();
  });
});
