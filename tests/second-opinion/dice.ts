import { seeded } from '../support/random-book.ts';

/** Draws of one stream: the same for the same seed. */
export class Dice {
  readonly #next: () => number;
  constructor(seed: number) {
    this.#next = seeded(seed);
  }
  chance(share: number): boolean {
    return this.#next() < share;
  }
  whole(below: number): number {
    return Math.floor(this.#next() * below);
  }
  of<T>(...values: readonly T[]): T {
    return values[this.whole(values.length)] as T;
  }
  amount(most = 1e6): number {
    return Math.round(this.#next() * most * 100) / 100;
  }
  /** A day of the year that ends in June 2026. */
  day(): string {
    return new Date(Date.UTC(2025, 6, 1 + this.whole(364))).toISOString().slice(0, 10);
  }
  moment(): string {
    return `${this.day()} ${String(this.whole(24)).padStart(2, '0')}:${this.of('00', '15', '30', '59')}:00`;
  }
}
