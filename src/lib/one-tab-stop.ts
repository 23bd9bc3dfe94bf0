import { nextStop, type Place } from './next-stop.ts';

/** Where the stops of a group lie, in their order. */
export type PlacesOf = (stops: readonly HTMLElement[]) => Place[];

/** One after the other. */
export const inLine: PlacesOf = (stops) => stops.map((_, column) => ({ row: 0, column }));

/** By the cells of a table; what stands below the table comes after all rows. */
export const inTable: PlacesOf = (stops) =>
  stops.map((stop) => ({
    row: stop.closest('tr')?.rowIndex ?? Number.MAX_SAFE_INTEGER,
    column: stop.closest<HTMLTableCellElement>('td, th')?.cellIndex ?? 0,
  }));

/** As `data-row` and `data-column` of each say. */
export const asTold: PlacesOf = (stops) =>
  stops.map(({ dataset }) => ({ row: Number(dataset['row']), column: Number(dataset['column']) }));

/** As the items of their list lie on the screen. */
export const asSeen: PlacesOf = (stops) =>
  stops.map((stop) => {
    const { left, top } = (stop.closest('li') ?? stop).getBoundingClientRect();
    return { row: Math.round(top), column: Math.round(left) };
  });

/**
 * Makes the buttons of a group one stop of the Tab key: that on which the focus was last, or the first one; arrows, Home and End lead to
 * the others. A screen reader still finds all of them. An attachment for an element, also within a shadow tree.
 */
export function oneTabStop(placesOf: PlacesOf, selector = 'button'): (group: HTMLElement) => () => void {
  return (group) => {
    let current: HTMLElement | undefined;
    const stops = () => [...group.querySelectorAll<HTMLElement>(selector)];
    const settle = () => {
      const all = stops();
      if (!current || !all.includes(current)) [current] = all;
      for (const stop of all) {
        const wanted = stop === current ? 0 : -1;
        if (stop.getAttribute('tabindex') !== String(wanted)) stop.tabIndex = wanted;
      }
    };
    const take = ({ target }: FocusEvent) => {
      const stop = target instanceof Element ? target.closest<HTMLElement>(selector) : null;
      if (!stop || stop === current) return;
      current = stop;
      settle();
    };
    const walk = (event: KeyboardEvent) => {
      if (event.altKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
      const all = stops();
      const from = all.findIndex((stop) => stop === event.target);
      const next = nextStop(placesOf(all), from, event.key, event.ctrlKey);
      if (next === null) return;
      event.preventDefault();
      all[next]?.focus();
    };
    settle();
    const changes = new MutationObserver(settle);
    changes.observe(group, { childList: true, subtree: true });
    group.addEventListener('focusin', take);
    group.addEventListener('keydown', walk);
    return () => {
      changes.disconnect();
      group.removeEventListener('focusin', take);
      group.removeEventListener('keydown', walk);
    };
  };
}
