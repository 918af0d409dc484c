import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgeSaid, AgeSource } from './age.js';

/** How old the person is, as one country was told or has found. Not changed afterwards. */
@Entity('age_statement')
export class AgeStatementRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  /** Set by the database: the country of the institution. */
  @Column('text') country: string;
  @Column('text') source: AgeSource;
  @Column('text') says: AgeSaid;
  /** Day of birth, sealed with the person's key. */
  @Column('bytea', { name: 'born_on', nullable: true }) bornOn: Buffer | null;
  @Column('uuid', { name: 'institution_id' }) institutionId: string;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) at: Date;
}
