import { ApiProperty } from '@nestjs/swagger';
import { INSTITUTION_KINDS, type InstitutionKind } from '../kernel/index.js';
import { PURPOSES, type Purpose } from './footing.js';
import { SECTIONS, type Relation, type Section } from './sections.js';

const READS = ['all', 'own', 'none'] as const;

export class PoliceCellView {
  /** The place in the case. */
  relation: Relation;
  /** All of it, only what it wrote itself, nothing. */
  @ApiProperty({ enum: READS }) reads: (typeof READS)[number];
  writes: boolean;
  /** Only these parts of it; null: the whole. */
  fields: string[] | null;
}

export class PoliceRowView {
  @ApiProperty({ enum: SECTIONS }) section: Section;
  cells: PoliceCellView[];
}

export class PoliceKindView {
  @ApiProperty({ enum: INSTITUTION_KINDS }) kind: InstitutionKind;
  @ApiProperty({ enum: PURPOSES }) purpose: Purpose;
  rows: PoliceRowView[];
  /** Sections on which it may break the glass, with a reason, for hours; on nothing else. */
  @ApiProperty({ enum: SECTIONS, isArray: true }) glass: Section[];
}

/** What those who work under the Law Enforcement Directive can see: for anyone to read, nobody's data. */
export class WhatPoliceSeeView {
  kinds: PoliceKindView[];
}
