import type { Breach } from '../../session/breaches/breach.ts';
import type { Presented } from '../address.ts';

/** Where one goes from an exception. */
export type Step = 'next' | 'previous';

/** Keys of a keyboard and of a clicker; up, down, Home and End scroll what is longer than the screen. */
const STEPS: Readonly<Partial<Record<string, Step>>> = {
  ...{ ArrowRight: 'next', PageDown: 'next' },
  ...{ ArrowLeft: 'previous', PageUp: 'previous' },
};

/** What a key asks for; nothing where it is one of a field, or of the browser. */
export function stepOf(event: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>): Step | null {
  return event.altKey || event.ctrlKey || event.metaKey || event.shiftKey ? null : (STEPS[event.key] ?? null);
}

/** Places, from 1, of the exceptions a meeting goes through. One that was just called done stays until one goes on. */
export function placesOf(
  list: readonly Pick<Breach, 'level'>[],
  { place: current, which }: Presented,
  isDone: (place: number) => boolean,
): number[] {
  return list.flatMap(({ level }, index) => {
    const place = index + 1;
    if (which === 'watch') return [place];
    return level === 'red' && (which !== 'open' || place === current || !isDone(place)) ? [place] : [];
  });
}

/** The place that is shown: the one asked for, else the next one that is gone through, else the last. */
export function nearest(places: readonly number[], place: number): number | undefined {
  return places.find((each) => each >= place) ?? places.at(-1);
}

/** The place a step leads to; at an end it leads nowhere else. */
export function steppedTo(places: readonly number[], place: number, step: Step): number {
  const at = places.indexOf(place);
  return (step === 'next' ? places[at + 1] : places[Math.max(at, 1) - 1]) ?? place;
}
