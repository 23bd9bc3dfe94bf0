/** Words of a range of months that pictures are cut to. */
export const monthTexts = {
  'months.shown': 'Months {first} to {last} shown',
  'months.note': 'pictures of months; figures as at {date} are unchanged',
  'months.from': 'From',
  'months.until': 'To',
  'months.hint': 'The pictures of months show these. You can drag over a picture, too.',
  'months.all': 'Show all months',
  'months.take': 'Take {month} as the date',
  'months.foot': 'months {first} to {last} shown',
  'months.alt': '{alt} Shown: {first} to {last}.',
  'months.keys': '{first} to {last}: Enter shows only these, Escape drops them',
  'months.to': '{first} to {last}',
  'months.none': 'No month of the range {first} to {last} is in this picture.',
  'months.one': 'Only {month} of the range {first} to {last} is in this picture: one month is no course.',
  'months.blank': 'No value is known in the months {first} to {last}.',
} as const;
