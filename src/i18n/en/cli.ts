/** Words of the command line. */
export const cli = {
  'cli.file': 'file',
  'cli.table': 'table',
  'cli.encoding': 'encoding',
  'cli.read': 'read',
  'cli.loaded': 'loaded',
  'cli.rejected': 'rejected',
  'cli.excluded': 'excluded',
  'cli.json-object':
    '{path}: left out, a JSON object in a folder may be anybody’s settings; name the file itself to read it',
  'cli.none': 'none',
  'cli.row': 'row {row}',
  'cli.more': '… and {count} more; --json lists them',
  'cli.rival': '{source} was taken as {target}; {rivals} could be it too: --map COLUMN=HEADER changes that',
  'cli.nothing-loaded': 'nothing of it was loaded',
  'cli.no-table': 'its columns fit none of the tables',
  'cli.unreconciled': 'rows do not reconcile: read is not loaded + rejected + excluded',
  'cli.ask.column': 'which column is {column}? say so with --map {name}=HEADER',
  'cli.ask.renamed': 'which column is {column}? {candidate} looks like {heading} of {before}: --map {answer}',
  'cli.ask.value': 'where all rows have the same, say it with --value {name}=VALUE',
  'cli.ask.word': 'what do these words of {column} mean? say so with --value-map FILE',
  'cli.ask.unit':
    'in which unit is {column}? write it into its heading, for example (万元), or say --unit {name}=UNIT ({choices})',
  'cli.ask.date-order':
    'is {column} written day first or month first? write it as 2026-06-30, or say --dates {name}=FORM ({choices})',
  'cli.ask.day-count':
    'do the numbers in {column} count days from 1900 (Excel) or from 1960 (SAS)? say so with --dates {name}=FORM ({choices})',
  'cli.ask.blank':
    'do blank cells of {column} mean no? say so with --value-map FILE: { "{full}": { "": "false" } }, or "" where they say nothing',
  'cli.ask.fill':
    'do blank rows of {column} belong to the value above? say so with --value-map FILE: { "{full}": { "": "^" } }, or "" for no',
  'cli.ask.percent':
    'is {column} in percent or a fraction? write % into its heading or its cells, or say --unit {name}=UNIT ({choices})',
  'cli.prerendered': 'as of {date}, before any script',
  'cli.metric': 'metric',
  'cli.period': 'period',
  'cli.value': 'value',
  'cli.coverage': 'coverage',
  'cli.status': 'status',
  'cli.remarks': 'remarks',
} as const;
