import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Answer, HowAsked } from './consent.js';

/** One answer of the person to one question; a later one follows, none is changed. */
@Entity('consent_answer')
export class ConsentAnswerRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('text', { default: () => `'consent'::text` }) section: 'consent';
  @Column('text') question: string;
  @Column('text') answer: Answer;
  @Column('text', { name: 'why_not_asked', nullable: true }) whyNotAsked: string | null;
  @Column('text', { nullable: true }) country: string | null;
  @Column('uuid', { name: 'request_id', nullable: true }) requestId: string | null;
  @Column('text', { array: true, default: () => `'{}'::text[]` }) sections: string[];
  @Column('jsonb', { name: 'how_asked' }) howAsked: HowAsked | Record<string, never>;
  @Column('boolean') provisional: boolean;
  @Column('timestamptz', { name: 'valid_until', nullable: true }) validUntil: Date | null;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  @Column('uuid', { name: 'institution_id' }) institutionId: string;
  @Column('timestamptz', { name: 'recorded_at', default: () => 'clock_timestamp()' }) recordedAt: Date;
}
