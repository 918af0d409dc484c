import { BY_DAY, EXERCISE, nightDesk, OFFICE_HOURS, OWN_KNOWLEDGE, PROPOSAL, USUAL_STEPS, type SeedCountry } from './row.js';

const TRM = 'bsr-trm.com';
const AGENCY = 'Swedish Gender Equality Agency';
const NIGHT_DESK = 'National night desk, Sweden';
const OFFICE = { languages: ['sv', 'en'], hours: OFFICE_HOURS } as const;
const HOUSE = { kind: 'shelter', level: 'local', mandates: ['identify'], source: EXERCISE } as const;

// Swedish numbers +46 40 628 04 xx are kept free for fiction by the Post and Telecom Authority.
export const SWEDEN: SeedCountry = {
  code: 'SE',
  name: 'Sweden',
  timeZone: 'Europe/Stockholm',
  steps: USUAL_STEPS,
  stepsSource: `${PROPOSAL}: the municipality's social emergency service as standing first lead, for children too (flows.md 2.1, ${OWN_KNOWLEDGE})`,
  rows: [
    { name: AGENCY, local: 'Jämställdhetsmyndigheten', kind: 'focal_point', note: 'Helpline for professionals; advises and coordinates nationally.', languages: ['sv', 'en'], hours: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '16:30' }], printedLine: '+46 20 390 000', mandates: ['focal_point', 'escalation_desk'], source: TRM },
    { name: 'Swedish Police, Region South', local: 'Polisen, Region Syd', kind: 'police', level: 'regional', languages: ['sv', 'en'], hours: 'round the clock', mandates: ['identify'], source: TRM },
    { name: 'Swedish Police, border unit Region South', local: 'Polisen, gränspolisen Syd', in: 'Swedish Police, Region South', kind: 'border_guard', level: 'regional', languages: ['sv', 'en'], hours: 'round the clock', mandates: ['identify'], source: TRM },
    { name: 'Social emergency service, Malmö (exercise)', local: 'Socialjouren, Malmö (övning)', kind: 'social_municipal', level: 'local', note: 'Leads from the first minute by its standing mandate.', languages: ['sv', 'en', 'ar'], hours: 'round the clock', exerciseLine: '+46 40 628 04 10', mandates: ['identify', 'lead', 'standing_first_lead'], services: ['financial', 'material'], source: EXERCISE },
    { name: 'Social services, Malmö (exercise)', local: 'Socialtjänsten, Malmö (övning)', kind: 'social_municipal', level: 'local', languages: ['sv', 'en'], hours: OFFICE_HOURS, exerciseLine: '+46 40 628 04 11', mandates: ['identify', 'lead'], services: ['financial', 'material'], source: EXERCISE },
    { name: 'Regional coordinator against trafficking, Region South', local: 'Regionkoordinator Syd', kind: 'social_municipal', level: 'regional', note: 'Counts and supports; covers several counties.', languages: ['sv', 'en'], hours: OFFICE_HOURS, mandates: ['identify', 'lead'], services: ['return_counselling'], source: TRM },
    { ...HOUSE, name: 'Shelter Öresund (exercise)', note: 'Single rooms for men.', languages: ['sv', 'en', 'lv'], hours: 'round the clock', exerciseLine: '+46 40 628 04 20', services: ['safe_accommodation', 'escort'], scope: { genders: ['male'], ages: ['adult'] } },
    { ...HOUSE, name: "Women's house Skåne (exercise)", note: 'Women only.', languages: ['sv', 'en', 'uk'], hours: 'round the clock', exerciseLine: '+46 40 628 04 21', services: ['safe_accommodation', 'escort'], scope: { genders: ['female'], ages: ['adult'] } },
    { ...HOUSE, name: 'Family house Österlen (exercise)', note: 'Families and parents with children; answers from 07:00 to 22:00.', languages: ['sv', 'en'], hours: BY_DAY, exerciseLine: '+46 40 628 04 22', services: ['safe_accommodation', 'escort', 'child_care'] },
    { ...HOUSE, name: 'Crisis centre Lund (exercise)', note: 'Adults of any gender.', languages: ['sv', 'en', 'pl'], hours: 'round the clock', exerciseLine: '+46 40 628 04 23', services: ['safe_accommodation', 'escort', 'psychological'], scope: { ages: ['adult'] } },
    { ...OFFICE, name: 'Swedish Migration Agency', local: 'Migrationsverket', kind: 'migration', mandates: ['identify'], source: TRM },
    { ...OFFICE, name: 'Swedish Prosecution Authority', local: 'Åklagarmyndigheten', kind: 'prosecutor', mandates: ['identify'], source: TRM },
    { ...OFFICE, name: 'Swedish Work Environment Authority', local: 'Arbetsmiljöverket', kind: 'labour_inspectorate', mandates: ['identify'], source: OWN_KNOWLEDGE },
    { ...OFFICE, name: 'Swedish Platform Civil Society against Human Trafficking', local: 'Plattformen Civila Sverige mot människohandel', kind: 'ngo', services: ['legal', 'psychological'], source: OWN_KNOWLEDGE },
    { ...OFFICE, name: 'Embassy of Sweden in Riga', local: 'Sveriges ambassad i Riga', kind: 'embassy', mandates: ['identify'], source: OWN_KNOWLEDGE },
    { ...OFFICE, name: 'Parliamentary Ombudsmen', local: 'Justitieombudsmannen', kind: 'ombudsman', note: 'Oversight; no routine access to cases.', source: OWN_KNOWLEDGE },
    nightDesk('Sweden', NIGHT_DESK, 'sv'),
  ],
  escalatesTo: [AGENCY, NIGHT_DESK],
};
