import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseId, InstitutionId } from '../kernel/index.js';
import type { Choice, ConflictStatus, Side, UndoReason } from './conflict.js';

/** One person in two open cases; and, once settled, which of them is joined to which. */
@Entity('lead_conflict')
export class LeadConflictRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'match_id' }) matchId: string;
  @Column('uuid', { name: 'first_case' }) firstCase: CaseId;
  @Column('uuid', { name: 'second_case' }) secondCase: CaseId;
  /** Kept up by the database while it is open; afterwards who led when it was settled. */
  @Column('uuid', { name: 'first_lead' }) firstLead: InstitutionId;
  @Column('uuid', { name: 'second_lead' }) secondLead: InstitutionId;
  @Column('text', { name: 'default_side' }) defaultSide: Side;
  @Column('text', { name: 'default_why' }) defaultWhy: string;
  @Column('text', { default: () => `'open'` }) status: ConflictStatus;
  @Column('timestamptz', { name: 'opened_at', default: () => 'clock_timestamp()' }) openedAt: Date;
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt: Date | null;
  @Column('uuid', { name: 'escalated_to', nullable: true }) escalatedTo: InstitutionId | null;
  @Column('integer', { name: 'escalation_position', nullable: true }) escalationPosition: number | null;
  @Column('text', { name: 'first_says', nullable: true }) firstSays: Choice | null;
  @Column('text', { name: 'second_says', nullable: true }) secondSays: Choice | null;
  @Column('timestamptz', { name: 'settled_at', nullable: true }) settledAt: Date | null;
  @Column('uuid', { name: 'settled_by', nullable: true }) settledBy: string | null;
  @Column('uuid', { name: 'kept_case', nullable: true }) keptCase: CaseId | null;
  @Column('uuid', { name: 'joined_case', nullable: true }) joinedCase: CaseId | null;
  @Column('timestamptz', { name: 'undone_at', nullable: true }) undoneAt: Date | null;
  @Column('uuid', { name: 'undone_by', nullable: true }) undoneBy: string | null;
  @Column('text', { name: 'undone_why', nullable: true }) undoneWhy: UndoReason | null;
  @Column('integer', { default: 1 }) version: number;
}
