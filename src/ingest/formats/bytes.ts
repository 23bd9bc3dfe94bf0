/** Length in bytes. */
export function sizeOf(content: Blob | Uint8Array): number {
  return content instanceof Blob ? content.size : content.byteLength;
}

/** A part of the content as bytes; never a Node Buffer, whose `slice` is a view of its pool and no copy. */
export async function bytesOf(content: Blob | Uint8Array, start = 0, end = sizeOf(content)): Promise<Uint8Array> {
  if (!(content instanceof Blob)) {
    const part = content.subarray(start, end);
    return new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
  }
  return new Uint8Array(await content.slice(start, end).arrayBuffer());
}

/** The content as a Blob, without a copy where it is one. */
export function blobOf(content: Blob | Uint8Array): Blob {
  return content instanceof Blob ? content : new Blob([new Uint8Array(content)]);
}
