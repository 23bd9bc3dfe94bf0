import type { Language } from './language.ts';
import { speak } from './speak.ts';
import type { Spoken } from './translate-with.ts';

/** The language that is spoken: the one before stays until the words of the one that is wanted are there. Made in a component. */
export class SpokenLanguage {
  spoken = $state.raw<Spoken | null>(null);
  /** The words could not be fetched. */
  error = $state.raw<Error | null>(null);

  constructor(wanted: () => Language, first: Spoken | null = null) {
    this.spoken = first;
    $effect(() => {
      const language = wanted();
      let stale = false;
      this.error = null;
      speak(language).then(
        (spoken) => {
          if (!stale) this.spoken = spoken;
        },
        (cause: unknown) => {
          if (!stale) this.error = cause instanceof Error ? cause : new Error(String(cause));
        },
      );
      return () => {
        stale = true;
      };
    });
  }
}
