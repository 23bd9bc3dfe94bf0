/** Words of the marks of notes, which stand on boards. */
export const noteMarkTexts = {
  'notes.open': 'Notes',
  'notes.none': 'no note',
  'notes.waiting': '…',
  'notes.later': 'Notes in {files} are taken in when the portfolio they belong to is loaded.',
  'notes.later.forget': 'Leave them out',
  'notes.status.seen': 'seen',
  'notes.status.in-hand': 'in hand',
  'notes.status.done': 'done',
  'notes.count': '{status} ({count})',
  'notes.mark': 'Notes on {name}: {mark}',
  'notes.printed': '{status}, {who}, {at}: {text}',
  'notes.printed.plain': '{status}, {who}, {at}',
} as const;
