import { LANGUAGES } from '../../i18n/language.ts';
import type { Translate } from '../../i18n/translate-with.ts';
import type { Session } from '../../session/session.svelte.ts';
import type { Panel } from '../address.ts';
import { LANGUAGE_NAMES, THEMES, type Preferences } from '../preferences.svelte.ts';
import type { Command } from './page-entries.ts';

interface Page {
  readonly session: Session;
  readonly preferences: Preferences;
  readonly onpanel: (panel: Panel) => void;
  readonly onpresent: () => void;
  readonly onfull: () => void;
  /** Whether a page is open that can be saved as a PDF. */
  readonly printed: boolean;
}

type PanelKey = 'shell.import' | 'limits.open' | 'notes.open' | 'shell.report' | 'shell.sql' | 'page.document';

/** Panels and settings of the page, for who looks for them by name; what needs the engine is there when it is. */
export function pageCommands({ session, preferences, onpanel, onpresent, onfull, printed }: Page): Command[] {
  const settled = session.portfolio !== null && !session.portfolio.prepared;
  const panel = (id: Panel, key: PanelKey): Command => {
    return { kind: 'panel', id, label: (words) => words(key), run: () => onpanel(id) };
  };
  const action = (id: string, key: 'shell.present' | 'shell.full', run: () => void): Command => {
    return { kind: 'panel', id, label: (words) => words(key), run };
  };
  const setting = (id: string, label: (words: Translate) => string, run: () => void): Command => {
    return { kind: 'setting', id, label, run };
  };
  const names = (words: Translate) => words(session.namesHidden ? 'shell.names.shown' : 'shell.names');
  return [
    panel('data', 'shell.import'),
    ...(settled ? [panel('limits', 'limits.open'), panel('notes', 'notes.open')] : []),
    ...(settled ? [panel('report', 'shell.report'), panel('sql', 'shell.sql')] : []),
    ...(settled && printed ? [panel('document', 'page.document')] : []),
    ...(settled ? [action('present', 'shell.present', onpresent)] : []),
    action('full', 'shell.full', onfull),
    ...LANGUAGES.map((language) =>
      setting(
        language,
        (words) => `${words('shell.language')}: ${LANGUAGE_NAMES[language]}`,
        () => preferences.choose(language),
      ),
    ),
    ...THEMES.map((theme) =>
      setting(
        theme,
        (words) => `${words('shell.theme')}: ${words(`shell.theme.${theme}`)}`,
        () => (preferences.theme = theme),
      ),
    ),
    ...(settled ? [setting('names', names, () => void session.hideNames(!session.namesHidden))] : []),
  ];
}
