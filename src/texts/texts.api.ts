import { ApiProperty } from '@nestjs/swagger';
import { Equals, Matches } from 'class-validator';
import { OneOf, Text } from '../platform/http/index.js';
import { TEXTS, type Standing, type TextName } from './text.js';

export const TAKE_BACK_REASONS = ['mistake_found', 'signed_by_mistake', 'reader_withdrew'] as const;

export class SignTextBody {
  /** Of the text as it was read. */
  @Matches(/^[0-9a-f]{64}$/, { message: 'must be the version that was read' }) version: string;
  /** Name of whoever read it. */
  @Text(120) signedBy: string;
  /** As what, and of which institution. */
  @Text(200) role: string;
  @Equals(true, { message: 'must be somebody whose own language it is' }) nativeSpeaker: boolean;
}

export class TakeSignatureBackBody {
  @OneOf(TAKE_BACK_REASONS) reason: (typeof TAKE_BACK_REASONS)[number];
}

export class TextSignatureView {
  signedBy: string;
  role: string;
  /** The focal point that recorded it. */
  institution: string;
  at: Date;
}

/** Whether a text may be used with a person in the reader's country. */
export class TextStandingView {
  @ApiProperty({ enum: TEXTS }) name: TextName;
  language: string;
  /** source · signed · locked: nobody who speaks the language has signed it. */
  standing: Standing;
  /** null: there is no draft in this language. */
  version: string | null;
  @ApiProperty({ type: () => TextSignatureView, nullable: true }) signature: TextSignatureView | null;
  /** What helps where it is locked: use_an_interpreter, or sign for whoever may. */
  next: string | null;
  allowed: string[];
}

export class TextsView {
  country: string;
  items: TextStandingView[];
}

const PARTS = { type: 'object', additionalProperties: { type: 'string' } } as const;

export class TextView extends TextStandingView {
  /** To be used with a person, part by part. null: locked. */
  @ApiProperty({ ...PARTS, nullable: true }) parts: Record<string, string> | null;
  /** For whoever may sign it, and not for use. */
  @ApiProperty({ ...PARTS, nullable: true }) draft: Record<string, string> | null;
  /** In English: what an interpreter reads from, and what a draft is held against. */
  @ApiProperty(PARTS) source: Record<string, string>;
}

export class LanguageTextsView {
  country: string;
  language: string;
  items: TextView[];
}
