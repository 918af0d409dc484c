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
  stepsSource: `${PROPOSAL}: CMM as standing first lead, its night hours to be verified (flows.md 2.1)`,
  rows: [
    { ...DANISH, name: CMM, local: 'Center mod Menneskehandel', kind: 'social_state_agency', note: 'Interviews everyone; decides for persons with legal stay.', printedLine: '+45 70 20 25 50', mandates: ['identify', 'lead', 'standing_first_lead', 'focal_point', 'escalation_desk'], services: ['safe_accommodation', 'return_counselling', 'psychological'], source: TRM },
    { ...DANISH, name: 'Danish Immigration Service', local: 'Udlændingestyrelsen', kind: 'migration', note: 'Decides for persons without legal stay.', mandates: ['identify'], source: TRM },
    { ...DANISH, name: 'Danish Police', local: 'Politiet', kind: 'police', hours: RTC, mandates: ['identify'], source: TRM },
    { ...DANISH, name: 'Courts of Denmark', local: 'Danmarks Domstole', kind: 'court', note: 'When a possible victim is on trial.', mandates: ['identify'], source: TRM },
    { ...DANISH, name: 'Municipal child welfare, Denmark', local: 'Kommunens familieafdeling', kind: 'child_protection', level: 'local', note: 'Stands for the municipality of the place.', mandates: ['lead'], scope: { ages: ['minor'] }, source: OWN_KNOWLEDGE },
    nightDesk('Denmark', 'National night desk, Denmark', 'da'),
  ],
  escalatesTo: [CMM, 'National night desk, Denmark'],
};

const NAS = 'National Assistance System for Victims of Trafficking (NAS)';
const FINNISH = { languages: ['fi', 'sv', 'en'], hours: OFFICE_HOURS } as const;
export const FINLAND: SeedCountry = {
  code: 'FI',
  name: 'Finland',
  timeZone: 'Europe/Helsinki',
  steps: USUAL_STEPS,
  stepsSource: `${PROPOSAL}: NAS as standing first lead; its line is printed as answering day and night (flows.md 2.1)`,
  rows: [
    { ...FINNISH, name: NAS, local: 'Ihmiskaupan uhrien auttamisjärjestelmä, Joutseno', kind: 'asylum_reception', note: 'Admits by a decision of its own; needs the consent of the person.', hours: RTC, printedLine: '+358 295 463 177', mandates: ['identify', 'lead', 'standing_first_lead', 'focal_point', 'escalation_desk', 'fallback_lead'], services: ['safe_accommodation', 'health', 'psychological', 'legal', 'interpretation', 'financial'], source: `${TRM}; as standing first lead and fallback: ${PROPOSAL}` },
    { ...FINNISH, name: 'Police of Finland', local: 'Poliisi', kind: 'police', hours: RTC, mandates: ['identify'], source: TRM },
    { ...FINNISH, name: 'Finnish Border Guard', local: 'Rajavartiolaitos', kind: 'border_guard', hours: RTC, mandates: ['identify'], source: TRM },
    { ...FINNISH, name: 'Finnish Immigration Service', local: 'Maahanmuuttovirasto', kind: 'migration', mandates: ['identify'], source: TRM },
    { ...FINNISH, name: 'Victim Support Finland', local: 'Rikosuhripäivystys', kind: 'ngo', mandates: ['identify'], services: ['psychological', 'legal'], source: `${TRM}; identifies since 2023, to be verified` },
    { ...FINNISH, name: 'Wellbeing services county', local: 'Hyvinvointialue', kind: 'social_municipal', level: 'regional', note: 'Services of residents; stands for the county of the place.', mandates: ['lead'], services: ['financial', 'health'], source: TRM },
    { ...FINNISH, name: 'Child welfare of the wellbeing services county', local: 'Hyvinvointialueen lastensuojelu', in: 'Wellbeing services county', kind: 'child_protection', level: 'regional', mandates: ['lead'], scope: { ages: ['minor'] }, source: OWN_KNOWLEDGE },
  ],
  escalatesTo: [NAS],
};

