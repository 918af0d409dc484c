import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, SessionId } from '../kernel/index.js';
import type { FactorGiven } from './session.js';

/** A login that lasts; the token itself is only in the person's browser. */
@Entity('session')
export class SessionRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: SessionId;
  @Column('bytea', { name: 'token_hash' }) tokenHash: Buffer;
  @Column('uuid', { name: 'account_id' }) accountId: AccountId;
  @Column('jsonb') factors: FactorGiven[];
  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' }) createdAt: Date;
  @Column('timestamptz', { name: 'seen_at', default: () => 'clock_timestamp()' }) seenAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
}

/** Failed logins under one name from one address. */
@Entity('login_try')
export class LoginTryRecord {
  @PrimaryColumn('bytea', { name: 'login_hash' }) loginHash: Buffer;
  @PrimaryColumn('text') address: string;
  @Column('integer', { default: 0 }) failures: number;
  @Column('timestamptz', { name: 'last_at', default: () => 'clock_timestamp()' }) lastAt: Date;
}
