/**
 * A TrueType face without the picture of what it lacks, and without a sum over its bytes: a part of the face and the
 * whole then give the same letters to a document, byte by byte. The picture is never printed.
 */
export function withoutNotdef(face: Uint8Array): Uint8Array {
  const bytes = face.slice();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = tableAt(view, 'head');
  const loca = tableAt(view, 'loca');
  view.setUint32(head + 8, 0);
  // the first shape begins where the second does
  if (view.getInt16(head + 50) === 0) view.setUint16(loca, view.getUint16(loca + 2));
  else view.setUint32(loca, view.getUint32(loca + 4));
  return bytes;
}

function tableAt(view: DataView, name: string): number {
  const tag = [...name].reduce((sum, letter) => sum * 256 + letter.charCodeAt(0), 0);
  const end = 12 + view.getUint16(4) * 16;
  for (let at = 12; at < end; at += 16) if (view.getUint32(at) === tag) return view.getUint32(at + 8);
  throw new TypeError(`no table ${name}`);
}
