import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { INSTITUTION_KINDS, type Actor, type InstitutionId, type Role } from '../kernel/index.js';
import { ranked, type Candidate } from './candidates.js';
import { answerTime } from './deadlines.js';
import { whatIsMissing, whyNotSound, type EscalationDesk } from './escalation.js';
import { institutionVerbs, mayKeepCountry, mayKeepEntry } from './institution.policy.js';
import { MANDATES, whyNotGive, whyNotLetLapse, type Institution } from './institution.js';

describe('which institution may hold which mandate', () => {
  const refused = (kind: string, mandate: string): boolean =>
    kind === 'ministry' || kind === 'ombudsman' || (kind === 'embassy' && mandate !== 'identify');
  it.each(INSTITUTION_KINDS.flatMap((kind) => MANDATES.map((mandate) => [kind, mandate] as const)))(
    '%s: %s',
    (kind, mandate) => expect(whyNotGive({ kind, endedAt: null }, mandate) !== undefined).toBe(refused(kind, mandate)),
  );
  it('nothing is given to an institution that has ended', () =>
    expect(whyNotGive({ kind: 'shelter', endedAt: new Date(0) }, 'lead')?.problem).toBe('not-possible-now'));
});

describe('open leads', () => {
  it.each([
    [0, false, undefined],
    [0, true, undefined],
    [3, true, undefined],
    [3, false, 'leads-would-lapse'],
  ])('%i of them, given to the fallback %s: %s', (leads, given, problem) =>
    expect(whyNotLetLapse(leads, given)?.problem).toBe(problem),
  );
});

describe('an escalation list', () => {
  const desk = (some: Partial<EscalationDesk> = {}): EscalationDesk => ({
    name: 'Night desk',
    ended: false,
    fallback: true,
    roundTheClock: true,
    ...some,
  });
  it.each<[string, EscalationDesk[], string | undefined]>([
    [
      'ends in a desk that is awake and takes leads',
      [desk({ name: 'Agency', fallback: false, roundTheClock: false }), desk()],
      undefined,
    ],
    ['must name somebody', [], 'nobody is named on the escalation list'],
    [
      'must not name who has ended',
      [desk({ name: 'Old', ended: true }), desk()],
      '"Old" on the escalation list has ended',
    ],
    [
      'must end in a fallback',
      [desk({ fallback: false })],
      'the escalation list ends with "Night desk", which holds no mandate as fallback lead',
    ],
    [
      'must end in a desk that is awake',
      [desk({ roundTheClock: false })],
      'the escalation list ends with "Night desk", which is not open round the clock',
    ],
  ])('%s', (_, desks, fault) => expect(whyNotSound(desks)).toBe(fault));

  it('that is missing is said with the name of the country', () =>
    expect(whatIsMissing({ name: 'Latvia', steps: null, desks: [] })).toEqual([
      'Latvia: there is no rule for the first lead of a case.',
      'Latvia: nobody is named on the escalation list.',
    ]));
});

describe('answer times', () => {
  const now = new Date('2026-11-21T22:00:00Z'); // a Saturday night
  it('emergency runs through the night and the weekend', () =>
    expect(answerTime(now, { milliseconds: 7_200_000 }, 'Europe/Riga', new Set())).toEqual({
      dueAt: '2026-11-22T00:00:00.000Z',
      halfDueAt: '2026-11-21T23:00:00.000Z',
    }));
  it("normal runs in the receiver's working days", () =>
    expect(answerTime(now, { workingDays: 5 }, 'Europe/Riga', new Set(['2026-11-25']))).toEqual({
      dueAt: '2026-11-30T22:00:00.000Z',
      halfDueAt: '2026-11-26T10:00:00.000Z',
    }));
});

describe('candidates', () => {
  const house = (name: string, some: Partial<Candidate> = {}): Candidate => ({
    name,
    open: true,
    verifiedOn: null,
    genders: null,
    ages: null,
    regions: null,
    ...some,
  });
  it('open before closed, made for people like this one before for everyone, verified before unverified', () => {
    const rows = [
      house('e', { open: false, genders: ['female'] }),
      house('d'),
      house('c', { verifiedOn: '2026-11-01' }),
      house('b', { genders: ['female'] }),
      house('a', { genders: ['male'] }),
    ];
    expect(ranked(rows, { ageGroup: 'adult', gender: 'female' }).map(({ name }) => name)).toEqual(['b', 'c', 'd', 'e']);
  });
  it('come in the same order however they are found', () => {
    const any = fc.uniqueArray(
      fc.record({
        name: fc.string(),
        open: fc.boolean(),
        verifiedOn: fc.option(fc.constant('2026-11-01')),
        genders: fc.constant(null),
        ages: fc.constant(null),
        regions: fc.constant(null),
      }),
      { selector: ({ name }) => name },
    );
    fc.assert(fc.property(any, (rows) => expect(ranked([...rows].reverse(), {})).toEqual(ranked(rows, {}))));
  });
});

describe('who keeps the directory', () => {
  const here = 'here' as InstitutionId;
  const actor = (role: Role, at = here, country: Actor['country'] = 'LV') =>
    ({ roles: [role], institutionId: at, country }) as unknown as Actor;
  const row = { id: here, country: 'LV', endedAt: null } as unknown as Institution;
  it.each<[string, Actor, boolean, boolean, boolean]>([
    ['the administrator of the institution keeps its entry', actor('institution_administrator'), false, true, false],
    ['not that of another one', actor('institution_administrator', 'there' as InstitutionId), false, false, false],
    ['the focal point keeps the country', actor('national_focal_point', 'there' as InstitutionId), true, true, true],
    [
      'not somebody whose institution is no focal point, whatever role they were given',
      actor('national_focal_point', 'there' as InstitutionId),
      false,
      false,
      false,
    ],
    [
      'not the focal point of another country',
      actor('national_focal_point', 'there' as InstitutionId, 'SE'),
      true,
      false,
      false,
    ],
    ['nobody else', actor('lead_coordinator'), true, false, false],
  ])('%s', (_, who, keepsCountry, entry, country) => {
    expect(mayKeepEntry(who, row, { keepsCountry })).toBe(entry);
    expect(mayKeepCountry(who, 'LV', { keepsCountry })).toBe(country);
    expect(institutionVerbs(who, row, { keepsCountry })).toEqual([
      ...(entry ? ['change', 'change-contacts', 'verify'] : []),
      ...(country ? ['give-mandate', 'end'] : []),
    ]);
  });
  it('nobody changes what has ended', () =>
    expect(
      institutionVerbs(actor('national_focal_point'), { ...row, endedAt: new Date(0) }, { keepsCountry: true }),
    ).toEqual([]));
});
