import type { Engine, QueryOptions, RowSet } from '../../engine/engine.ts';
import { preparedNames } from '../../metrics/relations/shared-tables.ts';

/** What a statement makes: `CREATE TABLE bw_client AS …`. */
const MADE = /^CREATE (?:TABLE|VIEW) (bw_\w+)/;

/** Lists of tables and columns show what is there: everything has to be. */
const LISTS = /\b(?:duckdb_(?:tables|columns|views)|information_schema|show|describe|summarize|pragma_\w+)\b/i;

/** Whose tables stand in an engine. */
const standing = new WeakMap<Engine, TablesOnDemand>();

/**
 * An engine with tables that are made when a statement first names them, those they are made of before them. A question about one metric
 * then waits for the three tables it reads, not for thirty.
 */
export class TablesOnDemand implements Engine {
  readonly #engine: Engine;
  readonly #statements = new Map<string, string>();
  readonly #making = new Map<string, Promise<void>>();

  private constructor(engine: Engine, statements: readonly string[]) {
    this.#engine = engine;
    for (const statement of statements) {
      const name = MADE.exec(statement)?.[1];
      if (name === undefined) throw new TypeError(`makes no table: ${statement.slice(0, 40)}`);
      this.#statements.set(name, statement);
    }
  }

  /** The engine with these tables in place of those of whoever stood in it before, who makes no more. */
  static async over(engine: Engine, statements: readonly string[]): Promise<TablesOnDemand> {
    await standing.get(engine)?.retire();
    await dropPrepared(engine);
    const tables = new TablesOnDemand(engine, statements);
    standing.set(engine, tables);
    return tables;
  }

  get kind(): Engine['kind'] {
    return this.#engine.kind;
  }

  async query(sql: string, options?: QueryOptions): Promise<RowSet> {
    await this.#makeAll(LISTS.test(sql) ? [...this.#statements.keys()] : this.#namesIn(sql));
    return this.#engine.query(sql, options);
  }

  putFile(name: string, content: Uint8Array | Blob): Promise<string> {
    return this.#engine.putFile(name, content);
  }

  dropFile(path: string): Promise<void> {
    return this.#engine.dropFile(path);
  }

  onLost(listener: (error: Error) => void): () => void {
    return this.#engine.onLost(listener);
  }

  close(): Promise<void> {
    return this.#engine.close();
  }

  private async retire(): Promise<void> {
    this.#statements.clear();
    await Promise.allSettled(this.#making.values());
  }

  #namesIn(sql: string): string[] {
    const names = (sql.match(/\bbw_\w+/gi) ?? []).map((name) => name.toLowerCase());
    return [...new Set(names)].filter((name) => this.#statements.has(name));
  }

  async #makeAll(names: readonly string[]): Promise<void> {
    for (const name of names) await this.#make(name);
  }

  /** Whoever asks first does not decide whether it is made: it has no signal and no budget. One that failed is tried again. */
  #make(name: string): Promise<void> {
    const known = this.#making.get(name);
    if (known) return known;
    const making = this.#makeNow(name);
    this.#making.set(name, making);
    making.catch(() => this.#making.delete(name));
    return making;
  }
  async #makeNow(name: string): Promise<void> {
    const statement = this.#statements.get(name);
    if (statement === undefined) return;
    await this.#makeAll(this.#namesIn(statement).filter((each) => each !== name));
    if (this.#statements.has(name)) await this.#engine.query(statement);
  }
}

/** Forgets what was prepared of other data. */
async function dropPrepared(engine: Engine): Promise<void> {
  const { rows } = await engine.query(
    `SELECT table_name FROM duckdb_tables() WHERE NOT temporary UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal`,
  );
  const there = new Set(rows.map(([name]) => String(name)));
  for (const { name, isView } of preparedNames())
    if (there.has(name)) await engine.query(`DROP ${isView ? 'VIEW' : 'TABLE'} IF EXISTS ${name}`);
}
