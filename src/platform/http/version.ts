import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Refusal } from '../../kernel/index.js';
import type { RequestWithActor } from './access.js';

/** The version that an edit is based on, from If-Match: "v3" → 3. Absent is 428, nonsense is 412. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<RequestWithActor>().headers['if-match'];
  if (typeof header !== 'string') throw new Refusal('if-match-missing');
  const version = /^"v(\d{1,9})"$/.exec(header)?.[1];
  if (!version) throw new Refusal('changed-meanwhile');
  return Number(version);
});
