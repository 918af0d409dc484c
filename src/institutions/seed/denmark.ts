import { nightDesk, OFFICE_HOURS, OWN_KNOWLEDGE, PROPOSAL, USUAL_STEPS, type SeedCountry } from './row.js';

const TRM = 'bsr-trm.com, 2019-2021';
const RTC = 'round the clock';
const CMM = 'Danish Centre against Human Trafficking (CMM)';
const DANISH = { languages: ['da', 'en'], hours: OFFICE_HOURS } as const;
export const DENMARK: SeedCountry = {
  code: 'DK',
  name: 'Denmark',
  timeZone: 'Europe/Copenhagen',
  steps: USUAL_STEPS,
  stepsSource: `${PROPOSAL}: CMM as standing first lead, its night hours to be verified`,
  rows: [
    {
      ...DANISH,
      name: CMM,
      local: 'Center mod Menneskehandel',
      kind: 'social_state_agency',
      note: 'Interviews everyone; decides for persons with legal stay.',
      printedLine: '+45 70 20 25 50',
      mandates: ['identify', 'lead', 'standing_first_lead', 'focal_point', 'escalation_desk'],
      services: ['safe_accommodation', 'return_counselling', 'psychological'],
      source: TRM,
    },
    {
      ...DANISH,
      name: 'Danish Immigration Service',
      local: 'Udlændingestyrelsen',
      kind: 'migration',
      note: 'Decides for persons without legal stay.',
      mandates: ['identify'],
      source: TRM,
    },
    {
      ...DANISH,
      name: 'Danish Police',
      local: 'Politiet',
      kind: 'police',
      hours: RTC,
      mandates: ['identify', 'danger_desk'],
      source: TRM,
    },
    {
      ...DANISH,
      name: 'Courts of Denmark',
      local: 'Danmarks Domstole',
      kind: 'court',
      note: 'When a possible victim is on trial.',
      mandates: ['identify'],
      source: TRM,
    },
    {
      ...DANISH,
      name: 'Municipal child welfare, Denmark',
      local: 'Kommunens familieafdeling',
      kind: 'child_protection',
      level: 'local',
      note: 'Stands for the municipality of the place.',
      mandates: ['lead'],
      scope: { ages: ['minor'] },
      source: OWN_KNOWLEDGE,
    },
    nightDesk('Denmark', 'National night desk, Denmark', 'da'),
  ],
  escalatesTo: [CMM, 'National night desk, Denmark'],
};
