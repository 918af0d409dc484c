import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, HandoverId, InstitutionId } from '../kernel/index.js';
import type { Feedback } from './handover-codes.js';

/** One word, at one date, from the new lead to the former one: all the former lead still learns. Named as in the handover. */
@Entity('feedback')
export class FeedbackRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'handover_id' }) handoverId: HandoverId;
  @Column('uuid', { name: 'from_institution' }) fromInstitution: InstitutionId;
  @Column('uuid', { name: 'to_institution' }) toInstitution: InstitutionId;
  @Column('timestamptz', { name: 'due_at' }) dueAt: Date;
  @Column('text', { nullable: true }) status: Feedback | null;
  @Column('timestamptz', { name: 'given_at', nullable: true }) givenAt: Date | null;
  @Column('uuid', { name: 'given_by', nullable: true }) givenBy: AccountId | null;
  @Column('timestamptz', { name: 'told_at', nullable: true }) toldAt: Date | null;
}
