import { Injectable } from '@nestjs/common';
import { settled, Work, type Tx } from '../audit/index.js';
import { found, invalid, Refusal, type AccountId, type Actor, type Language } from '../kernel/index.js';
import type { AwayBody, ChangePasswordBody, OwnAccountView } from './accounts.api.js';
import { AccountsStore } from './accounts.store.js';
import { hashPassword, inTurn } from './passwords.service.js';
import { whyNotPassword } from './password.js';
import { SessionsService } from './sessions.service.js';
import { SessionsStore } from './sessions.store.js';

/** What everyone may change about their own account. */
@Injectable()
export class OwnAccountService {
  constructor(
    private readonly store: AccountsStore,
    private readonly sessions: SessionsService,
    private readonly sessionsStore: SessionsStore,
    private readonly work: Work,
  ) {}

  away(actor: Actor, body: AwayBody): Promise<OwnAccountView> {
    const until = body.until ?? null;
    const coveredBy = until === null ? null : ((body.coveredBy ?? null) as AccountId | null);
    return this.work.write(actor, 'account.away', { account: actor.accountId }, async (tx) => {
      if (coveredBy === actor.accountId) throw invalid('coveredBy', 'must be a colleague');
      const cover = coveredBy && (await this.store.find(tx, actor.institutionId, coveredBy));
      if (coveredBy && (!cover || cover.disabledAt))
        throw invalid('coveredBy', 'must be a colleague of your institution');
      tx.touchedFields('awayUntil', 'coveredBy');
      if (!(await this.store.setAway(tx, actor.accountId, until, coveredBy)))
        throw invalid('until', 'must lie ahead, by at most a year');
      return this.view(tx, actor);
    });
  }

  changeLanguage(actor: Actor, language: Language): Promise<OwnAccountView> {
    return this.work.write(actor, 'account.change-language', { account: actor.accountId }, async (tx) => {
      tx.touchedFields('language');
      await this.store.setLanguage(tx, actor.accountId, language);
      return this.view(tx, actor);
    });
  }

  /** The other sessions of this account end: whoever else knew the old password is out. */
  async changePassword(actor: Actor, body: ChangePasswordBody, address: string): Promise<OwnAccountView> {
    const action = 'account.change-own-password';
    const about = { account: actor.accountId };
    let passwordHash: string;
    try {
      passwordHash = await this.nextPassword(actor, body, address);
    } catch (error) {
      if (error instanceof Refusal) await this.work.refused(actor, action, about, error);
      throw error;
    }
    return this.work.write(actor, action, about, async (tx) => {
      tx.touchedFields('password');
      await settled([
        this.store.setPassword(tx, actor.accountId, passwordHash, false),
        this.sessionsStore.endAll(tx, actor.accountId, actor.sessionId),
      ]);
      return this.view(tx, actor);
    });
  }

  /** Before the transaction: a hash takes longer than all of a transaction's statements. */
  private async nextPassword(actor: Actor, body: ChangePasswordBody, address: string): Promise<string> {
    const person = await this.sessions.recheck(actor, body.current, address);
    const reason = body.wanted === body.current ? 'must be another one' : whyNotPassword(body.wanted, person);
    if (reason) throw invalid('wanted', reason);
    return inTurn(() => hashPassword(body.wanted));
  }

  private async view(tx: Tx, actor: Actor): Promise<OwnAccountView> {
    const { language, awayUntil, coveredBy, mustChangePassword } = found(
      await this.store.find(tx, actor.institutionId, actor.accountId),
    );
    return {
      language,
      awayUntil,
      coveredBy,
      mustChangePassword,
      allowed: ['change-password', 'change-language', 'be-away'],
    };
  }
}
