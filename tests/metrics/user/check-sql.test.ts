import { describe, expect, it } from 'vitest';
import { checkExpression, checkSelect } from '../../../src/metrics/user/check-sql.ts';

const ALLOWED = [
  'SELECT facility_id, sum(outstanding) AS numerator FROM exposure GROUP BY ALL',
  `SELECT e.facility_id FROM exposure AS e LEFT JOIN client AS c ON c.client_id = e.client_id, "client" AS k WHERE e.product IN ('a', 'b')`,
  'WITH big AS (SELECT * FROM exposure WHERE outstanding > 1e6), few AS (SELECT * FROM big) SELECT * FROM few, big',
  'SELECT * FROM (SELECT client_id, extract(year FROM as_of_date) AS y FROM exposure) WHERE y IS NOT DISTINCT FROM 2026',
  'SELECT * FROM (exposure JOIN client USING (client_id)) -- a remark',
  'SELECT client_id, first(product ORDER BY facility_id) FROM exposure GROUP BY ALL',
  'SELECT lag(outstanding) OVER (PARTITION BY facility_id ORDER BY as_of_date) FROM exposure QUALIFY row_number() OVER w = 1 WINDOW w AS (ORDER BY outstanding)',
  'SELECT DISTINCT ON (client_id) * FROM exposure ORDER BY client_id, facility_id LIMIT 5',
  'SELECT sum(outstanding) OVER (PARTITION BY client_id) FROM exposure -- current_date',
  `SELECT CAST(outstanding AS DECIMAL(20,2)), 'it''s FROM secrets' FROM exposure WHERE EXISTS (SELECT 1 FROM client)`,
];

