import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEMS, Refusal, type Problem } from '../../kernel/index.js';
import { log } from './log.js';

const BY_STATUS: Readonly<Record<number, Problem>> = {
  400: 'invalid-input',
  401: 'not-signed-in',
  403: 'not-your-role',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  415: 'media-type',
  429: 'too-many-tries',
  503: 'unavailable',
};

/** The one place where a refusal becomes HTTP (RFC 9457). What nobody foresaw is 500 without detail. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    sendProblem(reply, request, error);
  }
}

export function sendProblem(reply: FastifyReply, request: FastifyRequest, error: unknown): void {
  const refusal = error instanceof Refusal ? error : foreign(error, request.id);
  const { status, title } = PROBLEMS[refusal.problem];
  const wait = status === 503 ? 2 : refusal.hints['waitSeconds'];
  if (typeof wait === 'number') void reply.header('retry-after', String(wait));
  // 404 has one body, whatever the reason: the request id travels in a header only.
  void reply
    .status(status)
    .header('x-request-id', request.id)
    .type('application/problem+json')
    .send({
      ...(status === 404 ? {} : refusal.hints),
      type: `/problems/${refusal.problem}`,
      title,
      status,
      ...(refusal.detail && status !== 404 ? { detail: refusal.detail } : {}),
      ...(refusal.errors.length > 0 ? { errors: refusal.errors } : {}),
    });
}

function foreign(error: unknown, requestId: string): Refusal {
  const status =
    (error as { getStatus?: () => number }).getStatus?.() ?? (error as { statusCode?: number }).statusCode ?? 500;
  const problem = tooDeep(error) ? 'invalid-input' : BY_STATUS[status];
  if (problem) return new Refusal(problem);
  log.error({ request: requestId, error: nameOf(error) }, 'unexpected');
  return new Refusal('unexpected');
}

/** A body of brackets within brackets is as deep as it is long. */
const tooDeep = (error: unknown): boolean => error instanceof RangeError && /call stack/.test(error.message);

/** Class, code, constraint and the place in our code: a message or a parameter could carry a person's data. */
export function nameOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, constraint, table, routine } = error as unknown as Record<string, unknown>;
  const place = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6);
  return { name: error.name, code, constraint, table, routine, place };
}
