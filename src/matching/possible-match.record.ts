import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseId, InstitutionId } from '../kernel/index.js';
import type { MatchStatus } from './match.js';

/** Somebody may know this person; for the one who holds them to decide. */
@Entity('possible_match')
export class PossibleMatchRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'victim_id' }) victimId: string;
  @Column('uuid', { name: 'case_id' }) caseId: CaseId;
  /** Who led when it was found; the lead decides, whoever that is by then. */
  @Column('uuid', { name: 'institution_id' }) institutionId: InstitutionId;
  @Column('uuid', { name: 'other_victim', nullable: true }) otherVictim: string | null;
  @Column('uuid', { name: 'search_id', nullable: true }) searchId: string | null;
  @Column('uuid', { name: 'asked_by' }) askedBy: InstitutionId;
  @Column('uuid', { name: 'asked_account', nullable: true }) askedAccount: string | null;
  @Column('uuid', { name: 'task_id' }) taskId: string;
  @Column('text', { default: () => `'waiting'` }) status: MatchStatus;
  @Column('timestamptz', { name: 'found_at', default: () => 'clock_timestamp()' }) foundAt: Date;
  @Column('timestamptz', { name: 'due_at' }) dueAt: Date;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  /** Which side said first that it is one person. */
  @Column('uuid', { name: 'said_same', nullable: true }) saidSame: string | null;
  /** Why they are not the same, sealed with the key of the person who was found. */
  @Column('bytea', { nullable: true }) why: Buffer | null;
}
