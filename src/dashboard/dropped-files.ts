import type { SourceFile } from '../ingest/index.ts';

/** More than anybody's portfolio; a whole disk dropped by mistake ends here. */
const MAX_FILES = 2_000;
/** What systems put into folders beside people's files. */
const SYSTEM_FILE = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$)/i;

/** The files that were dropped; of folders all files in them, by their paths, in the order of these. */
export async function droppedFiles(data: DataTransfer | null): Promise<SourceFile[]> {
  if (!data) return [];
  // Both lists are emptied as soon as the event is over.
  const files = [...data.files];
  const entries = [...data.items].flatMap((item) => (item.kind === 'file' ? (item.webkitGetAsEntry() ?? []) : []));
  if (!entries.some((entry) => entry.isDirectory)) return files.map((file) => ({ name: file.name, content: file }));
  const found: SourceFile[] = [];
  for (const entry of entries) await walk(entry, found);
  return found.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

async function walk(entry: FileSystemEntry, found: SourceFile[]): Promise<void> {
  if (SYSTEM_FILE.test(entry.name) || found.length >= MAX_FILES) return;
  if (isFile(entry)) {
    const content = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    found.push({ name: entry.fullPath.replace(/^\//, ''), content });
  } else if (isFolder(entry)) {
    const reader = entry.createReader();
    // A reader gives some hundred entries at a time, and none at its end.
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
      if (some.length === 0) return;
      for (const each of some) await walk(each, found);
    }
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
