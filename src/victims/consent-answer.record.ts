import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Answer, HowAsked, Purpose, Question } from './consent.js';

/** One answer of the person to one question; a later one follows, none is changed. */
@Entity('consent_answer')
export class ConsentAnswerRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('text', { default: () => `'consent'::text` }) section: 'consent';
  @Column('text') question: Question;
  @Column('text') answer: Answer;
  @Column('text', { name: 'why_not_asked', nullable: true }) whyNotAsked: string | null;
  @Column('text', { nullable: true }) country: string | null;
  @Column('uuid', { name: 'request_id', nullable: true }) requestId: string | null;
  @Column('text', { array: true, default: () => `'{}'::text[]` }) sections: string[];
  @Column('jsonb', { name: 'how_asked' }) howAsked: HowAsked | Record<string, never>;
  @Column('boolean') provisional: boolean;
  @Column('timestamptz', { name: 'valid_until', nullable: true }) validUntil: Date | null;
  @Column('text', { default: () => `'referral'::text` }) purpose: Purpose;
  /** The recipient: this institution, these kinds, that country; nothing of the three: everybody. */
  @Column('uuid', { name: 'recipient_institution', nullable: true }) recipientInstitution: string | null;
  @Column('text', { name: 'recipient_kinds', array: true, default: () => `'{}'::text[]` }) recipientKinds: string[];
  /** The person came back to it, rather than being asked. */
  @Column('boolean', { default: false }) withdrawal: boolean;
  /** Where a paper lies, sealed with the person's key; never required, never a file. */
  @Column('bytea', { nullable: true }) evidence: Buffer | null;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  @Column('uuid', { name: 'institution_id' }) institutionId: string;
  @Column('timestamptz', { name: 'recorded_at', default: () => 'clock_timestamp()' }) recordedAt: Date;
}
