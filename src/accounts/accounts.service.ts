import { Injectable } from '@nestjs/common';
import { settled, Work, type Action, type Tx } from '../audit/index.js';
import {
  decodeCursor,
  found,
  permit,
  refuseIf,
  toPage,
  type AccountId,
  type Actor,
  type InstitutionId,
  type Page,
  type WhyNot,
} from '../kernel/index.js';
import { newId } from '../platform/database/index.js';
import {
  coverOf,
  deputiesOf,
  onDutyNow,
  verbsFor,
  whyNotChange,
  whyNotDisable,
  whyNotEnable,
  whyNotGive,
  whyNotResetPassword,
  type Colleague,
} from './account.js';
import { mayAdminister } from './account.policy.js';
import type {
  AccountView,
  ChangeAccountBody,
  ColleagueView,
  CreateAccountBody,
  StartingAccountView,
} from './accounts.api.js';
import { AccountsStore, type Account, type AccountRow } from './accounts.store.js';
import { hashPassword, inTurn, startingPassword } from './passwords.service.js';
import { SessionsStore } from './sessions.store.js';

@Injectable()
export class AccountsService {
  constructor(
    private readonly store: AccountsStore,
    private readonly sessions: SessionsStore,
    private readonly work: Work,
  ) {}

  list(actor: Actor, after: string | undefined): Promise<Page<AccountView>> {
    return this.work.read(actor, 'account.list', {}, async (tx) => {
      const rows = this.store.page(tx, actor.institutionId, decodeCursor(after, 2));
      const administrators = this.store.administrators(tx, actor.institutionId);
      await settled([rows, administrators]);
      const count = await administrators;
      return toPage(await rows, (row) => toView({ ...row, administrators: count }, actor), nameAndId);
    });
  }

  colleagues(actor: Actor, after: string | undefined): Promise<Page<ColleagueView>> {
    return this.work.read(actor, 'account.list', {}, async (tx) =>
      toPage(await this.store.page(tx, actor.institutionId, decodeCursor(after, 2)), toColleague, nameAndId),
    );
  }

  show(actor: Actor, id: AccountId): Promise<AccountView> {
    return this.work.read(actor, 'account.view', { account: id }, (tx) => this.view(tx, actor, id));
  }

  /** `token` is the caller's: the starting password follows from it, so that it is stored nowhere. */
  async create(actor: Actor, body: CreateAccountBody, token: string): Promise<StartingAccountView> {
    const id = newId<AccountId>();
    const passwordHash = await inTurn(() => hashPassword(passwordFor(actor, id, token)));
    const made = await this.work.write(actor, 'account.create', {}, async (tx) => {
      permit(mayAdminister(actor, { institutionId: actor.institutionId }));
      refuseIf(whyNotGive(body.roles, await this.store.employer(tx, actor.institutionId)));
      tx.about({ account: id });
      tx.touchedFields('login', 'name', 'roles');
      await this.store.add(tx, {
        id,
        institutionId: actor.institutionId,
        login: body.login,
        name: body.name,
        email: body.email ?? null,
        roles: body.roles,
        language: body.language ?? actor.language,
        onDuty: body.onDuty ?? false,
        passwordHash,
        mustChangePassword: true,
      });
      return { view: await this.view(tx, actor, id), madeIn: actor.sessionId };
    });
    return withStartingPassword(made, actor, token);
  }

  change(actor: Actor, id: AccountId, version: number, body: ChangeAccountBody): Promise<AccountView> {
    return this.work.write(actor, 'account.change', { account: id }, async (tx) => {
      const account = found(await this.store.lock(tx, actor.institutionId, id));
      permit(mayAdminister(actor, account));
      if (body.roles) refuseIf(whyNotGive(body.roles, await this.store.employer(tx, actor.institutionId)));
      refuseIf(whyNotChange(account, body.roles));
      const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
      tx.touchedFields(...Object.keys(given));
      await this.store.change(tx, { ...account, ...given }, version);
      return this.view(tx, actor, id);
    });
  }

  disable(actor: Actor, id: AccountId): Promise<AccountView> {
    return this.move(actor, 'account.disable', id, whyNotDisable, async (tx) => {
      await settled([this.store.disable(tx, id), this.sessions.endAll(tx, id)]);
    });
  }

