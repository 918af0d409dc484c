import { createHash } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { PoolClient, QueryResult, QueryResultRow } from 'pg';
import type { DataSource, EntityMetadata, ObjectLiteral } from 'typeorm';

export type Value = string | number | boolean | null | undefined | Date | readonly unknown[] | object;
type RecordClass<Row> = new () => Row;

const names = new Map<string, string>();
const nameOf = (text: string): string => {
  let name = names.get(text);
  if (!name) names.set(text, (name = createHash('sha256').update(text).digest('base64url').slice(0, 24)));
  return name;
};

/** What is sent in one turn of the event loop leaves in one write: with a write for each, half of our time went into them. */
function sendTogether(client: PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/**
 * One transaction on one connection. Statements are prepared once per connection and pipelined: those that are not
 * awaited one by one travel together, which is where the time of a write goes (performance.md).
 */
export class Transaction {
  constructor(
    protected readonly client: PoolClient,
    private readonly source: DataSource,
  ) {}

  run<Row extends QueryResultRow>(text: string, values: readonly Value[] = []): Promise<QueryResult<Row>> {
    sendTogether(this.client);
    return this.client.query<Row>({ name: nameOf(text), text, values: [...values] });
  }

  protected control(
    word: 'begin' | 'commit' | 'rollback' | 'savepoint as_if' | 'rollback to savepoint as_if',
  ): Promise<unknown> {
    sendTogether(this.client);
    return this.client.query(word);
  }

  async rows<Row extends QueryResultRow>(text: string, values: readonly Value[] = []): Promise<Row[]> {
    return (await this.run<Row>(text, values)).rows;
  }

  async row<Row extends QueryResultRow>(text: string, values: readonly Value[] = []): Promise<Row | undefined> {
    return (await this.run<Row>(text, values)).rows[0];
  }

  /** How many rows an UPDATE or INSERT touched: a guarded change that touched none has lost. */
  async touched(text: string, values: readonly Value[] = []): Promise<number> {
    return (await this.run(text, values)).rowCount ?? 0;
  }

  /** Records as their class names them; `tail` is everything after FROM, in SQL, with the table's alias `t`. */
  select<Row extends ObjectLiteral>(
    record: RecordClass<Row>,
    tail: string,
    values: readonly Value[] = [],
  ): Promise<Row[]> {
    const { tableName, columns } = this.metadata(record);
    const list = columns.map((column) => `t."${column.databaseName}" as "${column.propertyName}"`).join(', ');
    return this.rows<Row>(`select ${list} from "${tableName}" t ${tail}`, values);
  }

  async selectOne<Row extends ObjectLiteral>(
    record: RecordClass<Row>,
    tail: string,
    values: readonly Value[] = [],
  ): Promise<Row | undefined> {
    return (await this.select(record, tail, values))[0];
  }

  /** Several rows in one statement, without RETURNING: the writer may be allowed to write what they may not read. */
  async insert<Row extends ObjectLiteral>(record: RecordClass<Row>, ...rows: Partial<Row>[]): Promise<void> {
    const [first] = rows;
    if (!first) return;
    const { tableName, columns } = this.metadata(record);
    const given = columns.filter((column) => first[column.propertyName] !== undefined);
    const values: Value[] = [];
    const tuples = rows.map(
      (row) => `(${given.map((column) => `$${values.push(bound(row[column.propertyName], column.type))}`).join(', ')})`,
    );
    const list = given.map((column) => `"${column.databaseName}"`).join(', ');
    await this.run(`insert into "${tableName}" (${list}) values ${tuples.join(', ')}`, values);
  }

  private metadata<Row>(record: RecordClass<Row>): EntityMetadata {
    return this.source.getMetadata(record);
  }
}

const bound = (value: unknown, type: unknown): Value =>
  type === 'jsonb' && value !== null ? JSON.stringify(value) : (value as Value);
