import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { found, type Actor } from '../kernel/index.js';
import { Access, Caller, Returns } from '../platform/http/index.js';
import { EvenWithStartingPassword, OwnSession, PasswordGuard } from './session.guard.js';
import { COOKIE, type SignedIn } from './session.js';
import { SessionView, SignInBody } from './sessions.api.js';
import { SessionsService } from './sessions.service.js';
import { placesFor } from './places.js';
import type { KnockingRequest } from './sessions.strategy.js';

const ONLY_HERE = { httpOnly: true, secure: true, sameSite: 'strict', path: '/' } as const;

@Controller('session')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Post()
  @Access('anyone')
  @UseGuards(PasswordGuard)
  @Returns(SessionView, { status: 201 })
  async start(
    @Body() _body: SignInBody,
    @Req() request: KnockingRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const session = await this.sessions.start(found(request.newcomer), request.cookies[COOKIE]);
    void reply.setCookie(COOKIE, session.token, ONLY_HERE);
    return toView(session);
  }

  @Get()
  @Access('signed-in')
  @EvenWithStartingPassword()
  @Returns(SessionView)
  show(@OwnSession() session: SignedIn): SessionView {
    return toView(session);
  }

  @Delete()
  @HttpCode(204)
  @Access('signed-in')
  @EvenWithStartingPassword()
  @Returns(Object as never, { status: 204 })
  async end(@Caller() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.end(actor);
    void reply.clearCookie(COOKIE, ONLY_HERE);
  }
}

const toView = ({ actor, factors, startedAt, endsAt, lastsUntil, mustChangePassword }: SignedIn): SessionView => ({
  accountId: actor.accountId,
  name: actor.name,
  institution: {
    id: actor.institutionId,
    name: actor.institutionName,
    kind: actor.institutionKind,
    country: actor.country,
    timeZone: actor.timeZone,
  },
  roles: [...actor.roles],
  language: actor.language,
  mustChangePassword,
  factors: factors.map(({ factor, at }) => ({ factor, at })),
  startedAt,
  endsAt,
  lastsUntil,
  allowed: [
    ...(endsAt < lastsUntil ? ['stay'] : []),
    ...(mustChangePassword ? ['end', 'change-password'] : allowed(actor)),
  ],
});

const allowed = (actor: Actor): string[] => [
  'end',
  'change-password',
  'change-language',
  'be-away',
  ...placesFor(actor),
];
