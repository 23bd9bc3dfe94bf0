/** Words of a PDF of one client, client manager … */
export const documentTexts = {
  'document.kind': '{kind} report',
  'document.rest': '{count} more: on the page, under its table, and in the file',
  'document.share': '{name} ({amount})',
  'document.in-table': '{name} (table {table})',
  'document.row': 'Row',
  'document.file': 'rows of {file}',
  'document.alike': 'the same in all rows: {columns}',
  'document.evidence': 'Rows behind each number (CODE is what stands in brackets behind its name): {command}',
  'document.lacking': 'Not in the data delivered: {cards}',
  'document.beyond': 'This date lies after the last book, of {date}: what stands here is what was known then.',
  'document.open': 'PDF: {kind} {id}',
  'document.text':
    'What this page shows in a few pages to print: key numbers, pictures and the rows of each table with file and row, then definitions and files, with the filter and the date chosen on the page.',
} as const;
