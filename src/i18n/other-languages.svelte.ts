import { LANGUAGES } from './language.ts';
import { speak } from './speak.ts';
import { translateWith, type Translate } from './translate-with.ts';

/** The languages a reader does not read in: what is searched is found by its names in these as well, once they are there. Made in a component. */
export class OtherLanguages {
  spoken = $state.raw<readonly Translate[]>([]);

  constructor(own: () => Translate) {
    $effect(() => {
      const { language, words } = own();
      let stale = false;
      Promise.all(LANGUAGES.filter((each) => each !== language).map(speak)).then(
        (spoken) => {
          if (!stale) this.spoken = spoken.map((each) => translateWith(each, null, words));
        },
        // names of the reader's language are enough to go by
        () => undefined,
      );
      return () => {
        stale = true;
      };
    });
  }
}
