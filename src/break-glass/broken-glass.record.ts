import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One section that was opened past the matrix: to whom, why, until when, and what the second person found. */
@Entity('broken_glass')
export class BrokenGlassRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('uuid', { name: 'victim_id' }) victimId: string;
  @Column('text') section: string;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  @Column('uuid', { name: 'institution_id' }) institutionId: string;
  /** Who may review it besides: the focal point, or the fallback, of the country of whoever asked. */
  @Column('uuid', { name: 'reviewer_id', nullable: true }) reviewerId: string | null;
  /** Sealed with the person's key. */
  @Column('bytea') reason: Buffer;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) at: Date;
  @Column('timestamptz', { name: 'ends_at' }) endsAt: Date;
  @Column('timestamptz', { name: 'review_due_at' }) reviewDueAt: Date;
  @Column('timestamptz', { name: 'overdue_told_at', nullable: true }) overdueToldAt: Date | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('uuid', { name: 'ended_by', nullable: true }) endedBy: string | null;
  @Column('text', { nullable: true }) finding: string | null;
  @Column('timestamptz', { name: 'reviewed_at', nullable: true }) reviewedAt: Date | null;
  @Column('uuid', { name: 'reviewed_by', nullable: true }) reviewedBy: string | null;
}

/** How often, by country and kind of asker; no case and no institution. */
@Entity('broken_glass_count')
export class BrokenGlassCountRecord {
  @PrimaryColumn('text') country: string;
  @PrimaryColumn('text') kind: string;
  @PrimaryColumn('text') section: string;
  @Column('int', { default: 0 }) opened: number;
  @Column('int', { default: 0 }) justified: number;
  @Column('int', { name: 'not_justified', default: 0 }) notJustified: number;
}
