import { PortfolioError } from '../lib/errors.ts';
import { reason } from '../lib/reasons.ts';
import type { FontFiles, ReportFonts } from './fonts.ts';

/** The faces a build serves in its `fonts` folder: the common characters, and the whole for rare ones. */
export async function browserFonts(folder: URL, signal?: AbortSignal): Promise<ReportFonts> {
  const load = async (part: string): Promise<FontFiles> => {
    const [regular, bold] = await Promise.all(
      ['Regular', 'SemiBold'].map((weight) => fetchFont(new URL(`NotoSansSC-${weight}${part}.ttf`, folder), signal)),
    );
    if (!regular || !bold) throw new TypeError('a face is missing');
    return { regular, bold };
  };
  return { ...(await load('-common')), full: () => load('') };
}

async function fetchFont(url: URL, signal?: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(url, signal ? { signal } : {});
  if (!response.ok)
    throw new PortfolioError('unreadable-file', { file: url.href, problem: reason('http', { code: response.status }) });
  return new Uint8Array(await response.arrayBuffer());
}
