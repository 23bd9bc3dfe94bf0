/** Attributes an element has of the nearest ancestor that has them, where it has none of its own. */
const INHERITED = ['lang', 'theme-version'] as const;

let changes = $state(0);
let watching = false;

/** An attribute as it holds for an element: its own, else that of its nearest ancestor across shadow roots. Reactive. */
export function inherited(element: Element, attribute: (typeof INHERITED)[number]): string | null {
  void changes;
  watch();
  for (let node: Element | null = element; node; node = above(node)) {
    const value = node.getAttribute(attribute);
    if (value) return value;
  }
  return null;
}

function above(node: Element): Element | null {
  if (node.parentElement) return node.parentElement;
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** One observer a page sees every change of such an attribute in the document. */
function watch(): void {
  if (watching) return;
  watching = true;
  new MutationObserver(() => {
    changes += 1;
  }).observe(document, { attributes: true, attributeFilter: [...INHERITED], subtree: true });
}
