/** Words for keeping files on this computer. */
export const keeping = {
  'keeping.title': 'Keep on this computer',
  'keeping.note':
    'Nothing is stored unless you ask for it. Kept are your files as they are, delivery by delivery, what you decided about them, and the limits and weights you set on the page, in the private storage of this browser: who uses this browser account can open them.',
  'keeping.keep': 'Keep on this computer',
  'keeping.again': 'Keep what is loaded now instead',
  'keeping.working': 'Working…',
  'keeping.done': 'Kept.',
  'keeping.cleared': 'Cleared: nothing is kept on this computer.',
  'keeping.none': 'Load your own files first; the sample is not kept.',
  'keeping.insecure': 'Not possible here: the browser stores files only for pages opened by https or on localhost.',
  'keeping.missing':
    'Not possible here: this browser, or this private window, does not let the page store files. An ordinary window of a current browser does.',
  'keeping.list': 'Kept on {at}: {count}, {size}; with the version before {taken} on the disk',
  'keeping.count': '{count|file|files}',
  'keeping.file': '{name} ({size})',
  'keeping.settings': 'limits and weights set on the page: {count}',
  'keeping.wipe': 'Clear what is kept…',
  'keeping.wipe.sure': 'Clear {taken} from this computer? The files where they came from are not touched.',
  'keeping.wipe.yes': 'Clear',
  'keeping.wipe.no': 'Leave it',
} as const;
