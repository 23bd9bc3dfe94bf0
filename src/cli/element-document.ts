import { ELEMENTS, type AttributeText, type NamedText } from '../elements/element-list.ts';

/** The reference of the elements, from their list. */
export function elementDocument(): string {
  return [
    '# Elements',
    '',
    'Made from `src/elements/element-list.ts` by `npm run docs`. Every attribute is a property too (`as-of` is `asOf`), before and',
    'after the element is defined. Events pass shadow roots, carry plain JSON and may be cancelled where it says so.',
    '',
    ...ELEMENTS.flatMap(({ tag, what, attributes, properties, methods, events, slots, parts }) => [
      `## \`<${tag}>\``,
      '',
      what,
      '',
      ...table(['attribute', 'values', 'default', ''], attributes.map(attributeRow)),
      ...list('Properties', properties),
      ...list('Methods', methods),
      ...list('Events', events),
      ...list('Slots', slots),
      ...list('Parts', parts),
    ]),
  ].join('\n');
}

function attributeRow({ name, type, values, default: usual, what }: AttributeText): string[] {
  const kinds = { flag: 'present or not', json: 'JSON' } as const;
  const allowed = values?.map((value) => `\`${value}\``).join(', ') ?? (type ? kinds[type] : 'text');
  return [`\`${name}\``, allowed, usual ?? '', what];
}

function list(title: string, named: readonly NamedText[]): string[] {
  if (named.length === 0) return [];
  return [
    `${title}:`,
    '',
    ...named.map(
      ({ name, type, what }) => `- \`${name}${type?.startsWith('(') ? type : type ? `: ${type}` : ''}\`: ${what}`,
    ),
    '',
  ];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line), ''];
}
