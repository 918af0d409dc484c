import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { Refusal, type FieldError } from '../../kernel/index.js';

/** Unknown fields are refused, every fault is named by its path, and what was sent is never repeated. */
export const validation = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) =>
      new Refusal(
        'invalid-input',
        undefined,
        {},
        errors.flatMap((error) => flat(error)),
      ),
  });

function flat(error: ValidationError, before = ''): FieldError[] {
  const path =
    before === ''
      ? error.property
      : /^\d+$/.test(error.property)
        ? `${before}[${error.property}]`
        : `${before}.${error.property}`;
  const own = Object.values(error.constraints ?? {}).map((message) => ({
    path,
    message: plain(message, error.property),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => flat(child, path))];
}

const plain = (message: string, property: string): string =>
  message.startsWith('property ')
    ? 'is not a field of this form'
    : message.replace(new RegExp(`^(each value in )?${escape(property)} `), '$1');

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
