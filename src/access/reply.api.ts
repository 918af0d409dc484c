import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, registerDecorator } from 'class-validator';
import { OneOf } from '../platform/http/index.js';
import { CONDITION_CODES, type ConditionCode } from './reply.js';

/** A condition from the list; a day (YYYY-MM-DD), an instant with zone, or a number where the code has one. */
export class ConditionBody {
  @ApiProperty({ enum: CONDITION_CODES }) @OneOf(CONDITION_CODES) code: ConditionCode;
  @ApiProperty({ required: false, oneOf: [{ type: 'string' }, { type: 'integer' }] })
  @IsOptional()
  @IsShortValue()
  value?: string | number;
}

function IsShortValue(): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      name: 'isShortValue',
      target: target.constructor,
      propertyName: propertyName as string,
      validator: {
        validate: (value: unknown) => Number.isInteger(value) || (typeof value === 'string' && value.length <= 40),
        defaultMessage: () => 'must be a day, an instant or a whole number',
      },
    });
}
