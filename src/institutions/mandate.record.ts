import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('mandate')
export class MandateRecord {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id: string;
  @Column('uuid', { name: 'institution_id' }) institutionId: string;
  @Column('text') kind: string;
  @Column('text', { nullable: true }) service: string | null;
  @Column('text', { array: true, nullable: true }) genders: string[] | null;
  @Column('text', { array: true, nullable: true }) ages: string[] | null;
  @Column('text', { array: true, nullable: true }) regions: string[] | null;
  @Column('tstzrange') during: string;
  @Column('text', { nullable: true }) source: string | null;
  @Column('date', { name: 'verified_on', nullable: true }) verifiedOn: string | null;
}
