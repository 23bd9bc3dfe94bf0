/** Words of the tools of a table. */
export const tables = {
  'tables.search': 'Search in {name}',
  'tables.search-short': 'Search the rows',
  'tables.columns': 'Columns: {shown} of {all}',
  'tables.heat': 'Shade by size, column by column',
  'tables.found': '{found} of {all} rows',
} as const;
