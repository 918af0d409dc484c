import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ChildSays, FamilyAssessment, Finding, GuardianSays } from './child.js';

/** What the child-protection body found about one country, and whom it heard. The last one holds; none is changed. */
@Entity('best_interests')
export class BestInterestsRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('text') country: string;
  @Column('text') family: FamilyAssessment;
  @Column('text') child: ChildSays;
  @Column('text') guardian: GuardianSays;
  @Column('text') finding: Finding;
  /** Sealed with the person's key. */
  @Column('bytea', { nullable: true }) reasons: Buffer | null;
  /** Of the receiving country's authority, which agrees to a placement there. Sealed. */
  @Column('bytea', { name: 'placement_reference', nullable: true }) placementReference: Buffer | null;
  @Column('uuid', { name: 'institution_id' }) institutionId: string;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) at: Date;
}
