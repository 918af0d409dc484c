import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A first record that was not sent yet; what stands in it is sealed with a key of the draft's own. */
@Entity('identification_draft')
export class DraftRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  @Column('uuid', { name: 'institution_id' }) institutionId: string;
  @Column('bytea') content: Buffer;
  @Column('boolean') danger: boolean;
  @Column('timestamptz', { name: 'danger_due_at', nullable: true }) dangerDueAt: Date | null;
  @Column('timestamptz', { name: 'danger_told_at', nullable: true }) dangerToldAt: Date | null;
  @Column('timestamptz', { name: 'begun_at', default: () => 'clock_timestamp()' }) begunAt: Date;
  @Column('timestamptz', { name: 'saved_at', default: () => 'clock_timestamp()' }) savedAt: Date;
  @Column('timestamptz', { name: 'ends_at' }) endsAt: Date;
  @Column('integer', { default: 1 }) version: number;
}
