import { applyDecorators, type Type as Class } from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';

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

/** A day of the calendar. */
export const Day = () =>
  applyDecorators(
    Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'must be a day such as 2026-11-23' }),
    IsISO8601({ strict: true }, { message: 'must be a day of the calendar' }),
  );

/** A moment: day, time and zone, so that nobody reads it on another clock. */
export const Instant = () =>
  applyDecorators(
    IsISO8601({ strict: true, strictSeparator: true }, { message: 'must be a time with its zone' }),
    Matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/, {
      message: 'must be a time with its zone',
    }),
  );

/** A form inside a form: exactly one. `ValidateNested` alone also lets a list pass, or nothing at all. */
export const Part = (form: () => Class) =>
  applyDecorators(
    IsObject({ message: 'must be filled in' }),
    ValidateNested({ message: 'must be filled in' }),
    Type(form),
  );

export const Parts = (form: () => Class) =>
  applyDecorators(
    IsObject({ each: true, message: 'must be a list of forms' }),
    ValidateNested({ each: true, message: 'must be a list of forms' }),
    Type(form),
  );

export const AnId = (options: { each?: boolean } = {}) => IsUUID('all', { ...options, message: 'must be an id' });
