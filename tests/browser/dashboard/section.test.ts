import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import type { Figure } from '../../../src/charts/figure.ts';
import Section from '../../../src/dashboard/Section.svelte';
import { createTranslate } from '../../../src/i18n/translate.ts';
import { Session } from '../../../src/session/session.svelte.ts';
import Overview from '../../../widgets/overview/Overview.svelte';
import type { WidgetDefinition } from '../../../widgets/widget.ts';
import { eventually } from '../../support/eventually.ts';
import { madeUpPortfolio } from '../../widgets/made-up-portfolio.ts';

let mounted: ReturnType<typeof mount> | null = null;
afterEach(async () => {
  if (mounted) await unmount(mounted);
  mounted = null;
});

const figure = (finding: string): Figure => ({ id: 'list', title: 'List', finding, status: 'grey', foot: [] });

/** A widget whose whole list comes when the test says so; the signals it was asked with. */
function slowWidget() {
  const asked: { signal: AbortSignal | undefined; answer: (finding: string) => void }[] = [];
  const widget: WidgetDefinition = {
    ...{ id: 'slow', tag: null, family: 'overview', needs: [], component: Overview },
    first: () => Promise.resolve([figure('on its way')]),
    figures: (_portfolio, _request, _t, options) =>
      new Promise((resolve) => {
        asked.push({ signal: options?.signal, answer: (finding) => resolve([figure(finding)]) });
      }),
  };
  return { widget, asked };
}

function show(widget: WidgetDefinition): { page: HTMLElement; session: Session } {
  const session = new Session(() => Promise.reject(new Error('no engine here')));
  session.portfolio = { ...madeUpPortfolio(), imports: [] };
  session.status = 'ready';
  const props = {
    id: 'overview',
    title: 'Overview',
    widget,
    session,
    t: createTranslate('en'),
    onevidence: () => undefined,
  };
  mounted = mount(Section, { target: document.body, props });
  flushSync();
  return { page: document.body, session };
}

describe('a section whose figures take long', () => {
  it('shows what is there first, and says that it still asks', async () => {
    const { widget, asked } = slowWidget();
    const { page } = show(widget);
    await eventually(() => expect(page.querySelector('.finding')?.textContent).toBe('on its way'));
    await eventually(() => expect(asked).toHaveLength(1));
    expect(page.querySelector('section')?.ariaBusy).toBe('true');
    asked[0]?.answer('all of it');
    await eventually(() => expect(page.querySelector('.finding')?.textContent).toBe('all of it'));
    expect(page.querySelector('section')?.ariaBusy).toBe('false');
  });

  it('stops asking when another filter is wanted, and drops what still comes', async () => {
    const { widget, asked } = slowWidget();
    const { page, session } = show(widget);
    await eventually(() => expect(asked).toHaveLength(1));
    session.filter = { sector: ['steel'] };
    flushSync();
    expect(asked[0]?.signal?.aborted).toBe(true);
    await eventually(() => expect(asked).toHaveLength(2));
    asked[0]?.answer('of the old filter');
    asked[1]?.answer('of the new filter');
    await eventually(() => expect(page.querySelector('.finding')?.textContent).toBe('of the new filter'));
    expect(asked[1]?.signal?.aborted).toBe(false);
  });
});
