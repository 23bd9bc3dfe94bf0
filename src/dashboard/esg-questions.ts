import type { Translate } from '../i18n/translate.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { NOBODY, type EsgDoubt } from '../session/settings/esg-providers.ts';
import { scaleWords } from '../session/settings/esg-questions.ts';
import { ESG_SCALE } from '../session/settings/esg-scale.ts';
import { reasonText } from '../words/error-text.ts';

/** A scale that is asked for: the setting that says it, and what is known of the scores. */
export interface ScaleQuestion {
  readonly key: string;
  readonly provider: string;
  readonly doubt: EsgDoubt;
  readonly lowest: number;
  readonly highest: number;
}

type Settings = Pick<Portfolio, 'settings'>;

/** Providers whose scale or direction nobody gave, one each. */
export function scaleQuestions({ settings }: Settings): ScaleQuestion[] {
  const found = new Map<string, ScaleQuestion>();
  for (const { source, doubt } of settings.esg.sources) {
    if (doubt === null) continue;
    const key = source.provider === '' ? ESG_SCALE : `${ESG_SCALE}:${source.name}`;
    const known = found.get(key);
    found.set(key, {
      ...{ key, provider: source.name || NOBODY, doubt },
      lowest: Math.min(source.lowest ?? 0, known?.lowest ?? Infinity),
      highest: Math.max(source.highest ?? 0, known?.highest ?? -Infinity),
    });
  }
  return [...found.values()];
}

/** Whose count is asked for: the providers, each with its scale in words, and the one that counts until somebody says. */
export interface ProviderQuestion {
  readonly first: string;
  readonly providers: readonly { readonly name: string; readonly scale: string }[];
}

/** Null where providers score alike, or a setting says whose count. */
export function providerQuestion({ settings: { esg } }: Settings, t: Translate): ProviderQuestion | null {
  const first = esg.usual;
  if (first === null || esg.isChosen) return null;
  const scales = new Map<string, Set<string>>();
  for (const read of esg.sources) {
    const { name, scored } = read.source;
    if (read.doubt !== null || scored === 0 || name === '') continue;
    scales.set(name, (scales.get(name) ?? new Set()).add(reasonText(scaleWords(read), t)));
  }
  return { first, providers: [...scales].map(([name, words]) => ({ name, scale: [...words].join(' / ') })) };
}
