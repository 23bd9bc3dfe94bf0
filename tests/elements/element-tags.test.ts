import { expect, it } from 'vitest';
import { ELEMENTS } from '../../src/elements/element-list.ts';
import {
  CARD_SHAPES,
  DATA_SHAPE,
  EVIDENCE_SHAPE,
  FILTER_SHAPE,
  METRIC_SHAPE,
  type ElementShape,
} from '../../src/elements/element-tags.ts';

const SHAPES: Readonly<Record<string, ElementShape>> = {
  ...CARD_SHAPES,
  'bw-data': DATA_SHAPE,
  'bw-metric': METRIC_SHAPE,
  'bw-filter-bar': FILTER_SHAPE,
  'bw-evidence': EVIDENCE_SHAPE,
};

const named = (each: readonly { readonly name: string }[]) => each.map(({ name }) => name).sort();

it.each(ELEMENTS)('knows of $tag before its code is there what is said of it', ({ tag, attributes, ...text }) => {
  const shape = SHAPES[tag];
  const marked = attributes.map(({ name, type }) => ({ name: type === 'flag' ? `${name}!` : name }));
  // the id of a data element is what others name it by
  expect(shape?.attributes.split(' ').sort()).toEqual(
    named([...marked, ...(tag === 'bw-data' ? [{ name: 'id' }] : [])]),
  );
  expect(shape?.properties.split(' ').sort()).toEqual(named(text.properties));
  expect(shape?.methods.split(' ').sort()).toEqual(named(text.methods));
  expect(Object.keys(SHAPES)).toHaveLength(ELEMENTS.length);
});
