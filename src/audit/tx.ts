import { Refusal, type Actor, type System } from '../kernel/index.js';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { mayBeTriedAgain, Transaction } from '../platform/database/index.js';
import { log, nameOf } from '../platform/http/index.js';
import { ACTIONS, type Action } from './actions.js';

/** Ids of what an act is about, by kind; `case` is also kept in a column of its own, for those who lead it. */
export type Subjects = Readonly<Record<string, string | undefined>>;

const CONTEXT = `select set_config('app.account', $1, true), set_config('app.institution', $2, true),
  set_config('app.country', $3, true), set_config('app.roles', $4, true)`;
// The context, and in the same trip: a second sending of the same call waits here until the first one has answered.
const BEGIN_ONCE = `select body_hash, response from begin_act($1, $2, $3, $4, $5, $6)`;
const KEEP_ONCE = `insert into idempotency_key (account_id, key, route, body_hash, response) values ($1, $2, $3, $4, $5)`;
const KEEP_AUDIT = `insert into audit_entry
  (action, verb, purpose, account_id, institution_id, job, subjects, case_id, fields, outcome, problem, request_id, authors)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;
const TELL = `insert into outbox (kind, subjects) select * from unnest($1::text[], $2::jsonb[])`;

/** What an act was, for those who look again after it: no data, and no id but those of institutions. */
export interface Done {
  readonly action: Action;
  readonly onlyLooked: boolean;
  /** The institution of who acted; absent: a scan, the relay or a consumer. */
  readonly by?: string;
  readonly told: readonly { readonly kind: string; readonly to?: string }[];
  /** Of a notification that was written: whose list it stands in. */
  readonly listOf?: string;
}

/** The open transaction as services and stores see it: SQL, who acts, what the act is about, and what to tell afterwards. */
export class Tx extends Transaction {
  private subjects: Record<string, string> = {};
  private readonly fields = new Set<string>();
  private readonly authors = new Set<string>();
  private nothing = false;
  private begun: Promise<void> = Promise.resolve();
  private readonly told: { kind: string; subjects: Subjects }[] = [];

  constructor(
    client: PoolClient,
    source: DataSource,
    private readonly who: Actor | System,
    private readonly action: Action,
    subjects: Subjects,
  ) {
    super(client, source);
    this.about(subjects);
  }

  /** Adds ids that became known on the way. */
  about(subjects: Subjects): void {
    for (const [kind, id] of Object.entries(subjects)) if (id) this.subjects[kind] = id;
  }

  /** Everything that became known by now, also when the act is then refused. */
  get isAbout(): Subjects {
    return this.subjects;
  }

  /** Names of the fields or sections that were shown or changed; never their values. */
  touchedFields(...names: string[]): void {
    for (const name of names) this.fields.add(name);
  }

  /** Whose statements the actor was shown: these institutions, and the lead, see that somebody looked. */
  showedWordsOf(...institutions: readonly string[]): void {
    for (const institution of institutions) this.authors.add(institution);
  }

  /** Leaves an event in the outbox, in this transaction; ids only, since queues keep their payloads in clear. */
  emit(kind: string, subjects: Subjects): void {
    this.told.push({ kind, subjects });
  }

  /** A scan that found nothing has done nothing and leaves no row. Means nothing when a person acts: every look of theirs is kept. */
  nothingDue(): void {
    this.nothing = !isActor(this.who);
  }

  /**
   * What somebody else would see once `first` is done: it is done, `look` reads with their rights, and all of it is undone,
   * whatever comes of it. Nothing is told of it; only the names of fields that were shown stay, for the audit.
   */
  async asIf<T>(other: Actor, first: () => Promise<unknown>, look: () => Promise<T>): Promise<T> {
    const told = this.told.length;
    await settled([this.begun, this.control('savepoint as_if')]);
    try {
      await first();
      await this.run(CONTEXT, contextOf(other));
      return await look();
    } finally {
      this.told.length = told;
      await this.control('rollback to savepoint as_if');
    }
  }

  get hasTold(): boolean {
    return this.told.length > 0;
  }

  get done(): Done {
    const { to } = this.subjects;
    return {
      action: this.action,
      onlyLooked: ACTIONS[this.action].verb === 'consult',
      ...(isActor(this.who) ? { by: this.who.institutionId } : {}),
      told: this.told.map(({ kind, subjects }) => ({ kind, ...(subjects['to'] ? { to: subjects['to'] } : {}) })),
      ...(this.action === 'notification.tell' && to ? { listOf: to } : {}),
    };
  }

  /** Sets who acts; answers what the same call answered before, when it is a repetition. */
  async begin(options: { again?: boolean } = {}): Promise<{ response: unknown } | undefined> {
    const context = isActor(this.who) ? contextOf(this.who) : ['', '', '', ''];
    const begun = this.control('begin');
    const once = isActor(this.who) && !options.again ? this.who.once : undefined;
    if (!once) {
      // Not waited for: the first statements of the act travel along, in this order, and fail if this fails.
      this.begun = settled([begun, this.run(CONTEXT, context)]);
      this.begun.catch(() => undefined);
      return undefined;
    }
    const lookup = this.run<{ body_hash: string; response: unknown }>(BEGIN_ONCE, [...context, once.key, once.route]);
    await settled([begun, lookup]);
    const earlier = (await lookup).rows[0];
    if (earlier && earlier.body_hash !== once.bodyHash) throw new Refusal('key-used-for-another-call');
    return earlier;
  }

  async commit(result: unknown): Promise<void> {
    if (this.nothing && !this.hasTold) {
      await this.control('commit');
      return;
    }
    const last: Promise<unknown>[] = [this.keepAudit('done', null)];
    if (this.told.length > 0)
      last.push(
        this.run(TELL, [this.told.map(({ kind }) => kind), this.told.map(({ subjects }) => JSON.stringify(subjects))]),
      );
    if (isActor(this.who) && this.who.once) {
      const { key, route, bodyHash } = this.who.once;
      last.push(this.run(KEEP_ONCE, [this.who.accountId, key, route, bodyHash, JSON.stringify(result ?? null)]));
    }
    await settled([this.begun, ...last, this.control('commit')]);
  }

  /** The same answer once more is shown once more: it stands in the audit like the first, or it is not given. */
  async commitRepetition(): Promise<void> {
    this.touchedFields('repetition');
    await settled([this.keepAudit('done', null), this.control('commit')]);
  }

  async commitRefusal(refusal: Refusal): Promise<void> {
    await settled([this.keepAudit('refused', refusal.problem), this.control('commit')]);
  }

  async rollback(): Promise<void> {
    await this.control('rollback');
  }

  /** No row, no data, and no fault of the caller's: somebody who runs this has to look, and the caller comes back later. */
  private keepAudit(outcome: 'done' | 'refused', problem: string | null): Promise<unknown> {
    return this.run(KEEP_AUDIT, this.auditValues(outcome, problem)).catch((error: unknown) => {
      if (mayBeTriedAgain(error)) throw error;
      log.error({ request: this.who.requestId, error: nameOf(error) }, 'no audit row, no data');
      throw new Refusal('unavailable');
    });
  }

  private auditValues(outcome: 'done' | 'refused', problem: string | null) {
    const { verb, purpose } = ACTIONS[this.action];
    const actor = isActor(this.who) ? this.who : undefined;
    const job = isActor(this.who) ? null : this.who.job;
    return [
      this.action,
      verb,
      purpose,
      actor?.accountId ?? null,
      actor?.institutionId ?? null,
      job,
      JSON.stringify(this.subjects),
      this.subjects['case'] ?? null,
      [...this.fields],
      outcome,
      problem,
      this.who.requestId,
      [...this.authors],
    ];
  }
}

const contextOf = (actor: Actor): string[] => [
  actor.accountId,
  actor.institutionId,
  actor.country,
  `{${actor.roles.join(',')}}`,
];

const isActor = (who: Actor | System): who is Actor => 'accountId' in who;

/**
 * Waits for statements that travelled together and throws the first failure: the later ones only say that the
 * transaction is aborted, and a commit of an aborted transaction is a rollback.
 */
export async function settled(statements: readonly Promise<unknown>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(statements)) if (outcome.status === 'rejected') throw outcome.reason;
}