const REFUSED: [string, string, string][] = [
  ['function', 'read_csv', `SELECT * FROM read_csv('/etc/passwd')`],
  ['function', 'read_text', `SELECT "read_text"('/etc/passwd') FROM exposure`],
  ['function', 'glob', `SELECT * FROM exposure, glob('*')`],
  ['function', 'getenv', `SELECT getenv('HOME') FROM exposure`],
  ['function', 'duckdb_settings', 'SELECT * FROM duckdb_settings()'],
  ['function', 'query', `SELECT * FROM query('SELECT 1')`],
  ['function', 'columns', 'SELECT COLUMNS(*) FROM exposure'],
  ['table', "'…'", `SELECT * FROM '/etc/passwd'`],
  ['table', '/etc/passwd', 'SELECT * FROM "/etc/passwd"'],
  ['table', "'…'", `SELECT * FROM exposure, '/etc/passwd'`],
  ['table', "'…'", `SELECT * FROM exposure JOIN ('/etc/passwd') ON true`],
  ['table', 'manager', 'SELECT * FROM exposure WHERE EXISTS (SELECT 1 FROM manager)'],
  ['table', 'manager', 'SELECT * FROM (exposure JOIN manager USING (manager_id))'],
  ['table', 'manager', 'SELECT (FROM manager) FROM exposure'],
  ['table', '', 'SELECT client_id FROM'],
  ['table', '', 'SELECT * FROM exposure JOIN'],
  ['table', 'information_schema', 'SELECT * FROM information_schema.tables'],
  ['table', 'main', 'SELECT * FROM main.exposure'],
  ['table', 'bw_position', 'SELECT * FROM exposure UNION SELECT * FROM bw_position'],
  ['statement', ';', 'SELECT 1; DROP TABLE exposure'],
  ['statement', 'copy', `COPY exposure TO 'x.csv'`],
  ['statement', 'attach', `WITH x AS (SELECT 1) ATTACH 'x.db'`],
  ['statement', 'install', 'SELECT 1 INSTALL httpfs'],
  ['statement', 'pragma', 'PRAGMA database_list'],
  ['statement', 'table', 'SELECT * FROM (TABLE manager)'],
  ['statement', 'recursive', 'WITH RECURSIVE x AS (SELECT 1 UNION ALL SELECT * FROM x) SELECT * FROM x'],
  ['statement', '$', 'SELECT $$a$$ FROM exposure'],
  ['statement', "e'", String.raw`SELECT E'\'', 1 FROM manager --' FROM exposure`],
  ['statement', ')', 'SELECT 1) UNION SELECT 2 FROM exposure'],
  ['statement', '(', 'SELECT (1 FROM exposure'],
  ['statement', "'", `SELECT 'a FROM exposure`],
  ['statement', '', ''],
  // a common table lends its name to no function
  ['function', 'getenv', `WITH getenv AS (SELECT 1) SELECT getenv('HOME') FROM exposure`],
  ['function', 'read_text', `WITH read_text AS (SELECT 1) SELECT * FROM exposure, read_text('/etc/passwd')`],
  ['function', 'random', 'WITH a AS (SELECT 1), random AS (SELECT 2) SELECT random() FROM exposure'],
  // nothing that differs from run to run
  ['function', 'now', 'SELECT now() FROM exposure'],
  ['function', 'uuid', 'SELECT uuid() FROM exposure'],
  ['function', 'nextval', `SELECT nextval('s') FROM exposure`],
  ['function', 'mode', 'SELECT mode(product) FROM exposure'],
  ['unsteady', 'current_date', 'SELECT current_date - as_of_date FROM exposure'],
  ['unsteady', 'current_timestamp', 'SELECT CURRENT_TIMESTAMP FROM exposure'],
  ['unsteady', 'localtime', 'SELECT localtime FROM exposure'],
  ['unsteady', 'user', 'SELECT user FROM exposure'],
  ['unsteady', 'tablesample', 'SELECT * FROM exposure TABLESAMPLE 10%'],
  ['unsteady', 'sample', 'SELECT * FROM exposure USING SAMPLE 10%'],
  ['unsteady', 'limit', 'SELECT * FROM exposure LIMIT 5'],
  ['unsteady', 'limit', 'SELECT row_number() OVER (ORDER BY facility_id) FROM exposure LIMIT 5'],
  ['unsteady', 'distinct on', 'SELECT DISTINCT ON (client_id) * FROM exposure'],
  ['unsteady', 'first', 'SELECT first(product) FROM exposure'],
  ['unsteady', 'any_value', 'SELECT any_value(product) FROM exposure ORDER BY 1'],
  ['unsteady', 'row_number', 'SELECT row_number() OVER (PARTITION BY client_id) FROM exposure ORDER BY 1'],
  [
    'unsteady',
    'lag',
    'SELECT lag(outstanding) FILTER (WHERE TRUE) OVER w FROM exposure WINDOW w AS (PARTITION BY client_id)',
  ],
  // the engine adds this frame up wrongly in large books
  [
    'frame',
    'range between unbounded preceding and unbounded following',
    `SELECT sum(outstanding) OVER (ORDER BY as_of_date RANGE /* x */ BETWEEN unbounded PRECEDING AND\n UNBOUNDED FOLLOWING) FROM exposure`,
  ],
  [
    'frame',
    'groups between unbounded preceding and unbounded following',
    'SELECT sum(outstanding) OVER w FROM exposure WINDOW w AS (ORDER BY as_of_date GROUPS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)',
  ],
];

describe('SQL that somebody supplied', () => {
  it.each(ALLOWED)('may ask the tables it declares: %s', (sql) => {
    expect(checkSelect(sql, ['exposure', 'client'])).toBeNull();
  });

  it.each(REFUSED)('is refused for its %s %s', (kind, word, sql) => {
    expect(checkSelect(sql, ['exposure', 'client'])).toEqual({ kind, word });
  });

  it('is an expression over one row where that is what is asked for', () => {
    expect(checkExpression(`CASE WHEN dpd > 60 THEN outstanding ELSE 0 END`)).toBeNull();
    expect(checkExpression('(SELECT 1 FROM manager)')).toEqual({ kind: 'statement', word: 'select' });
    expect(checkExpression('outstanding --')).toEqual({ kind: 'statement', word: '--' });
    expect(checkExpression('1) FILTER (WHERE TRUE')).toEqual({ kind: 'statement', word: ')' });
    expect(checkExpression('read_text(facility)')).toEqual({ kind: 'function', word: 'read_text' });
  });
});
