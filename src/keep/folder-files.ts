import { isMissing, type Folder } from './folder.ts';

/** Writes a file of the folder, whole or not at all. */
export async function write(
  folder: Folder,
  name: string,
  content: Blob | Uint8Array<ArrayBuffer> | string,
): Promise<void> {
  const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
  try {
    await writable.write(content);
    await writable.close();
  } catch (error) {
    await writable.abort().catch(() => undefined);
    throw error;
  }
}

/** A file of the folder; null where there is none. */
export async function read(folder: Folder, name: string): Promise<Blob | null> {
  try {
    return await (await folder.getFileHandle(name)).getFile();
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
