import { Injectable, type PipeTransform } from '@nestjs/common';
import { isId, Refusal } from '../../kernel/index.js';

/** An id in a path. What cannot be one does not exist: the same 404 as for any other. */
@Injectable()
export class AnIdPipe implements PipeTransform<unknown, string> {
  transform(value: unknown): string {
    const id = typeof value === 'string' ? value.toLowerCase() : value;
    if (!isId(id)) throw new Refusal('not-found');
    return id;
  }
}
