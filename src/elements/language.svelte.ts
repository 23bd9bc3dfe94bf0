import type { Language } from '../i18n/translate.ts';

let changes = $state(0);
let watching = false;

/** The language an element stands in: its own `lang`, its nearest ancestor's across shadow roots, else Chinese. */
export function languageOf(element: Element): Language {
  void changes;
  watch();
  for (let node: Element | null = element; node; node = above(node)) {
    const lang = node.getAttribute('lang')?.toLowerCase();
    if (lang) return lang.startsWith('en') ? 'en' : 'zh-CN';
  }
  return 'zh-CN';
}

function above(node: Element): Element | null {
  if (node.parentElement) return node.parentElement;
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** One observer a page sees every change of a `lang` attribute in the document. */
function watch(): void {
  if (watching) return;
  watching = true;
  new MutationObserver(() => {
    changes += 1;
  }).observe(document, { attributes: true, attributeFilter: ['lang'], subtree: true });
}
