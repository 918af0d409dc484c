import { nightDesk, OFFICE_HOURS, OWN_KNOWLEDGE, PROPOSAL, USUAL_STEPS, type SeedCountry } from './row.js';

const TRM = 'bsr-trm.com, 2019-2021';
const RTC = 'round the clock';
const SIB = 'Social Insurance Board';
const ESTONIAN = { languages: ['et', 'en', 'ru'], hours: OFFICE_HOURS } as const;
export const ESTONIA: SeedCountry = {
  code: 'EE',
  name: 'Estonia',
  timeZone: 'Europe/Tallinn',
  steps: USUAL_STEPS,
  stepsSource: `${PROPOSAL}: Social Insurance Board as standing first lead, its night hours to be verified`,
  rows: [
    {
      ...ESTONIAN,
      name: SIB,
      local: 'Sotsiaalkindlustusamet',
      kind: 'social_state_agency',
      note: 'Victim support; decides on the service; everyone notifies it.',
      printedLine: '116 006',
      mandates: ['identify', 'lead', 'standing_first_lead', 'focal_point', 'escalation_desk'],
      services: ['safe_accommodation', 'psychological', 'legal', 'interpretation'],
      source: TRM,
    },
    {
      ...ESTONIAN,
      name: 'Police and Border Guard Board',
      local: 'Politsei- ja Piirivalveamet',
      kind: 'police',
      hours: RTC,
      mandates: ['identify', 'danger_desk'],
      source: TRM,
    },
    {
      ...ESTONIAN,
      name: 'Labour Inspectorate',
      local: 'Tööinspektsioon',
      kind: 'labour_inspectorate',
      mandates: ['identify'],
      source: TRM,
    },
    {
      ...ESTONIAN,
      name: 'Municipality, social services, Estonia',
      local: 'Kohalik omavalitsus',
      kind: 'social_municipal',
      level: 'local',
      note: 'Stands for the municipality of the place.',
      mandates: ['identify'],
      services: ['financial'],
      source: TRM,
    },
    {
      ...ESTONIAN,
      name: 'Child protection of the municipality, Estonia',
      local: 'Kohaliku omavalitsuse lastekaitse',
      in: 'Municipality, social services, Estonia',
      kind: 'child_protection',
      level: 'local',
      mandates: ['lead'],
      scope: { ages: ['minor'] },
      source: OWN_KNOWLEDGE,
    },
    nightDesk('Estonia', 'National night desk, Estonia', 'et'),
  ],
  escalatesTo: [SIB, 'National night desk, Estonia'],
};
