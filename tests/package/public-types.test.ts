import { expect, expectTypeOf, it } from 'vitest';
import type * as Public from '../../src/package/index.d.ts';
import { LANGUAGES } from '../../src/i18n/language.ts';
import { DIMENSIONS, type Dimension, type MetricRow } from '../../src/metrics/metric.ts';
import type { GivenRows } from '../../src/session/loads/given-rows.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import type { Session } from '../../src/session/session.svelte.ts';

it('promises in the package only what the house has', () => {
  expectTypeOf<Session>().toExtend<Public.Session>();
  expectTypeOf<Portfolio>().toExtend<Public.Portfolio>();
  expectTypeOf<MetricRow>().toExtend<Public.MetricRow>();
  expectTypeOf<Public.GivenRows>().toExtend<GivenRows>();
  expectTypeOf<Public.Dimension>().toEqualTypeOf<Dimension>();
  expectTypeOf<Public.Language>().toEqualTypeOf<(typeof LANGUAGES)[number]>();
  expect([DIMENSIONS.length, LANGUAGES.length]).toEqual([13, 2]);
});
