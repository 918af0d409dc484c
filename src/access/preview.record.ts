import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Preview, PreviewAnswers } from './preview.js';

/** What the receivers of one request see before the person's yes; of a need (all its asks) or of a handover. */
@Entity('preview')
export class PreviewRecord {
  @PrimaryColumn('uuid', { name: 'request_id' }) requestId: string;
  @Column('text', { name: 'request_kind' }) requestKind: 'need' | 'handover';
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('uuid', { name: 'from_institution' }) fromInstitution: string;
  @Column('jsonb') content: Preview;
  @Column('timestamptz', { name: 'made_at', default: () => 'clock_timestamp()' }) madeAt: Date;
}

/** One round of coded questions of one receiver; request_id is an ask's or a handover's. */
@Entity('question')
export class QuestionRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'request_id' }) requestId: string;
  @Column('text', { name: 'request_kind' }) requestKind: 'ask' | 'handover';
  @Column('integer') round: number;
  @Column('uuid', { name: 'asked_by' }) askedBy: string;
  @Column('uuid', { name: 'asked_of' }) askedOf: string;
  @Column('text', { array: true }) codes: string[];
  @Column('timestamptz', { name: 'asked_at', default: () => 'clock_timestamp()' }) askedAt: Date;
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt: Date | null;
  @Column('timestamptz', { name: 'told_at', nullable: true }) toldAt: Date | null;
  @Column('jsonb', { nullable: true }) answers: PreviewAnswers | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt: Date | null;
}
