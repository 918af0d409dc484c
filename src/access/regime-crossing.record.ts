import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Regime } from './footing.js';
import type { Section } from './sections.js';

/** Statements of one law that were read under the other: which, by whom, when and on what ground. */
@Entity('regime_crossing')
export class RegimeCrossingRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('text') section: Section;
  @Column('uuid', { array: true }) entries: string[];
  @Column('text', { name: 'from_regime' }) fromRegime: Regime;
  @Column('text', { name: 'to_regime' }) toRegime: Regime;
  @Column('text') ground: string;
  @Column('uuid', { name: 'institution_id' }) institutionId: string;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) at: Date;
}
