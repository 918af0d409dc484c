import { nightDesk, OFFICE_HOURS, OWN_KNOWLEDGE, PROPOSAL, USUAL_STEPS, type SeedCountry } from './row.js';

const TRM = 'bsr-trm.com, 2019-2021';
const RTC = 'round the clock';
const BJARKARHLID = 'Bjarkarhlíð Family Justice Centre';
const ICELANDIC = { languages: ['is', 'en'], hours: OFFICE_HOURS } as const;
export const ICELAND: SeedCountry = {
  code: 'IS',
  name: 'Iceland',
  timeZone: 'Atlantic/Reykjavik',
  steps: USUAL_STEPS,
  stepsSource: `${PROPOSAL}: Bjarkarhlíð, which has run the referral since 2020, as standing first lead`,
  rows: [
    {
      ...ICELANDIC,
      name: BJARKARHLID,
      local: 'Bjarkarhlíð',
      kind: 'ngo',
      note: 'Runs the national referral since 2020.',
      mandates: ['identify', 'lead', 'standing_first_lead', 'focal_point', 'escalation_desk'],
      services: ['psychological', 'legal'],
      source: 'TIP report 2021',
    },
    {
      ...ICELANDIC,
      name: 'Ministry of Social Affairs, operational team',
      kind: 'social_state_agency',
      note: 'Helps Bjarkarhlíð with single cases; a unit with its own row, not the ministry.',
      mandates: ['escalation_desk', 'lead'],
      source: `country directory; ${PROPOSAL}`,
    },
    {
      ...ICELANDIC,
      name: 'Police at Keflavík',
      local: 'Lögreglan á Suðurnesjum',
      kind: 'police',
      level: 'regional',
      hours: RTC,
      mandates: ['identify', 'danger_desk'],
      source: TRM,
    },
    {
      ...ICELANDIC,
      name: 'Directorate of Immigration',
      local: 'Útlendingastofnun',
      kind: 'migration',
      mandates: ['identify'],
      source: TRM,
    },
    {
      ...ICELANDIC,
      name: 'Directorate of Labour',
      local: 'Vinnumálastofnun',
      kind: 'labour_inspectorate',
      mandates: ['identify'],
      services: ['employment'],
      source: TRM,
    },
    {
      ...ICELANDIC,
      name: 'Child protection services, Iceland',
      local: 'Barnavernd',
      kind: 'child_protection',
      level: 'local',
      mandates: ['lead'],
      scope: { ages: ['minor'] },
      source: OWN_KNOWLEDGE,
    },
    nightDesk('Iceland', 'National night desk, Iceland', 'is'),
  ],
  escalatesTo: [BJARKARHLID, 'National night desk, Iceland'],
};
