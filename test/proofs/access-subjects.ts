import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Client } from 'pg';
import { seededId } from '../../src/institutions/index.js';
import type { Country, Role } from '../../src/kernel/index.js';
import { DEMO_PASSWORD } from '../../src/accounts/index.js';
import { cookieOf, Person } from '../support/people.js';
import { sideBySide } from '../support/over-http.js';

/** Two letters as in the tables: CW has the case assigned, CX has not (it is assigned to CW), and FR logged the person. */
export const ROLES: Readonly<Record<string, Role>> = {
  FR: 'first_responder',
  CW: 'caseworker',
  CX: 'caseworker',
  LC: 'lead_coordinator',
  FP: 'national_focal_point',
  AD: 'institution_administrator',
  AU: 'auditor',
  AN: 'analyst',
};
export const ROLE_CODES = Object.keys(ROLES);

const PLACES: Readonly<Record<string, readonly [Country, string]>> = {
  SOCIAL: ['SE', 'Social emergency service, Malmö (exercise)'],
  POLICE: ['SE', 'Swedish Police, Region South'],
  MEN: ['SE', 'Shelter Öresund (exercise)'],
  LUND: ['SE', 'Crisis centre Lund (exercise)'],
  WOMEN: ['SE', "Women's house Skåne (exercise)"],
  AGENCY: ['SE', 'Swedish Gender Equality Agency'],
  SE_DESK: ['SE', 'National night desk, Sweden'],
  PLATFORM: ['SE', 'Swedish Platform Civil Society against Human Trafficking'],
  SAFE_HOUSE: ['LV', 'Shelter "Safe House"'],
  COORDINATOR: ['LV', 'National Anti-Trafficking Coordinator'],
  LV_DESK: ['LV', 'National night desk, Latvia'],
  SIB: ['EE', 'Social Insurance Board'],
  LABOUR: ['DE', 'Specialised counselling centre, labour exploitation'],
  MARTA: ['LV', 'Centre MARTA'],
  CRISIS: ['LV', 'Crisis house, Riga (exercise)'],
  NO_POLICE: ['NO', 'Norwegian Police'],
};
export type Place = string;
export const idOf = (place: Place): string => seededId(...(PLACES[place] as [Country, string]));
export const PLACE_NAMES = Object.keys(PLACES);

export interface Subject {
  readonly name: string;
  readonly place: Place;
  readonly role: string;
  readonly account: string;
  readonly institution: string;
  readonly country: string;
  readonly roles: string;
  readonly http: Person;
}

/** One account for each role at each place, made like the demo accounts and signed in with their password. */
export async function signEveryoneIn(app: NestFastifyApplication, behind: Client): Promise<Map<string, Subject>> {
  const people = new Map<string, Subject>();
  const wanted = PLACE_NAMES.flatMap((place) => [...ROLE_CODES, 'FX'].map((role) => ({ place, role })));
  await sideBySide(wanted, 4, async ({ place, role }) => {
    const login = `proof.${place}.${role}`.toLowerCase().replaceAll('_', '-');
    const held = role === 'FX' ? 'first_responder' : ROLES[role]!;
    const { rows } = await behind.query<{ id: string }>(
      `insert into account (institution_id, login, name, password_hash, roles)
       select $1, $2, $3, password_hash, $4 from account where demo limit 1 returning id`,
      [idOf(place), login, `${role} of ${place}`, `{${held}}`],
    );
    const answer = await new Person(app).post('/api/session', { login, password: DEMO_PASSWORD });
    if (answer.status !== 201) throw new Error(`${login} cannot sign in: ${answer.status}`);
    people.set(`${place} ${role}`, {
      name: `${role} of ${place}`,
      place,
      role,
      account: rows[0]!.id,
      institution: idOf(place),
      country: PLACES[place]![0],
      roles: `{${held}}`,
      http: new Person(app, cookieOf(answer)),
    });
  });
  return people;
}
