import { ELEMENTS, type AttributeText, type NamedText } from '../src/elements/element-list.ts';
import { propertyOf } from '../src/elements/element-tags.ts';
import { classOf, markupType, typeOf } from './element-types.ts';

/** The elements as a Custom Elements Manifest (schema 1.0.0), which editors and documentation tools read. */
export function elementManifest(version: string): object {
  return {
    schemaVersion: '1.0.0',
    readme: 'README.md',
    modules: [
      {
        kind: 'javascript-module',
        path: 'dist/bellwether.js',
        declarations: ELEMENTS.map((each) => ({
          kind: 'class',
          customElement: true,
          name: classOf(each.tag),
          tagName: each.tag,
          description: each.what,
          attributes: each.attributes.map(attribute),
          members: [...each.attributes.map(field), ...each.properties.map(property), ...each.methods.map(method)],
          events: each.events.map(({ name, type, what }) => ({
            name,
            type: { text: `CustomEvent<${type ?? 'null'}>` },
            description: what,
          })),
          slots: each.slots.map(described),
          cssParts: each.parts.map(described),
        })),
        exports: ELEMENTS.map(({ tag }) => ({
          kind: 'custom-element-definition',
          name: tag,
          declaration: { name: classOf(tag), module: 'dist/bellwether.js' },
        })),
      },
    ],
    'x-version': version,
  };
}

function attribute(each: AttributeText): object {
  const { name, what, default: usual } = each;
  return {
    ...{ name, fieldName: propertyOf(name), type: { text: markupType(each) }, description: what },
    ...(usual === undefined ? {} : { default: usual }),
  };
}

function field(each: AttributeText): object {
  const { name, what } = each;
  const type = { text: typeOf(each) };
  return { kind: 'field', name: propertyOf(name), attribute: name, reflects: true, type, description: what };
}

const property = ({ name, type, what }: NamedText) => ({
  ...{ kind: 'field', name, description: what },
  ...(type === undefined ? {} : { type: { text: type } }),
});

const method = ({ name, type, what }: NamedText) => {
  const [, given = '', result = 'void'] = /^\((.*)\): (.*)$/.exec(type ?? '') ?? [];
  const parameters = given === '' ? [] : given.split(', ').map(parameter);
  return { kind: 'method', name, parameters, return: { type: { text: result } }, description: what };
};

function parameter(text: string): object {
  const [name = '', type = 'unknown'] = text.split(': ');
  return { name: name.replace('?', ''), optional: name.endsWith('?'), type: { text: type } };
}

const described = ({ name, what }: NamedText) => ({ name, description: what });
