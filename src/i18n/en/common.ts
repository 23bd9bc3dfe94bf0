/** Words used everywhere. */
export const common = {
  'status.green': 'on track',
  'status.amber': 'watch',
  'status.red': 'breach',
  'status.grey': 'no data',
  'value.none': 'n/a',
} as const;
