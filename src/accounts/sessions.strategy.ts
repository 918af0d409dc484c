import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy as Custom } from 'passport-custom';
import { Strategy as Local } from 'passport-local';
import type { RequestWithActor } from '../platform/http/index.js';
import { COOKIE, UNATTENDED, type SignedIn } from './session.js';
import { SessionsService, type Newcomer } from './sessions.service.js';

/** What both strategies read of Fastify's request. */
export type KnockingRequest = RequestWithActor & {
  cookies: Record<string, string | undefined>;
  newcomer?: Newcomer;
  signedIn?: SignedIn;
};

/** Login with name and password. A second factor becomes a strategy beside this one. */
@Injectable()
export class PasswordStrategy extends PassportStrategy(Local, 'local') {
  constructor(private readonly sessions: SessionsService) {
    super({ usernameField: 'login', passwordField: 'password', passReqToCallback: true });
  }

  validate(request: unknown, login: string, password: string): Promise<Newcomer> {
    const { ip, id } = request as KnockingRequest;
    return this.sessions.check(login, password, ip, id);
  }
}

/** The session behind the cookie, on every request. */
@Injectable()
export class SessionStrategy extends PassportStrategy(Custom, 'session') {
  constructor(private readonly sessions: SessionsService) {
    super();
  }

  validate(request: unknown): Promise<SignedIn | undefined> {
    const { cookies, id, headers } = request as KnockingRequest;
    // A browser opens its line for live updates by itself, and cannot say so in a header of ours.
    const attended = headers[UNATTENDED] === undefined && headers['accept'] !== 'text/event-stream';
    return this.sessions.signedIn(cookies[COOKIE], id, attended);
  }
}
