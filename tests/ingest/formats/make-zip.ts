import { crc32, deflateRawSync } from 'node:zlib';

/** A file to be packed; its place in the archive is its name. */
export interface ZipSource {
  name: string | Uint8Array;
  content: string | Uint8Array;
  stored?: boolean;
  /** General purpose flags: 1 encrypted, 0x800 the name is UTF-8. */
  flags?: number;
}

const bytes = (content: string | Uint8Array) =>
  Buffer.from(typeof content === 'string' ? new TextEncoder().encode(content) : content);

/** A ZIP archive as programs write them. */
export function makeZip(sources: readonly ZipSource[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, stored = false, flags = 0x800 } of sources) {
    const [label, plain] = [bytes(name), bytes(content)];
    const packed = stored ? plain : deflateRawSync(plain);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(stored ? 0 : 8, 4);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(plain.length, 18);
    common.writeUInt16LE(label.length, 22);
    parts.push(Buffer.from('PK\u0003\u0004', 'latin1'), common, label, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), common, rest, label);
    offset += 30 + label.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(sources.length, 4);
  end.writeUInt16LE(sources.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...parts, list, Buffer.from('PK\u0005\u0006', 'latin1'), end]));
}
