import { Client } from 'pg';
import { seededId } from '../../src/institutions/index.js';
import { ScanRunner } from '../../src/platform/scans/index.js';
import { freshDatabase } from './database.js';
import { done, HOW_ASKED, type Posts } from './handovers.js';
import { startTestApp, type Answer, type Person } from './people.js';

export const NOWHERE = '00000000-0000-7000-8000-000000000000';
export const SOCIAL = seededId('SE', 'Social emergency service, Malmö (exercise)');
export const AGENCY = seededId('SE', 'Swedish Gender Equality Agency');
export const NIGHT_DESK = seededId('SE', 'National night desk, Sweden');
export const SAFE_HOUSE = seededId('LV', 'Shelter "Safe House"');

export const SHELTERS = {
  men: seededId('SE', 'Shelter Öresund (exercise)'),
  women: seededId('SE', "Women's house Skåne (exercise)"),
  families: seededId('SE', 'Family house Österlen (exercise)'),
  lund: seededId('SE', 'Crisis centre Lund (exercise)'),
} as const;

export const A_CONTACT = { contactName: 'Example Contact', contactPhone: '+000 100 200' };
export const THE_PERSONS_YES = {
  personAgreed: true,
  sections: ['identity', 'safe_contact'],
  conditionsAgreed: true,
  howAsked: HOW_ASKED,
};

export const aNeed = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  service: 'safe_accommodation',
  urgency: 'normal',
  places: [SHELTERS.men, SHELTERS.women, SHELTERS.lund],
  preview: {
    ageGroup: 'adult',
    ageBand: '30-38',
    gender: 'man',
    languages: ['lv'],
    riskLevel: 'high',
    personsWish: 'wants_to_come',
  },
  ...changes,
});

export interface Asked {
  needId: string;
  /** The ask of each place, by its institution. */
  asks: Record<string, string>;
}

export async function asked(lead: Posts, caseId: string, changes: Record<string, unknown> = {}): Promise<Asked> {
  const need = done(await lead.post(`/api/cases/${caseId}/needs`, aNeed(changes)));
  const asks = need.asks.map((ask: { institutionId: string; askId: string }) => [ask.institutionId, ask.askId]);
  return { needId: need.id, asks: Object.fromEntries(asks) };
}

/** A place has said yes, the person as well, and the lead has confirmed. */
export async function referred(
  lead: Person,
  place: Person,
  caseId: string,
  at: string = SHELTERS.men,
): Promise<Asked & { ask: string }> {
  const request = await asked(lead, caseId, { places: [at] });
  const ask = request.asks[at]!;
  done(await place.post(`/api/asks/${ask}/accept`, A_CONTACT));
  done(await lead.post(`/api/asks/${ask}/confirm`, THE_PERSONS_YES));
  return { ...request, ask };
}

export const post = (who: Person, ask: string | undefined, verb: string, body?: object): Promise<Answer> =>
  who.post(`/api/asks/${ask}/${verb}`, body);
export const view = async (who: Person, ask: string | undefined) => done(await who.get(`/api/asks/${ask}`));

/** The application and a look behind it; the family house is closed whatever the time is, the agency's desk open. */
export async function startReferrals() {
  const database = await freshDatabase();
  const test = await startTestApp(database);
  const behind = new Client({ connectionString: database.ownerUrl });
  await behind.connect();
  // A wrong guess about a row fails where it is used.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const rows = async (sql: string, ...values: unknown[]): Promise<any[]> => (await behind.query(sql, values)).rows;
  await rows(
    `update institution set round_the_clock = (id <> $1), hours = '[]' where id in ($1, $2)`,
    SHELTERS.families,
    AGENCY,
  );
  const login = (name: string) => test.people.login(name);
  const people = {
    officer: await login('se.police'),
    social: await login('se.social'),
    men: await login('se.shelter.men'),
    women: await login('se.shelter.women'),
    lund: await login('se.shelter.lund'),
    families: await login('se.shelter.families'),
    agency: await login('se.coordinator'),
    stranger: await login('lv.safehouse'),
    night: await login('lv.safehouse.night'),
  };
  return {
    rows,
    people,
    login,
    scan: () => test.app.get(ScanRunner).runAll(),
    /** Whom an event about an ask was sent to, in order. */
    told: async (ask: string | undefined, kind: string): Promise<string[]> =>
      (
        await rows(
          `select subjects->>'to' as to from outbox where subjects->>'ask' = $1 and kind = $2 order by id`,
          ask,
          kind,
        )
      ).map(({ to }) => to),
    grantsOf: (ask: string | undefined) =>
      rows(
        `select * from case_grant where request_id = $1 and (upper_inf(during) or upper(during) > clock_timestamp())`,
        ask,
      ),
    timeIsOver: (ask: string | undefined) =>
      rows(`update ask set due_at = now() - interval '1 second' where id = $1`, ask),
    close: async () => {
      await behind.end();
      await test.close();
      await database.drop();
    },
  };
}
export type Referrals = Awaited<ReturnType<typeof startReferrals>>;
