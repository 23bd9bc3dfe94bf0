/** Words of the tools of a table. */
export const tables = {
  'tables.search': 'Search in {name}',
  'tables.search-short': 'Search the rows',
  'tables.columns': 'Columns: {shown} of {all}',
  'tables.heat': 'Shade by size, column by column',
  'tables.searched': '{found} of {all} rows, those that hold “{words}”',
  'tables.sorted-down': 'sorted by {column}, largest first',
  'tables.sorted-up': 'sorted by {column}, smallest first',
  'tables.without': 'without: {columns}',
  'tables.found': '{found} of {all} rows',
} as const;
