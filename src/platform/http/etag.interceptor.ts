import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';

/** A view that has a `version` is sent with it as ETag; nothing of ours is ever kept by a browser or a proxy. */
@Injectable()
export class EtagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((view: unknown) => {
        const version = (view as { version?: unknown } | null)?.version;
        if (typeof version === 'number') void reply.header('etag', `"v${version}"`);
        return view;
      }),
    );
  }
}
