import type { Engine } from '../../engine/engine.ts';
import type { IsoDate } from '../../lib/dates.ts';
import type { DailyTable } from '../../metrics/definition.ts';
import { periodsOf, type Period } from '../../metrics/periods.ts';
import { periodTable } from '../../metrics/answer-statement.ts';
import { settingCells } from '../../metrics/period-settings.ts';
import type { Parameters } from '../settings/settings.ts';

/** Prepared tables that are made day by day: each day once a data version and history of settings, whoever asks first. */
export class DailyTables {
  readonly #engine: Engine;
  readonly #snapshots: readonly IsoDate[];
  readonly #made = new Map<string, Set<string>>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(engine: Engine, snapshots: readonly IsoDate[]) {
    this.#engine = engine;
    this.#snapshots = snapshots;
  }

  /** Resolves when the table has all days of the periods. One after the other: two that ask at once must not make a day twice. */
  ensure(table: DailyTable, periods: readonly Period[], parameters: Parameters): Promise<void> {
    const days = new Set(periods.flatMap((period) => table.days(period, this.#snapshots)));
    const turn = this.#last.then(() => this.#make(table, [...days].sort(), parameters));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #make(table: DailyTable, days: readonly IsoDate[], parameters: Parameters): Promise<void> {
    const made = this.#made.get(table.name);
    const keyOf = (day: IsoDate) =>
      JSON.stringify([day, ...(table.under ? settingCells(table.under, parameters.at(day)) : [])]);
    const missing = days.filter((day) => !made?.has(keyOf(day)));
    if (missing.length === 0) return;
    const periods = missing.flatMap((asOf, no) =>
      periodsOf({ asOf }, this.#snapshots, table.span).map((period) => ({ ...period, no })),
    );
    const settings = periods.map(({ seenAt }) => parameters.at(seenAt));
    const { sql, params } = periodTable(periods, settings, table);
    const into = made ? `INSERT INTO ${table.name}` : `CREATE TABLE ${table.name} AS`;
    await this.#engine.query(`${into} WITH ${sql}\nSELECT * FROM (${table.rows})`, { params });
    this.#made.set(table.name, new Set([...(made ?? []), ...missing.map(keyOf)]));
  }
}
