import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { InstitutionId, InstitutionKind } from '../kernel/index.js';
import type { Status } from './disclosure-request.js';

/** Somebody with a ground in law asks for what was written elsewhere; which case is meant does not stand here. */
@Entity('disclosure_request')
export class DisclosureRequestRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('text') reference: string;
  @Column('uuid', { name: 'asked_by' }) askedBy: InstitutionId;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  @Column('text', { name: 'asker_kind' }) askerKind: InstitutionKind;
  @Column('uuid', { name: 'to_institution' }) toInstitution: InstitutionId;
  @Column('text') ground: string;
  @Column('text') purpose: string;
  @Column('text', { array: true }) sections: string[];
  /** The order's reference, who is meant and what is wanted, sealed with a key of the request's own. */
  @Column('bytea') words: Buffer;
  @Column('text', { default: () => `'sent'` }) status: Status;
  @Column('text', { name: 'kept_back', nullable: true }) keptBack: string | null;
  @Column('timestamptz', { name: 'asked_at', default: () => 'clock_timestamp()' }) askedAt: Date;
  @Column('timestamptz', { name: 'due_at' }) dueAt: Date;
  @Column('timestamptz', { name: 'overdue_told_at', nullable: true }) overdueToldAt: Date | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt: Date | null;
  /** Until when what was given can be read. */
  @Column('timestamptz', { name: 'ends_at', nullable: true }) endsAt: Date | null;
}
