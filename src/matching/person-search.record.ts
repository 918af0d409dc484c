import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody was asked for: by whom and why. Whom they asked for is forgotten as soon as it was compared. */
@Entity('person_search')
export class PersonSearchRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  @Column('uuid', { name: 'institution_id' }) institutionId: string;
  /** Both sealed with a key of the search's own. */
  @Column('bytea') reason: Buffer;
  @Column('bytea', { nullable: true }) described: Buffer | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) at: Date;
}
