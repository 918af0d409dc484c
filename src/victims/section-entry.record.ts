import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Purpose, Regime, WrittenSection } from '../access/index.js';
import type { Statement } from './section.js';

/** One statement in one section, with its provenance; never changed, only followed by a newer one. */
@Entity('section_entry')
export class SectionEntryRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('uuid', { name: 'victim_id' }) victimId: string;
  @Column('text') section: WrittenSection;
  /** Sealed with the person's key. */
  @Column('bytea') content: Buffer;
  @Column('text') statement: Statement;
  @Column('text', { nullable: true }) language: string | null;
  /** Under which law and for what purpose; the database takes both from the writer's footing. */
  @Column('text') regime: Regime;
  @Column('text') purpose: Purpose;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  @Column('uuid', { name: 'institution_id' }) institutionId: string;
  @Column('timestamptz', { name: 'recorded_at', default: () => 'clock_timestamp()' }) recordedAt: Date;
}