  enable(actor: Actor, id: AccountId): Promise<AccountView> {
    return this.move(actor, 'account.enable', id, whyNotEnable, (tx) => this.store.enable(tx, id));
  }

  async resetPassword(actor: Actor, id: AccountId, token: string): Promise<StartingAccountView> {
    const passwordHash = await inTurn(() => hashPassword(passwordFor(actor, id, token)));
    const made = await this.work.write(actor, 'account.reset-password', { account: id }, async (tx) => {
      const account = found(await this.store.lock(tx, actor.institutionId, id));
      permit(mayAdminister(actor, account));
      refuseIf(whyNotResetPassword(account));
      await settled([this.store.setPassword(tx, id, passwordHash, true), this.sessions.endAll(tx, id)]);
      return { view: await this.view(tx, actor, id), madeIn: actor.sessionId };
    });
    return withStartingPassword(made, actor, token);
  }

  async find(tx: Tx, id: AccountId): Promise<Colleague | undefined> {
    return (await this.store.named(tx, [id]))[0];
  }

  async names(tx: Tx, ids: readonly AccountId[]): Promise<Map<AccountId, string>> {
    return new Map((await this.store.named(tx, ids)).map(({ id, name }) => [id, name]));
  }

  /** Who answers for each of them now; absent for whom nobody does. */
  async coverFor(tx: Tx, ids: readonly AccountId[]): Promise<Map<AccountId, Colleague>> {
    const staff = await this.store.staffAround(tx, ids);
    return new Map(
      ids.flatMap((id) => {
        const answers = coverOf(id, staff);
        return answers ? [[id, answers] as const] : [];
      }),
    );
  }

  /** Whom to tell at an institution, with absences resolved; also under the worker's role. */
  async dutyAccounts(tx: Tx, institutionId: InstitutionId): Promise<Colleague[]> {
    return onDutyNow(await this.store.staff(tx, institutionId));
  }

  /** Whom to tell next when those do not read it. */
  async deputies(tx: Tx, institutionId: InstitutionId): Promise<Colleague[]> {
    return deputiesOf(await this.store.staff(tx, institutionId));
  }

  private move(
    actor: Actor,
    action: Action,
    id: AccountId,
    whyNot: (account: AccountRow) => WhyNot,
    store: (tx: Tx) => Promise<void>,
  ): Promise<AccountView> {
    return this.work.write(actor, action, { account: id }, async (tx) => {
      const account = found(await this.store.lock(tx, actor.institutionId, id));
      permit(mayAdminister(actor, account));
      refuseIf(whyNot(account));
      await store(tx);
      return this.view(tx, actor, id);
    });
  }

  private async view(tx: Tx, actor: Actor, id: AccountId): Promise<AccountView> {
    const row = this.store.find(tx, actor.institutionId, id);
    const administrators = this.store.administrators(tx, actor.institutionId);
    await settled([row, administrators]);
    return toView({ ...found(await row), administrators: await administrators }, actor);
  }
}

const nameAndId = ({ name, id }: Account): string[] => [name, id];

const passwordFor = (actor: Actor, id: string, token: string): string =>
  startingPassword(token, id, actor.once?.key ?? '');

/** Only the session that made it can show it again; a repetition from another one gets the account without it. */
const withStartingPassword = (
  made: { view: AccountView; madeIn: string },
  actor: Actor,
  token: string,
): StartingAccountView =>
  made.madeIn === actor.sessionId
    ? Object.assign({}, made.view, { startingPassword: passwordFor(actor, made.view.id, token) })
    : made.view;

const toView = (account: AccountRow, actor: Actor): AccountView => ({
  id: account.id,
  login: account.login,
  name: account.name,
  email: account.email,
  roles: account.roles,
  language: account.language,
  onDuty: account.onDuty,
  awayUntil: account.awayUntil,
  coveredBy: account.coveredBy,
  disabledAt: account.disabledAt,
  mustChangePassword: account.mustChangePassword,
  version: account.version,
  allowed: mayAdminister(actor, account) ? verbsFor(account) : [],
});

const toColleague = ({ id, name, roles, onDuty, awayUntil, coveredBy }: Account): ColleagueView => ({
  id,
  name,
  roles,
  onDuty,
  awayUntil,
  coveredBy,
});
