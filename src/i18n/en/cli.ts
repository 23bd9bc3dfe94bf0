/** Words of the command line. */
export const cli = {
  'cli.file': 'file',
  'cli.table': 'table',
  'cli.encoding': 'encoding',
  'cli.read': 'read',
  'cli.loaded': 'loaded',
  'cli.rejected': 'rejected',
  'cli.excluded': 'excluded',
  'cli.none': 'none',
  'cli.row': 'row {row}',
  'cli.more': '… and {count} more; --json lists them',
  'cli.rival': '{source} was taken as {target}; {rivals} could be it too: --map COLUMN=HEADER changes that',
  'cli.no-table': 'its columns fit none of the tables',
  'cli.unreconciled': 'rows do not reconcile: read is not loaded + rejected + excluded',
  'cli.ask.column': 'which column is {column}? say so with --map COLUMN=HEADER',
  'cli.ask.unit': 'in which unit is {column}? write it into its heading, for example (万元), or say --unit COLUMN=UNIT',
  'cli.ask.date-order':
    'is {column} written day first or month first? write it as 2026-06-30, or say --dates COLUMN=FORM',
  'cli.ask.day-count':
    'do the numbers in {column} count days from 1900 (Excel) or from 1960 (SAS)? say so with --dates COLUMN=FORM',
  'cli.ask.percent': 'is {column} in percent or a fraction? write % into its heading or its cells',
  'cli.metric': 'metric',
  'cli.period': 'period',
  'cli.value': 'value',
  'cli.coverage': 'coverage',
  'cli.status': 'status',
  'cli.remarks': 'remarks',
} as const;
