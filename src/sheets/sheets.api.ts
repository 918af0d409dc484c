import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import type { InstitutionId } from '../kernel/index.js';
import { AnId, OneOf } from '../platform/http/index.js';
import { HOWS, READERS, type How, type Reader } from './sheet.js';

const A_LANGUAGE = { message: 'must be a language code' };

export class SheetQuery {
  /** Left out: the language in which the person was asked last, else English. */
  @IsOptional() @Matches(/^[a-z]{2,3}$/, A_LANGUAGE) language?: string;
}

export class HandOutBody {
  @OneOf(HOWS) how: How;
  @Matches(/^[a-z]{2,3}$/, A_LANGUAGE) language: string;
  /** Only where it is read aloud: who interprets. `none_needed`: whoever reads speaks the language. */
  @IsOptional() @OneOf(READERS) interpreter?: Reader;
  /** Only where it is kept for them: the institution where it lies. */
  @ApiProperty({ type: String, format: 'uuid', required: false }) @IsOptional() @AnId() keptAt?: InstitutionId;
}

export class SheetBlockView {
  heading: string;
  lines: string[];
  /** Of a table; empty: there is none. */
  columns: string[];
  @ApiProperty({ type: 'array', items: { type: 'array', items: { type: 'string' } } }) rows: string[][];
}

export class SheetLanguageView {
  language: string;
  /** source · signed · locked */
  standing: string;
}

export class SheetHandOutView {
  id: string;
  how: How;
  language: string;
  interpreter: Reader | null;
  /** By name; null: with the person, or nowhere. */
  keptAt: string | null;
  by: string;
  institution: string;
  at: Date;
}

/** As the person reads it, or hears it. */
export class SheetView {
  caseId: string;
  /** Asked for, or the person's own. */
  language: string;
  standing: string;
  /** The language that the words below are in: English where the other is locked. */
  shownIn: string;
  languages: SheetLanguageView[];
  /** How it may be given in this language: on_paper, read_aloud, kept_for_them. */
  ways: string[];
  title: string;
  intro: string;
  /** Made on which day, in words. */
  madeOn: string;
  blocks: SheetBlockView[];
  /** Newest first. */
  handOuts: SheetHandOutView[];
  allowed: string[];
}
