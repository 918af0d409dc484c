import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LinkEndReason, LinkKind, Wish } from './link.js';

/** Persons who belong together, each with a case of their own. */
@Entity('case_link')
export class CaseLinkRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('text') kind: LinkKind;
  @Column('uuid', { name: 'made_by' }) madeBy: string;
  @Column('timestamptz', { name: 'made_at', default: () => 'clock_timestamp()' }) madeAt: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('text', { name: 'end_reason', nullable: true }) endReason: LinkEndReason | null;
}

/** One of them, and what they said when asked alone. */
@Entity('linked_case')
export class LinkedCaseRecord {
  @PrimaryColumn('uuid', { name: 'link_id' }) linkId: string;
  @PrimaryColumn('uuid', { name: 'case_id' }) caseId: string;
  @Column('text', { nullable: true }) wish: Wish | null;
  @Column('timestamptz', { name: 'wished_at', nullable: true }) wishedAt: Date | null;
  @Column('uuid', { name: 'account_id', nullable: true }) accountId: string | null;
}
