import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { InstitutionKind } from '../kernel/index.js';
import type { Purpose, Regime } from './footing.js';

/** Under which law and for what purpose a kind of institution works, or one unit that differs from its kind. */
@Entity('footing')
export class FootingRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('text', { nullable: true }) kind: InstitutionKind | null;
  @Column('uuid', { name: 'institution_id', nullable: true }) institutionId: string | null;
  @Column('text') regime: Regime;
  @Column('text') purpose: Purpose;
  @Column('boolean', { name: 'offence_data' }) offenceData: boolean;
  @Column('text') source: string;
  @Column('date', { name: 'verified_on', nullable: true }) verifiedOn: string | null;
  @Column({ type: 'tstzrange' }) during: string;
}
