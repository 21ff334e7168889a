import { Injectable } from '@nestjs/common';
import type { Pool, PoolClient, QueryResult } from 'pg';
import { DataSource } from 'typeorm';
import { playing } from './scene.ts';

export interface Sql {
  /** Runs one parameterised statement; rows come as arrays of the selected columns. */
  query<Row extends unknown[]>(text: string, values: readonly unknown[]): Promise<Row[]>;
}

/** More different statements than this are not prepared: a filter in many shapes must not fill the server's memory. */
const MOST_PREPARED = 400;
const FLUSH = "select pg_logical_emit_message(true, 'waskita', '')";
const AGAIN = new Set(['40001', '40P01']);
const TRIES = 4;

/** Carries out of a transaction what was seen in it, so that it is rolled back. */
class TakenBack<T> extends Error {
  result!: T;
}

@Injectable()
export class Database implements Sql {
  private readonly names = new Map<string, string>();
  private readonly endings = new WeakMap<Sql, (() => Promise<void>)[]>();
  private running?: Promise<unknown>;
  private following?: Promise<unknown>;

  constructor(readonly dataSource: DataSource) {}

  private get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }

  private async run<Row extends unknown[]>(on: Pool | PoolClient, text: string, values: readonly unknown[]) {
    let name = this.names.get(text);
    if (!name && this.names.size < MOST_PREPARED) this.names.set(text, (name = `w${this.names.size}`));
    const result: QueryResult = await on.query({ ...(name && { name }), text, values: [...values], rowMode: 'array' });
    return result.rows as unknown as Row[];
  }

  query<Row extends unknown[]>(text: string, values: readonly unknown[]): Promise<Row[]> {
    return playing()?.sql.query<Row>(text, values) ?? this.run<Row>(this.pool, text, values);
  }

  /** Statements that see the same moment, and write nothing. */
  snapshot<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.transaction(work, 'begin isolation level repeatable read, read only');
  }

  /** What would come of writing: everything is done, looked at, and taken back. */
  async rolledBack<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    const seen = new TakenBack<T>();
    try {
      await this.transaction(async (sql) => {
        seen.result = await work(sql);
        throw seen;
      });
    } catch (error) {
      if (error !== seen) throw error;
    }
    return seen.result;
  }

  /** One transaction; run again when PostgreSQL asks for it (serialization failure, deadlock). */
  async transaction<T>(work: (sql: Sql) => Promise<T>, begin = 'begin'): Promise<T> {
    const scene = playing();
    if (scene) return this.carriedOut({ query: (text, values) => scene.sql.query(text, values) }, work);
    for (let attempt = 1; ; attempt++) {
      const client = await this.pool.connect();
      let broken: Error | undefined;
      // A server that goes away between two statements is no reason for the process to end.
      const lost = (reason: Error) => (broken = reason);
      client.on('error', lost);
      try {
        await client.query(begin);
        const result = await this.carriedOut({ query: (text, values) => this.run(client, text, values) }, work);
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch((reason: Error) => (broken = reason));
        if (!AGAIN.has((error as { code?: string }).code ?? '') || attempt === TRIES) throw error;
      } finally {
        client.off('error', lost);
        client.release(broken);
      }
    }
  }

  private async carriedOut<T>(sql: Sql, work: (sql: Sql) => Promise<T>): Promise<T> {
    const endings: (() => Promise<void>)[] = [];
    this.endings.set(sql, endings);
    const result = await work(sql);
    for (const end of endings) await end();
    return result;
  }

  /** Adds what is done at the end of the transaction, as part of it: when all that it changes has been changed. */
  atEnd(sql: Sql, work: () => Promise<void>): void {
    const endings = this.endings.get(sql);
    if (!endings) throw new Error('Only a transaction has an end.');
    endings.push(work);
  }

  /**
   * Resolves when everything committed so far is on disk. Statements that hold a lock all others wait for
   * (the register number) commit without waiting for the disk and are answered after this: concurrent
   * callers share one flush, and a crash before it loses only what nobody was told.
   */
  flushed(): Promise<unknown> {
    if (!this.running) {
      this.running = this.query(FLUSH, []).finally(() => (this.running = undefined));
      return this.running;
    }
    this.following ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.following = undefined;
        return this.flushed();
      });
    return this.following;
  }
}
