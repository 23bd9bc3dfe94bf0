import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { PortfolioError } from '../../lib/errors.ts';
import { reason } from '../../lib/reasons.ts';
import { readBytes } from '../read-paths.ts';
import { bundleBad } from './bundle-bad.ts';

/** The private key of a PEM file (PKCS8), as `openssl genpkey -algorithm ed25519` makes it. */
export async function readSigningKey(path: string): Promise<KeyObject> {
  return keyOf(path, '--sign', createPrivateKey);
}

/** The public key of a PEM file, as `openssl pkey -pubout` makes it. */
export async function readPublicKey(path: string): Promise<KeyObject> {
  return keyOf(path, '--key', createPublicKey);
}

async function keyOf(path: string, option: string, make: (pem: Buffer) => KeyObject): Promise<KeyObject> {
  const bytes = await readBytes(path);
  const refuse = (cause?: unknown) =>
    new PortfolioError('bad-value', { option, value: path, hint: reason('no-ed25519-key') }, { cause });
  let key: KeyObject;
  try {
    key = make(Buffer.from(bytes));
  } catch (cause) {
    throw refuse(cause);
  }
  if (key.asymmetricKeyType !== 'ed25519') throw refuse();
  return key;
}

function publicHalf(key: KeyObject): KeyObject {
  return key.type === 'private' ? createPublicKey(key) : key;
}

/** The public half of a key as PEM (SPKI). */
export function publicPem(key: KeyObject): Uint8Array {
  return new TextEncoder().encode(String(publicHalf(key).export({ type: 'spki', format: 'pem' })));
}

/** SHA-256 of the public half of a key (DER), by which people tell keys apart. */
export function fingerprint(key: KeyObject): string {
  const der = publicHalf(key).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex');
}

/** The Ed25519 signature of bytes, as one line of base64. */
export function signatureOf(bytes: Uint8Array, key: KeyObject): Uint8Array {
  return new TextEncoder().encode(`${sign(null, bytes, key).toString('base64')}\n`);
}

interface Signed {
  readonly manifest: Uint8Array;
  readonly signature: Uint8Array | undefined;
  /** The key that lies beside, which anybody can have put there. */
  readonly signer: Uint8Array | undefined;
}

/** The key a bundle is signed by; null for one that is not signed. With `wanted` it has to be that one. */
export function demandSigned(
  { manifest, signature, signer }: Signed,
  file: string,
  wanted: KeyObject | null,
): KeyObject | null {
  if (!signature) {
    if (wanted) throw bundleBad(file, 'bundle-unsigned');
    return null;
  }
  const key = wanted ?? ownKey(signer, file);
  const bytes = Buffer.from(new TextDecoder().decode(signature).trim(), 'base64');
  if (!verify(null, manifest, key, bytes)) throw bundleBad(file, wanted ? 'bundle-other-key' : 'bundle-signature');
  return key;
}

function ownKey(signer: Uint8Array | undefined, file: string): KeyObject {
  try {
    const key = createPublicKey(Buffer.from(signer ?? []));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (cause) {
    throw bundleBad(file, 'bundle-signature', {}, cause);
  }
  throw bundleBad(file, 'bundle-signature');
}
