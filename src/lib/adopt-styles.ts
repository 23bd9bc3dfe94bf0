const sheets = new Map<string, CSSStyleSheet>();

/** Adds a component's style sheet to the document or shadow root that holds the node, once each. */
export function adoptStyles(node: Node, { hash, code }: { hash: string; code: string }): void {
  const root = node.getRootNode();
  const target = root instanceof ShadowRoot ? root : (root.ownerDocument ?? document);
  adopt(target, hash, code);
}

/** Adds a style sheet by its key to a document or shadow root, once each. */
export function adopt(target: Document | ShadowRoot, key: string, code: string): void {
  let sheet = sheets.get(key);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(code);
    sheets.set(key, sheet);
  }
  if (!target.adoptedStyleSheets.includes(sheet)) target.adoptedStyleSheets = [...target.adoptedStyleSheets, sheet];
}
