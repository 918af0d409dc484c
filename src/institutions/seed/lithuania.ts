import { nightDesk, OFFICE_HOURS, OWN_KNOWLEDGE, PROPOSAL, USUAL_STEPS, type SeedCountry } from './row.js';

const TRM = 'bsr-trm.com, 2019-2021';
const RTC = 'round the clock';
const LT_COORDINATOR = 'National Coordinator, Ministry of the Interior, Lithuania';
const LITHUANIAN = { languages: ['lt', 'en', 'ru'], hours: OFFICE_HOURS } as const;
const LT_NGO = {
  ...LITHUANIAN,
  kind: 'ngo',
  services: ['safe_accommodation', 'psychological', 'legal', 'material'],
} as const;
const SPLIT = `${TRM}; the split by gender, age and region is to be verified`;
export const LITHUANIA: SeedCountry = {
  code: 'LT',
  name: 'Lithuania',
  timeZone: 'Europe/Vilnius',
  steps: USUAL_STEPS,
  stepsSource: `${PROPOSAL}: the Caritas programme, whose line is printed as answering day and night, as standing first lead of adults`,
  rows: [
    {
      ...LITHUANIAN,
      name: 'Ministry of the Interior, Lithuania',
      local: 'Vidaus reikalų ministerija',
      kind: 'ministry',
      note: 'No cases; its coordinator is a row of its own.',
      source: 'country directory',
    },
    {
      ...LITHUANIAN,
      name: LT_COORDINATOR,
      in: 'Ministry of the Interior, Lithuania',
      kind: 'national_coordinator',
      mandates: ['focal_point', 'escalation_desk'],
      source: 'country directory',
    },
    {
      ...LT_NGO,
      name: 'Caritas programme for victims of trafficking',
      local: 'Lietuvos Caritas, programa "Pagalba prekybos žmonėmis aukoms"',
      hours: RTC,
      printedLine: '+370 679 61617',
      mandates: ['identify', 'lead', 'standing_first_lead'],
      scope: { ages: ['adult'] },
      source: `${TRM}; as standing first lead: ${PROPOSAL}`,
    },
    {
      ...LT_NGO,
      name: "Missing Persons Families' Support Centre",
      local: 'Dingusių žmonių šeimų paramos centras',
      mandates: ['identify', 'lead'],
      source: SPLIT,
    },
    {
      ...LT_NGO,
      name: "Men's Crisis Centre, Kaunas",
      local: 'Vyrų krizių centras',
      level: 'regional',
      mandates: ['identify', 'lead'],
      scope: { genders: ['male'], regions: ['Kaunas'] },
      source: SPLIT,
    },
    {
      ...LT_NGO,
      name: 'Klaipėda social and psychological assistance centre',
      local: 'Klaipėdos socialinės ir psichologinės pagalbos centras',
      level: 'regional',
      mandates: ['identify', 'lead'],
      scope: { genders: ['female'], regions: ['Klaipėda'] },
      source: SPLIT,
    },
    {
      ...LT_NGO,
      name: 'Vilnius Archdiocese Caritas',
      local: 'Vilniaus arkivyskupijos Caritas',
      level: 'regional',
      mandates: ['identify', 'lead'],
      scope: { genders: ['female'], regions: ['Vilnius'] },
      source: SPLIT,
    },
    {
      ...LITHUANIAN,
      name: 'Lithuanian Police',
      local: 'Lietuvos policija',
      kind: 'police',
      hours: RTC,
      mandates: ['identify', 'danger_desk'],
      source: TRM,
    },
    {
      ...LITHUANIAN,
      name: 'State Border Guard Service, Lithuania',
      local: 'Valstybės sienos apsaugos tarnyba',
      kind: 'border_guard',
      hours: RTC,
      mandates: ['identify'],
      source: TRM,
    },
    {
      ...LITHUANIAN,
      name: 'State Labour Inspectorate, Lithuania',
      local: 'Valstybinė darbo inspekcija',
      kind: 'labour_inspectorate',
      mandates: ['identify'],
      source: TRM,
    },
    {
      ...LITHUANIAN,
      name: 'State Child Rights Protection and Adoption Service',
      local: 'Valstybės vaiko teisių apsaugos ir įvaikinimo tarnyba',
      kind: 'child_protection',
      mandates: ['lead'],
      scope: { ages: ['minor'] },
      source: OWN_KNOWLEDGE,
    },
    nightDesk('Lithuania', 'National night desk, Lithuania', 'lt'),
  ],
  escalatesTo: [LT_COORDINATOR, 'National night desk, Lithuania'],
};
