import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a person was asked, by whom, when and about what; never what was said. Not changed afterwards. */
@Entity('interview')
export class InterviewRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('text') kind: string;
  @Column('text', { array: true }) topics: string[];
  /** Counselling: to whoever works under the Law Enforcement Directive only that it was. */
  @Column('boolean') counselling: boolean;
  @Column('text') purpose: string;
  @Column('date', { name: 'held_on' }) heldOn: string;
  @Column('text', { name: 'held_at', nullable: true }) heldAt: string | null;
  @Column('text', { nullable: true }) language: string | null;
  @Column('text') interpreter: string;
  @Column('text') recording: string;
  /** Where the recording is kept, sealed with the person's key. */
  @Column('bytea', { name: 'kept_at', nullable: true }) keptAt: Buffer | null;
  @Column('text', { name: 'why_again', nullable: true }) whyAgain: string | null;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  @Column('uuid', { name: 'institution_id' }) institutionId: string;
  @Column('timestamptz', { name: 'recorded_at', default: () => 'clock_timestamp()' }) recordedAt: Date;
}

/** A topic that was wanted again: what was there was used, or the person was asked once more. */
@Entity('topic_wanted')
export class TopicWantedRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'case_id' }) caseId: string;
  @Column('uuid', { name: 'interview_id' }) interviewId: string;
  @Column('text') topic: string;
  @Column('boolean') reused: boolean;
  @Column('text', { name: 'from_country' }) fromCountry: string;
  @Column('text', { name: 'to_country' }) toCountry: string;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  @Column('uuid', { name: 'institution_id' }) institutionId: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) at: Date;
}

/** How often, from one country to another; no case and no institution. */
@Entity('asked_once_count')
export class AskedOnceCountRecord {
  @PrimaryColumn('text', { name: 'from_country' }) fromCountry: string;
  @PrimaryColumn('text', { name: 'to_country' }) toCountry: string;
  @Column('int', { default: 0 }) reused: number;
  @Column('int', { name: 'asked_again', default: 0 }) askedAgain: number;
}
