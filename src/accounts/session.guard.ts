import { createHash } from 'node:crypto';
import { createParamDecorator, Injectable, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { Work } from '../audit/index.js';
import { holds, Refusal, type Actor } from '../kernel/index.js';
import { ACCESS, CREATES, validation, type Access } from '../platform/http/index.js';
import { SignInBody } from './sessions.api.js';
import type { SignedIn } from './session.js';
import type { KnockingRequest } from './sessions.strategy.js';

const STARTING_PASSWORD = 'hof:starting-password';
const LONGEST_KEY = 100;

/** A route that is open to someone who has not yet chosen a password of their own. */
export const EvenWithStartingPassword = () => SetMetadata(STARTING_PASSWORD, true);

/** The session of the caller, with its token, as the guard found it. */
export const OwnSession = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn => {
  const { signedIn } = requestOf(context);
  if (!signedIn) throw new Error('A route with a session must not be open to anyone.');
  return signedIn;
});

const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest<KnockingRequest>();

/** Default deny: a route that does not say who may call it is refused to everyone. */
@Injectable()
export class SessionGuard extends AuthGuard('session') {
  constructor(
    private readonly reflector: Reflector,
    private readonly work: Work,
  ) {
    super({ session: false, property: 'signedIn' });
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.about<Access>(ACCESS, context);
    if (access === 'anyone') return true;
    await super.canActivate(context);
    const request = requestOf(context);
    if (!request.signedIn) throw new Refusal('not-signed-in');
    const { actor, mustChangePassword } = request.signedIn;
    const refusal = whyRefused(actor, access, mustChangePassword && !this.about(STARTING_PASSWORD, context));
    if (refusal) {
      await this.work.refused(
        actor,
        'route.refuse',
        { route: `${request.method} ${request.routeOptions.url}` },
        refusal,
      );
      throw refusal;
    }
    request.actor = this.about(CREATES, context) ? { ...actor, once: onceOf(request) } : actor;
    return true;
  }

  override handleRequest<T>(error: Error | null, signedIn: T | false): T {
    if (error) throw error;
    if (!signedIn) throw new Refusal('not-signed-in');
    return signedIn;
  }

  private about<T>(key: string, context: ExecutionContext): T | undefined {
    return this.reflector.getAllAndOverride<T | undefined>(key, [context.getHandler(), context.getClass()]);
  }
}

/** Checks the form, then the password; no session yet. */
@Injectable()
export class PasswordGuard extends AuthGuard('local') {
  private readonly form = validation();

  constructor() {
    super({ session: false, property: 'newcomer' });
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    await this.form.transform(requestOf(context).body, { type: 'body', metatype: SignInBody });
    return (await super.canActivate(context)) as boolean;
  }

  override handleRequest<T>(error: Error | null, newcomer: T | false): T {
    if (error) throw error;
    if (!newcomer) throw new Refusal('wrong-credentials');
    return newcomer;
  }
}

function whyRefused(actor: Actor, access: Access | undefined, passwordFirst: boolean): Refusal | undefined {
  if (access === undefined || access === 'anyone') return new Refusal('not-your-role');
  if (access !== 'signed-in' && !holds(actor, ...access))
    return new Refusal('not-your-role', undefined, { whoMay: access });
  return passwordFirst ? new Refusal('password-to-change') : undefined;
}

/** The path with its ids, not its pattern: the same key on another case is another call. */
function onceOf(request: KnockingRequest): NonNullable<Actor['once']> {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key.length === 0 || key.length > LONGEST_KEY)
    throw new Refusal('idempotency-key-missing');
  const bodyHash = createHash('sha256')
    .update(JSON.stringify(request.body ?? null))
    .digest('hex');
  return { key, route: `${request.method} ${request.url.split('?')[0]}`, bodyHash };
}
