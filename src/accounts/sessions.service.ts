import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { settled, Work } from '../audit/index.js';
import { invalid, Refusal, refuseIf, type Actor, type Role, type SessionId } from '../kernel/index.js';
import { asRefusal, newId } from '../platform/database/index.js';
import { inTurn, isRightPassword } from './passwords.service.js';
import { whyNotTry, type SignedIn } from './session.js';
import { SessionsStore, type ActorRow, type SessionRow } from './sessions.store.js';

/** Somebody whose password was right a moment ago, not yet in. */
export interface Newcomer {
  readonly actor: Actor;
  readonly loginHash: Buffer;
  readonly address: string;
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

@Injectable()
export class SessionsService {
  constructor(
    private readonly store: SessionsStore,
    private readonly work: Work,
  ) {}

  /** The actor behind a token; nobody when it is unknown, too old, ended, or its account is disabled. `attended`: by a human. */
  async signedIn(token: string | undefined, requestId: string, attended = true): Promise<SignedIn | undefined> {
    if (!token || token.length > 100) return undefined;
    try {
      const row = await this.store.live(sha256(token), attended);
      return row && toSignedIn(row, token, requestId);
    } catch (error) {
      throw asRefusal(error);
    }
  }

  /** Of these sessions those that go on, with their people's roles as they are now. Looking does not lengthen a session. */
  async stillIn(sessions: readonly SessionId[]): Promise<Map<SessionId, readonly Role[]>> {
    const rows = await this.store.stillIn(sessions);
    return new Map(rows.map(({ id, roles }) => [id, roles]));
  }

  /** Same answer and the same time whether the name or the password is wrong. */
  async check(login: string, password: string, address: string, requestId: string): Promise<Newcomer> {
    const known = login.trim().toLowerCase();
    const loginHash = sha256(known);
    try {
      return await inTurn(async () => {
        const door = await this.store.door(known, loginHash, address);
        refuseIf(whyNotTry(door.failures, door.secondsSince));
        const right = await isRightPassword(door.passwordHash ?? undefined, password);
        const actor = door.account && toActor(door.account, newId<SessionId>(), requestId);
        if (actor && right) return { actor, loginHash, address };
        const refusal = new Refusal('wrong-credentials');
        await settled([
          this.store.countFailure(loginHash, address),
          ...(actor ? [this.work.refused(actor, 'session.start', { account: actor.accountId }, refusal)] : []),
        ]);
        throw refusal;
      });
    } catch (error) {
      throw asRefusal(error);
    }
  }

  /** The password once more, from someone who is in: counted like a login, so that a borrowed screen cannot guess. */
  async recheck(actor: Actor, password: string, address: string): Promise<{ login: string; name: string }> {
    const { login, name } = await this.store.loginOf(actor.accountId);
    const loginHash = sha256(login);
    await inTurn(async () => {
      const door = await this.store.door(login, loginHash, address);
      refuseIf(whyNotTry(door.failures, door.secondsSince));
      if (await isRightPassword(door.passwordHash ?? undefined, password)) return;
      await this.store.countFailure(loginHash, address);
      throw invalid('current', 'is not your password');
    });
    return { login, name };
  }

  /** A new token at each login; one that the browser brought along ends here. */
  async start({ actor, loginHash, address }: Newcomer, oldToken: string | undefined): Promise<SignedIn> {
    const token = randomBytes(32).toString('base64url');
    const tokenHash = sha256(token);
    await this.work.write(
      actor,
      'session.start',
      { account: actor.accountId, session: actor.sessionId },
      async (tx) => {
        await settled([
          this.store.forgetFailures(tx, loginHash, address),
          ...(oldToken ? [this.store.endByToken(tx, sha256(oldToken))] : []),
          this.store.start(tx, { id: actor.sessionId, tokenHash, accountId: actor.accountId }),
        ]);
      },
    );
    const session = await this.signedIn(token, actor.requestId);
    if (!session) throw new Refusal('not-signed-in');
    return session;
  }

  async end(actor: Actor): Promise<void> {
    await this.work.write(actor, 'session.end', { account: actor.accountId, session: actor.sessionId }, async (tx) => {
      await this.store.end(tx, actor.sessionId);
    });
  }
}

const toActor = (row: ActorRow, sessionId: SessionId, requestId: string): Actor => ({
  accountId: row.accountId,
  sessionId,
  name: row.name,
  institutionId: row.institutionId,
  institutionName: row.institutionName,
  institutionKind: row.institutionKind,
  country: row.country,
  timeZone: row.timeZone,
  language: row.language,
  roles: row.roles,
  requestId,
});

const toSignedIn = (row: SessionRow, token: string, requestId: string): SignedIn => ({
  actor: toActor(row, row.sessionId, requestId),
  token,
  factors: row.factors,
  startedAt: row.startedAt,
  endsAt: row.endsAt,
  lastsUntil: row.lastsUntil,
  mustChangePassword: row.mustChangePassword,
});
