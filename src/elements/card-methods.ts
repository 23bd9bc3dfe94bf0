import { refresh } from './refresh.ts';
import { shownCards } from './shown-cards.ts';
import type { WidgetHost } from './widget-host.ts';
import type { FileKind } from '../export/export-card.ts';

/** What a page can have of an element that draws cards: files of a card, by its id or the first, and its data read anew. */
export const CARD_METHODS = {
  toPNG: (host: WidgetHost, card?: string): Promise<Blob> => fileOf(host, 'png', card),
  toSVG: async (host: WidgetHost, card?: string): Promise<string> => (await fileOf(host, 'svg', card)).text(),
  toCSV: async (host: WidgetHost, card?: string): Promise<string> => (await fileOf(host, 'csv', card)).text(),
  toXLSX: (host: WidgetHost, card?: string): Promise<Blob> => fileOf(host, 'xlsx', card),
  refresh: ({ session }: WidgetHost): Promise<void> => refresh(session),
} as const;

async function fileOf(host: WidgetHost, kind: FileKind, card?: string): Promise<Blob> {
  const [shown, { cardFile }, { speakFurther }] = await Promise.all([
    shownCards(host).find(card),
    import('../export/export-card.ts'),
    import('../i18n/speak.ts'),
  ]);
  await speakFurther(shown.t.language);
  return (await cardFile(kind, { ...shown, asTable: false, made: new Date().toISOString() })).content;
}
