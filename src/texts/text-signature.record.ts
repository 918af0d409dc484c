import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Country } from '../kernel/index.js';
import type { TextName } from './text.js';

/** Somebody who speaks the language read one version of one text and says that it may be used with persons in a country. */
@Entity('text_signature')
export class TextSignatureRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('text') name: TextName;
  @Column('text') language: string;
  /** Of the draft and its source together, so that a changed text is unsigned again. */
  @Column('text') version: string;
  @Column('text') country: Country;
  /** Who read it, and as what: they need no account here. */
  @Column('text', { name: 'signed_by' }) signedBy: string;
  @Column('text') role: string;
  /** The focal point that recorded it. */
  @Column('uuid', { name: 'institution_id' }) institutionId: string;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) at: Date;
  @Column('timestamptz', { name: 'taken_back_at', nullable: true }) takenBackAt: Date | null;
  @Column('uuid', { name: 'taken_back_by', nullable: true }) takenBackBy: string | null;
  @Column('text', { name: 'taken_back_reason', nullable: true }) takenBackReason: string | null;
}
