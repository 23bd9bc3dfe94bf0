import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { MARK } from '../../elements/prerendered.ts';
import { PortfolioError } from '../../lib/errors.ts';
import { reason, said } from '../../lib/reasons.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const DRAWN = ['bw-metric', 'bw-card', 'bw-table'] as const;

/** An element of a page whose last value can stand in it. */
export interface PageElement {
  readonly tag: (typeof DRAWN)[number];
  /** Of its start tag, 1 for the first line. */
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly language: 'en' | 'zh-CN';
  /** The place in the text that its value takes: behind its start tag, or what stood there before. */
  readonly from: number;
  readonly to: number;
}

/** The elements of a page that show one set of data, where they stand in its text. */
export function pageElements(html: string, page: string): PageElement[] {
  const found: PageElement[] = [];
  let sources = 0;
  const walk = (node: Node, language: PageElement['language']): void => {
    let own = language;
    if ('tagName' in node) {
      const lang = attributesOf(node)['lang']?.toLowerCase();
      if (lang) own = lang.startsWith('en') ? 'en' : 'zh-CN';
      if (node.tagName === 'bw-data' && ++sources > 1)
        throw inPage(page, lineOf(node), new PortfolioError('several-sources'));
      const tag = DRAWN.find((each) => each === node.tagName);
      if (tag) found.push(pageElement(node, { tag, language: own, page }));
    }
    for (const child of 'childNodes' in node ? node.childNodes : []) walk(child, own);
  };
  walk(parse(html, { sourceCodeLocationInfo: true }), 'zh-CN');
  return found;
}

/** What is wrong with an element, with the line of the page it stands in. */
export function inPage(page: string, line: number, cause: Error): PortfolioError {
  return new PortfolioError('in-page', { page, line, problem: said(cause.message) }, { cause });
}

function pageElement(
  node: Element,
  { tag, language, page }: Pick<PageElement, 'tag' | 'language'> & { page: string },
): PageElement {
  const place = node.sourceCodeLocation?.startTag;
  const line = lineOf(node);
  // a tag that is not in the text was made up by who reads it
  if (!place)
    throw inPage(page, line, new PortfolioError('bad-value', { option: tag, value: '', hint: reason('no-value') }));
  const before = node.childNodes.find(isShadow);
  const old = before?.sourceCodeLocation;
  if (before && !isOurs(before))
    throw inPage(page, old?.startLine ?? line, new PortfolioError('foreign-shadow', { tag }));
  return {
    ...{ tag, line, language, attributes: attributesOf(node) },
    from: old?.startOffset ?? place.endOffset,
    to: old?.endOffset ?? place.endOffset,
  };
}

function attributesOf({ attrs }: Element): Record<string, string> {
  return Object.fromEntries(attrs.map(({ name, value }) => [name, value]));
}

function lineOf(node: Element): number {
  return node.sourceCodeLocation?.startLine ?? 0;
}

function isShadow(node: Node): node is DefaultTreeAdapterTypes.Template {
  return 'tagName' in node && node.tagName === 'template' && 'shadowrootmode' in attributesOf(node);
}

function isOurs({ content }: DefaultTreeAdapterTypes.Template): boolean {
  return content.childNodes.some((node) => 'tagName' in node && MARK in attributesOf(node));
}

/** The page with what stands in each element put in its place; everything else byte for byte as it was. */
export function filled(html: string, contents: readonly (readonly [PageElement, string])[]): string {
  let at = 0;
  let text = '';
  for (const [{ from, to }, content] of contents.toSorted(([a], [b]) => a.from - b.from)) {
    text += html.slice(at, from) + content;
    at = to;
  }
  return text + html.slice(at);
}
