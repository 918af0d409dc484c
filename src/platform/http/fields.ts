import { applyDecorators } from '@nestjs/common';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';

// Control characters and lone surrogates break PostgreSQL or are silently changed by it (security.md 9.4).
const SOUND_TEXT = /^(?:[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*$/;

/** Text of a stated length without characters that cannot be stored. */
export const Text = (max: number, options: { min?: number } = {}) =>
  applyDecorators(
    IsString({ message: 'must be text' }),
    MinLength(options.min ?? 1, { message: 'must not be empty' }),
    MaxLength(max, { message: `must have at most ${max} characters` }),
    Matches(SOUND_TEXT, { message: 'holds characters that cannot be stored' }),
  );

export const OptionalText = (max: number) => applyDecorators(IsOptional(), Text(max));

/** One of a code list. */
export const OneOf = (codes: readonly string[], options: { each?: boolean } = {}) =>
  IsIn([...codes], { ...options, message: `must be one of: ${codes.join(', ')}` });

export const AnId = (options: { each?: boolean } = {}) => IsUUID('all', { ...options, message: 'must be an id' });
