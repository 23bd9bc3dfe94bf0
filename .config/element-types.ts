import { ELEMENTS, type AttributeText } from '../src/elements/element-list.ts';
import { propertyOf } from '../src/elements/element-tags.ts';

/** The types of all elements: as a script has them, and what each takes in markup. */
export function elementTypes(): string {
  const classes = ELEMENTS.map(({ tag, what, attributes, properties, methods, events }) =>
    [
      `/** ${what} */`,
      `export interface ${classOf(tag)} extends HTMLElement {`,
      ...attributes
        .filter(({ name }) => name !== 'lang')
        .map((each) => `  /** ${each.what} */\n  ${propertyOf(each.name)}: ${typeOf(each)};`),
      ...properties.map(({ name, type = 'unknown', what: text }) => `  /** ${text} */\n  ${name}: ${type};`),
      ...methods.map(({ name, type = '(): void', what: text }) => `  /** ${text} */\n  ${name}${type};`),
      ...events.map(
        ({ name, type = 'null' }) =>
          `  addEventListener(name: '${name}', listener: (event: CustomEvent<${type}>) => void, options?: boolean | AddEventListenerOptions): void;`,
      ),
      '  addEventListener(name: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;',
      '}',
      '',
      `/** What \`<${tag}>\` takes in markup. */`,
      `export interface ${classOf(tag)}Attributes {`,
      ...attributes
        .filter(({ name }) => name !== 'lang')
        .map((each) => `  ${quoted(each.name)}?: ${each.type === 'flag' ? "boolean | ''" : markupType(each)};`),
      '}',
    ].join('\n'),
  );
  const names = ELEMENTS.map(({ tag }) => `    '${tag}': ${classOf(tag)};`).join('\n');
  return `${[
    "import type { Dimension, GivenRows, MetricRequest, Session } from './index.js';",
    ...classes,
    `declare global {\n  interface HTMLElementTagNameMap {\n${names}\n  }\n}`,
  ].join('\n\n')}\n`;
}

export const FRAMEWORKS = ['react', 'vue', 'svelte'] as const;
type Framework = (typeof FRAMEWORKS)[number];

/** How the elements are known to a framework's templates, beside what each takes itself: id, class, slot, listeners … */
export function frameworkTypes(framework: Framework): string {
  const imported = `import type {\n${ELEMENTS.map(({ tag }) => `  ${classOf(tag)}Attributes,`).join('\n')}\n} from './elements.js';`;
  const lines = (line: (tag: string, taken: string) => string) =>
    ELEMENTS.map(({ tag }) => line(tag, `${classOf(tag)}Attributes & Record<string, unknown>`)).join('\n');
  const declared: Readonly<Record<Framework, string>> = {
    react: `declare module 'react' {\n  namespace JSX {\n    interface IntrinsicElements {\n${lines((tag, taken) => `      '${tag}': ${taken};`)}\n    }\n  }\n}`,
    vue: `declare module 'vue' {\n  interface GlobalComponents {\n${lines((tag, taken) => `    '${tag}': new () => { $props: ${taken} };`)}\n  }\n}`,
    svelte: `declare module 'svelte/elements' {\n  interface SvelteHTMLElements {\n${lines((tag, taken) => `    '${tag}': ${taken};`)}\n  }\n}`,
  };
  return `${imported}\n\n${declared[framework]}\n`;
}

/** `BwFilterBar` of `bw-filter-bar`. */
export function classOf(tag: string): string {
  return tag.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** As a property. */
export function typeOf(each: AttributeText): string {
  if (each.type === 'flag') return 'boolean';
  return each.type === 'json' ? 'string | object | null' : `${markupType(each)} | null`;
}

/** As an attribute. */
export function markupType({ type, values }: AttributeText): string {
  if (type === 'flag') return 'boolean';
  return values ? values.map((value) => `'${value}'`).join(' | ') : 'string';
}

function quoted(name: string): string {
  return name.includes('-') ? `'${name}'` : name;
}
