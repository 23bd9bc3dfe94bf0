import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { withoutNotdef } from './face-bytes.ts';
import type { ReportFonts } from './fonts.ts';

const FACES = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold.ttf',
} as const;

/** The whole faces of Noto Sans SC, from the installed package: no build is needed. */
export async function nodeFonts(): Promise<ReportFonts> {
  const { resolve } = createRequire(import.meta.url);
  const [regular, bold] = await Promise.all([readFile(resolve(FACES.regular)), readFile(resolve(FACES.bold))]);
  return { regular: withoutNotdef(regular), bold: withoutNotdef(bold) };
}
