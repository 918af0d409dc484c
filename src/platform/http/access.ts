import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext, type Type } from '@nestjs/common';
import { ApiExtension, ApiHeader, ApiResponse } from '@nestjs/swagger';
import type { Actor, Role } from '../../kernel/index.js';

export const ACCESS = 'hof:access';
export const RETURNS = 'hof:returns';
export const CREATES = 'hof:creates';
/** Where the API's description keeps who may make a call. */
export const WHO_MAY = 'x-who-may';

export type Access = 'anyone' | 'signed-in' | readonly Role[];

/** Who may call a route. A route that does not say so is refused to everyone, and fails a test. */
export const Access = (...who: ['anyone'] | ['signed-in'] | Role[]) => {
  const access = who[0] === 'anyone' || who[0] === 'signed-in' ? who[0] : who;
  return applyDecorators(SetMetadata(ACCESS, access), ApiExtension(WHO_MAY, access));
};

/** What a route answers: the view class, for the OpenAPI description and for the check that every route has one. */
export const Returns = (view: Type | [Type], options: { status?: number } = {}) =>
  applyDecorators(
    SetMetadata(RETURNS, view),
    ApiResponse({
      status: options.status ?? 200,
      type: Array.isArray(view) ? view[0] : view,
      isArray: Array.isArray(view),
    }),
  );

/** A call that creates something: needs an Idempotency-Key, so that a repetition has one effect and the same answer. */
export const Creates = () =>
  applyDecorators(
    SetMetadata(CREATES, true),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: 'Made by the caller, at most 100 characters; a repetition gets the first answer.',
    }),
  );

export interface RequestWithActor {
  id: string;
  actor?: Actor;
  method: string;
  url: string;
  routeOptions: { url?: string };
  headers: Record<string, string | string[] | undefined>;
  body?: unknown;
  ip: string;
}

/** The person who calls, as the session guard found them. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<RequestWithActor>();
  if (!actor) throw new Error('A route with a caller must not be open to anyone.');
  return actor;
});
