import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseId, InstitutionId } from '../kernel/index.js';
import type { How, Reader } from './sheet.js';

/** The person was given their sheet in one of three ways; what stood on it is kept nowhere. */
@Entity('sheet_hand_out')
export class SheetHandOutRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'case_id' }) caseId: CaseId;
  @Column('text') how: How;
  @Column('text') language: string;
  @Column('text', { nullable: true }) interpreter: Reader | null;
  /** Where it lies for them. */
  @Column('uuid', { name: 'kept_at', nullable: true }) keptAt: InstitutionId | null;
  @Column('uuid', { name: 'institution_id' }) institutionId: InstitutionId;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) at: Date;
}

/** Where a person complains about how their data are used; it takes no part in any case. */
@Entity('data_protection_authority')
export class DataProtectionAuthorityRecord {
  @PrimaryColumn('text') country: string;
  @Column('text') name: string;
  @Column('text', { name: 'local_name' }) localName: string;
  @Column('text') source: string;
  @Column('date', { name: 'verified_on', nullable: true }) verifiedOn: string | null;
}
