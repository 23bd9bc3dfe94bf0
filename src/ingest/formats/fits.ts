import { PortfolioError } from '../../lib/errors.ts';
import { bytesOf, sizeOf } from './bytes.ts';
import { LIMITS, type Limits } from './size-limits.ts';
import { recognise, type Container } from './recognise.ts';
import type { TableKind } from './table-kind.ts';
import { Unreadable } from './unreadable.ts';
import { workbookKind } from './workbook-kind.ts';
import { ZipArchive } from './zip.ts';

/** The limit of a kind whose tables are read whole; of packed workbooks it is what they say they unpack to. */
const LIMIT_OF: Readonly<Record<TableKind, keyof Limits>> = {
  parquet: 'unpackedBytes',
  arrow: 'arrowBytes',
  markup: 'markupBytes',
  json: 'jsonBytes',
  xlsx: 'xlsxBytes',
  xls: 'xlsBytes',
  xlsb: 'xlsbBytes',
  ods: 'odsBytes',
};

/** Refuses a text that does not fit. */
export function demandTextFits(bytes: number, limits: Limits = LIMITS): void {
  if (bytes > limits.textBytes) throw new Unreadable('text-too-large', { limit: limits.textBytes });
}

/** Refuses a file of another kind that does not fit, before it is read; an archive is asked what it unpacks to. */
export function demandFits(kind: TableKind, content: Blob | Uint8Array | ZipArchive, limits: Limits = LIMITS): void {
  const limit = limits[LIMIT_OF[kind]];
  const packed = content instanceof ZipArchive;
  if ((packed ? content.declaredBytes : sizeOf(content)) <= limit) return;
  throw new Unreadable(packed ? 'unpacks-too-large' : 'file-too-large', { limit });
}

/** No text is packed better; a file that says so was cut off, and its last bytes are no size. */
const BEST_RATIO = 50;

/** What a .gz file says it unpacks to, modulo 4 GB; 0 where it says nothing that can be believed. */
export async function declaredGzip(content: Blob | Uint8Array): Promise<number> {
  const end = await bytesOf(content, Math.max(0, sizeOf(content) - 4));
  const size = end.length < 4 ? 0 : new DataView(end.buffer, end.byteOffset, 4).getUint32(0, true);
  return size > sizeOf(content) * BEST_RATIO ? 0 : size;
}

/** Bytes of text that a file says it holds, packed or not; 0 for tables, whose text is written only when they are read. */
export async function declaredText(content: Blob | Uint8Array): Promise<number> {
  try {
    const container: Container = await recognise(content);
    if (container === 'text') return sizeOf(content);
    if (container === 'gzip') return await declaredGzip(content);
    if (container !== 'zip') return 0;
    const zip = await ZipArchive.open(content);
    return (await workbookKind(zip)) ? 0 : zip.declaredBytes;
  } catch (error) {
    // what is wrong with the file is said when it is read
    if (error instanceof Unreadable) return 0;
    throw error;
  }
}

const MEGABYTE = 1024 ** 2;

/** Refuses files that do not fit together, by the bytes of their texts. */
export function demandRoom(bytes: readonly number[], limits: Pick<Limits, 'loadBytes'> = LIMITS): void {
  const size = bytes.reduce((sum, each) => sum + each, 0);
  if (size <= limits.loadBytes) return;
  throw new PortfolioError('load-too-large', {
    size: Math.ceil(size / MEGABYTE),
    limit: Math.floor(limits.loadBytes / MEGABYTE),
  });
}