const BJARKARHLID = 'Bjarkarhlíð Family Justice Centre';
const ICELANDIC = { languages: ['is', 'en'], hours: OFFICE_HOURS } as const;
export const ICELAND: SeedCountry = {
  code: 'IS',
  name: 'Iceland',
  timeZone: 'Atlantic/Reykjavik',
  steps: USUAL_STEPS,
  stepsSource: `${PROPOSAL}: Bjarkarhlíð, which has run the referral since 2020, as standing first lead`,
  rows: [
    { ...ICELANDIC, name: BJARKARHLID, local: 'Bjarkarhlíð', kind: 'ngo', note: 'Runs the national referral since 2020.', mandates: ['identify', 'lead', 'standing_first_lead', 'focal_point', 'escalation_desk'], services: ['psychological', 'legal'], source: 'TIP report 2021' },
    { ...ICELANDIC, name: 'Ministry of Social Affairs, operational team', kind: 'social_state_agency', note: 'Helps Bjarkarhlíð with single cases; a unit with its own row, not the ministry.', mandates: ['escalation_desk', 'lead'], source: `country directory; ${PROPOSAL}` },
    { ...ICELANDIC, name: 'Police at Keflavík', local: 'Lögreglan á Suðurnesjum', kind: 'police', level: 'regional', hours: RTC, mandates: ['identify'], source: TRM },
    { ...ICELANDIC, name: 'Directorate of Immigration', local: 'Útlendingastofnun', kind: 'migration', mandates: ['identify'], source: TRM },
    { ...ICELANDIC, name: 'Directorate of Labour', local: 'Vinnumálastofnun', kind: 'labour_inspectorate', mandates: ['identify'], services: ['employment'], source: TRM },
    { ...ICELANDIC, name: 'Child protection services, Iceland', local: 'Barnavernd', kind: 'child_protection', level: 'local', mandates: ['lead'], scope: { ages: ['minor'] }, source: OWN_KNOWLEDGE },
    nightDesk('Iceland', 'National night desk, Iceland', 'is'),
  ],
  escalatesTo: [BJARKARHLID, 'National night desk, Iceland'],
};

const KOM = 'Coordination Unit for Victims of Human Trafficking (KOM)';
const NORWEGIAN = { languages: ['no', 'en'], hours: OFFICE_HOURS } as const;
export const NORWAY: SeedCountry = {
  code: 'NO',
  name: 'Norway',
  timeZone: 'Europe/Oslo',
  steps: ['identifier_with_mandate', 'child_protection', 'holding_lead'],
  stepsSource: `${TRM}: no body has the primary duty, so there is no standing first lead; ${PROPOSAL}`,
  rows: [
    { ...NORWEGIAN, name: KOM, local: 'Koordineringsenheten for ofre for menneskehandel', kind: 'national_coordinator', note: 'Advises and coordinates; not a focal point for cases.', mandates: ['escalation_desk'], source: TRM },
    { ...NORWEGIAN, name: 'ROSA', local: 'ROSA', kind: 'ngo', note: 'Hotline and shelter.', mandates: ['identify', 'lead'], services: ['safe_accommodation', 'legal', 'psychological'], source: 'rosanorge.no' },
    { ...NORWEGIAN, name: 'Municipal crisis centre, Norway', local: 'Krisesenter', kind: 'shelter', level: 'local', note: 'Stands for the crisis centre of the place.', hours: RTC, mandates: ['identify', 'lead'], services: ['safe_accommodation'], source: TRM },
    { ...NORWEGIAN, name: 'Municipality, social services, Norway', local: 'Kommunen', kind: 'social_municipal', level: 'local', mandates: ['lead'], services: ['financial'], source: TRM },
    { ...NORWEGIAN, name: 'Child welfare service, Norway', local: 'Barnevernet', kind: 'child_protection', level: 'local', mandates: ['lead'], scope: { ages: ['minor'] }, source: TRM },
    { ...NORWEGIAN, name: 'Norwegian Police', local: 'Politiet', kind: 'police', hours: RTC, mandates: ['identify'], source: TRM },
    { ...NORWEGIAN, name: 'Norwegian Directorate of Immigration (UDI)', local: 'Utlendingsdirektoratet', kind: 'migration', note: 'Decides on the reflection period.', mandates: ['identify'], source: TRM },
    nightDesk('Norway', 'National night desk, Norway', 'no'),
  ],
  escalatesTo: [KOM, 'National night desk, Norway'],
};
