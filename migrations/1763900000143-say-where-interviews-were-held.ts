import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of an interview also where it was held, as a kind of place: it helps to know whom to turn to, and is no address. */
export class SayWhereInterviewsWereHeld1763900000143 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table interview add column held_at text constraint interview_held_at check (held_at in (${PLACES.map((place) => `'${place}'`).join()}))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table interview drop column held_at');
  }
}

const PLACES = [
  'police',
  'border',
  'court',
  'shelter',
  'hospital',
  'reception_centre',
  'detention',
  'office',
  'by_phone_or_video',
  'elsewhere',
];
