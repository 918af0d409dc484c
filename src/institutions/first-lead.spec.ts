import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { InstitutionId } from '../kernel/index.js';
import {
  covers,
  FIRST_LEAD_STEPS,
  firstLeadBy,
  whyNotSteps,
  type FirstLeadStep,
  type Leader,
  type Person,
} from './first-lead.js';

const id = (text: string) => text as InstitutionId;
const leader = (name: string, some: Partial<Leader> = {}): Leader => ({
  institutionId: id(name),
  kind: 'social_municipal',
  mandate: 'standing_first_lead',
  name,
  open: true,
  genders: null,
  ages: null,
  regions: null,
  ...some,
});
const police = { institutionId: id('police'), kind: 'police' as const };
const shelter = leader('shelter', { kind: 'shelter', mandate: 'lead' });
const municipality = leader('municipality');
const court = leader('court', { kind: 'child_protection', mandate: 'lead', ages: ['minor'] });
const usual: readonly FirstLeadStep[] = FIRST_LEAD_STEPS;

describe('the first lead of a new case', () => {
  it.each<[string, { institutionId: InstitutionId; kind: 'police' | 'shelter' }, Leader[], Person, string, string]>([
    [
      'an identifier with a lead mandate leads',
      { institutionId: id('shelter'), kind: 'shelter' },
      [shelter, municipality],
      { ageGroup: 'adult' },
      'shelter',
      'mandate',
    ],
    [
      'the police do not; the standing first lead does',
      police,
      [municipality, court],
      { ageGroup: 'adult' },
      'municipality',
      'standing_mandate',
    ],
    [
      'a child goes to the child protection of the place',
      police,
      [municipality, court],
      { ageGroup: 'minor' },
      'court',
      'child_rule',
    ],
    ['who may be a child as well', police, [municipality, court], { ageGroup: 'unsure' }, 'court', 'child_rule'],
    [
      'without child protection a child goes to the standing first lead',
      police,
      [municipality],
      { ageGroup: 'minor' },
      'municipality',
      'standing_mandate',
    ],
    [
      'a standing mandate for adults does not take a child',
      police,
      [leader('caritas', { ages: ['adult'] })],
      { ageGroup: 'unsure' },
      'police',
      'holding',
    ],
    [
      'a house for women does not take a man',
      police,
      [leader('women', { genders: ['female'] })],
      { ageGroup: 'adult', gender: 'male' },
      'police',
      'holding',
    ],
    [
      'nor someone whose gender is not known',
      police,
      [leader('women', { genders: ['female'] })],
      { ageGroup: 'adult' },
      'police',
      'holding',
    ],
    [
      'an open desk comes before a closed one',
      police,
      [leader('a', { open: false }), leader('b')],
      { ageGroup: 'adult' },
      'b',
      'standing_mandate',
    ],
    [
      'a closed one still leads when it is the only one: the mandate is the acceptance',
      police,
      [leader('a', { open: false })],
      { ageGroup: 'adult' },
      'a',
      'standing_mandate',
    ],
    ['nobody: the identifier holds the lead', police, [], { ageGroup: 'adult' }, 'police', 'holding'],
  ])('%s', (_, identifier, leaders, person, expected, basis) =>
    expect(firstLeadBy(usual, identifier, leaders, person)).toMatchObject({ institutionId: expected, basis }),
  );

  it('is found whatever the country has ordered, and by mandate only for those whom the mandate covers', () => {
    const anyLeader = fc.record<Leader>({
      institutionId: fc.constantFrom(id('police'), id('a'), id('b')),
      kind: fc.constantFrom('shelter', 'child_protection', 'social_municipal'),
      mandate: fc.constantFrom('lead', 'standing_first_lead'),
      name: fc.constantFrom('a', 'b', 'c'),
      open: fc.boolean(),
      genders: fc.option(fc.subarray(['female', 'male'], { minLength: 1 })),
      ages: fc.option(fc.subarray(['adult', 'minor'], { minLength: 1 })),
      regions: fc.constant(null),
    });
    const anyPerson = fc.record<Person>({
      ageGroup: fc.constantFrom('adult', 'minor', 'unsure'),
      gender: fc.constantFrom('female', 'male', 'other'),
    });
    fc.assert(
      fc.property(
        fc.subarray([...usual]),
        fc.array(anyLeader, { maxLength: 6 }),
        anyPerson,
        (steps, leaders, person) => {
          const lead = firstLeadBy(steps, police, leaders, person);
          if (lead.basis === 'holding') expect(lead.institutionId).toBe('police');
          else
            expect(leaders.some((row) => row.institutionId === lead.institutionId && covers(row, person))).toBe(true);
          expect(firstLeadBy(steps, police, [...leaders].reverse(), person).basis).toBe(lead.basis);
        },
      ),
    );
  });
});

describe('an order of steps', () => {
  it.each([
    [usual, undefined],
    [['holding_lead'], undefined],
    [['standing_first_lead'], 'must end with holding_lead, so that there is always a lead'],
    [['holding_lead', 'holding_lead'], 'names a step twice'],
    [['the_minister', 'holding_lead'], 'does not know the step the_minister'],
    [[], 'must end with holding_lead, so that there is always a lead'],
  ])('%j: %s', (steps, fault) => expect(whyNotSteps(steps)).toBe(fault));
});
