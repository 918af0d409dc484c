import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, registerDecorator } from 'class-validator';
import { OneOf } from '../platform/http/index.js';
import {
  complete,
  faultOf,
  NOT_KNOWN,
  PREVIEW_FIELD_CODES,
  PREVIEW_FIELDS,
  type FieldRule,
  type Preview,
  type PreviewAnswers,
  type PreviewField,
} from './preview.js';

/**
 * The coded preview as a form: its fields, their checks and their description in OpenAPI are made from the one table in
 * preview.ts, so that a field cannot be sent that a receiver must not see. What is left out is not known yet.
 */
/* eslint-disable @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-extraneous-class, @typescript-eslint/no-empty-object-type --
   the members of both classes are the rows of the table in preview.ts, given to them below */
export class PreviewBody {}
export interface PreviewBody extends PreviewAnswers {}

/** Every field of the list; `not_known` where nobody knows yet. */
export class PreviewView {
  static of(content: PreviewAnswers): PreviewView {
    return complete(content);
  }
}
export interface PreviewView extends Preview {}
/* eslint-enable */

for (const field of PREVIEW_FIELD_CODES) {
  const description = schemaOf(PREVIEW_FIELDS[field]);
  ApiProperty({ ...description, required: false })(PreviewBody.prototype, field);
  IsOptional()(PreviewBody.prototype, field);
  IsAnswerTo(field)(PreviewBody.prototype, field);
  ApiProperty({ ...description, required: true })(PreviewView.prototype, field);
}

function IsAnswerTo(field: PreviewField): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      name: 'isAnswerTo',
      target: target.constructor,
      propertyName: propertyName as string,
      validator: {
        validate: (answer: unknown) => faultOf(field, answer) === undefined,
        defaultMessage: () => faultOf(field, undefined) ?? '',
      },
    });
}

function schemaOf(rule: FieldRule): object {
  const unknown = { type: 'string', enum: [NOT_KNOWN] };
  switch (rule.kind) {
    case 'one':
      return { type: 'string', enum: [...rule.codes, NOT_KNOWN] };
    case 'many':
      return { type: Object, oneOf: [{ type: 'array', items: { type: 'string', enum: [...rule.codes] } }, unknown] };
    case 'count':
      return { type: Object, oneOf: [{ type: 'integer', minimum: 0, maximum: rule.most }, unknown] };
    case 'day':
      return { type: Object, oneOf: [{ type: 'string', format: 'date' }, unknown] };
  }
}

/** Which of the preview's fields the receiver needs to know. */
export class QuestionBody {
  @ApiProperty({ enum: PREVIEW_FIELD_CODES, isArray: true, enumName: 'PreviewField' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(PREVIEW_FIELD_CODES.length)
  @OneOf(PREVIEW_FIELD_CODES, { each: true })
  codes: PreviewField[];
}

export class QuestionView {
  @ApiProperty({ description: '1 or 2' }) round: number;
  @ApiProperty({ type: String, isArray: true }) codes: string[];
  @ApiProperty() askedAt: Date;
  @ApiProperty({ type: PreviewBody, required: false, nullable: true }) answers: PreviewAnswers | null;
  @ApiProperty({ required: false, nullable: true, type: Date }) answeredAt: Date | null;
}
