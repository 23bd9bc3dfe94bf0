/** Words of the SQL console. */
export const sqlTexts = {
  'sql.title': 'SQL console',
  'sql.hint':
    'One SELECT over the tables and the prepared views (bw_…). It reads and changes nothing. Ctrl Enter runs it, Escape stops it.',
  'sql.hidden': 'Names are hidden, and tables hold them: the console is closed until they are shown again.',
  'sql.statement': 'SQL statement',
  'sql.tables': 'Tables and their columns',
  'sql.rows': '{count|row|rows}',
  'sql.first-rows': 'Write a SELECT of it',
  'sql.run': 'Run',
  'sql.stop': 'Stop',
  'sql.running': 'Running …',
  'sql.stopped': 'stopped',
  'sql.recent': 'Recent statements (this tab)',
  'sql.line': 'Line {line}: ',
  'sql.answer': 'Answer',
  'sql.told': '{rows|row|rows} in {seconds} s',
  'sql.cut': 'only the first {limit} rows, in {seconds} s: add up, or ask for fewer',
  'sql.as-chart': 'As a picture',
  'sql.chart': '{value} by {name}',
} as const;
