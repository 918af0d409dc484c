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
  stepsSource: `${PROPOSAL}: Social Insurance Board as standing first lead, its night hours to be verified (flows.md 2.1)`,
  rows: [
    { ...ESTONIAN, name: SIB, local: 'Sotsiaalkindlustusamet', kind: 'social_state_agency', note: 'Victim support; decides on the service; everyone notifies it.', printedLine: '116 006', mandates: ['identify', 'lead', 'standing_first_lead', 'focal_point', 'escalation_desk'], services: ['safe_accommodation', 'psychological', 'legal', 'interpretation'], source: TRM },
    { ...ESTONIAN, name: 'Police and Border Guard Board', local: 'Politsei- ja Piirivalveamet', kind: 'police', hours: RTC, mandates: ['identify'], source: TRM },
    { ...ESTONIAN, name: 'Labour Inspectorate', local: 'Tööinspektsioon', kind: 'labour_inspectorate', mandates: ['identify'], source: TRM },
    { ...ESTONIAN, name: 'Municipality, social services, Estonia', local: 'Kohalik omavalitsus', kind: 'social_municipal', level: 'local', note: 'Stands for the municipality of the place.', mandates: ['identify'], services: ['financial'], source: TRM },
    { ...ESTONIAN, name: 'Child protection of the municipality, Estonia', local: 'Kohaliku omavalitsuse lastekaitse', in: 'Municipality, social services, Estonia', kind: 'child_protection', level: 'local', mandates: ['lead'], scope: { ages: ['minor'] }, source: OWN_KNOWLEDGE },
    nightDesk('Estonia', 'National night desk, Estonia', 'et'),
  ],
  escalatesTo: [SIB, 'National night desk, Estonia'],
};

const KOK = 'German NGO Network against Trafficking in Human Beings (KOK)';
const GERMAN = { languages: ['de', 'en'], hours: OFFICE_HOURS } as const;
export const GERMANY: SeedCountry = {
  code: 'DE',
  name: 'Germany',
  timeZone: 'Europe/Berlin',
  steps: USUAL_STEPS,
  stepsSource: `${TRM}: no single procedure and no federal focal point; nobody holds a standing first lead yet; ${PROPOSAL}`,
  rows: [
    { ...GERMAN, name: KOK, local: 'KOK e.V. Bundesweiter Koordinierungskreis gegen Menschenhandel', kind: 'ngo', note: 'Routes to a counselling centre; not a federal focal point.', printedLine: '+49 30 263 911 76', mandates: ['escalation_desk'], source: TRM },
    { ...GERMAN, name: 'Specialised counselling centre for women', local: 'Fachberatungsstelle (Frauen)', kind: 'ngo', level: 'regional', note: 'Stands for the centre of the Land, by its cooperation agreement.', mandates: ['identify', 'lead'], services: ['psychological', 'legal', 'safe_accommodation'], scope: { genders: ['female'] }, source: `kok-gegen-menschenhandel.de; one row per centre to be entered; ${PROPOSAL}` },
    { ...GERMAN, name: 'Specialised counselling centre, labour exploitation', local: 'Fachberatungsstelle (Arbeitsausbeutung)', kind: 'ngo', level: 'regional', note: 'Any gender; one row per centre to be entered.', mandates: ['identify', 'lead'], services: ['psychological', 'legal'], source: `${OWN_KNOWLEDGE}; ${PROPOSAL}` },
    { ...GERMAN, name: 'Police of the Land', local: 'Landespolizei', kind: 'police', level: 'regional', hours: RTC, mandates: ['identify'], source: TRM },
    { ...GERMAN, name: 'Federal Police', local: 'Bundespolizei', kind: 'border_guard', hours: RTC, mandates: ['identify'], source: OWN_KNOWLEDGE },
    { ...GERMAN, name: 'Customs, illicit employment (FKS)', local: 'Finanzkontrolle Schwarzarbeit', kind: 'customs', mandates: ['identify'], source: TRM },
    { ...GERMAN, name: 'Immigration authority of the place', local: 'Ausländerbehörde', kind: 'migration', level: 'local', note: 'Decides on the stay.', mandates: ['identify'], source: TRM },
    { ...GERMAN, name: 'Youth welfare office', local: 'Jugendamt', kind: 'child_protection', level: 'local', mandates: ['lead'], scope: { ages: ['minor'] }, source: OWN_KNOWLEDGE },
    nightDesk('Germany', 'National night desk, Germany', 'de'),
  ],
  escalatesTo: [KOK, 'National night desk, Germany'],
};

const LT_COORDINATOR = 'National Coordinator, Ministry of the Interior, Lithuania';
const LITHUANIAN = { languages: ['lt', 'en', 'ru'], hours: OFFICE_HOURS } as const;
const LT_NGO = { ...LITHUANIAN, kind: 'ngo', services: ['safe_accommodation', 'psychological', 'legal', 'material'] } as const;
const SPLIT = `${TRM}; the split by gender, age and region is to be verified`;
export const LITHUANIA: SeedCountry = {
  code: 'LT',
  name: 'Lithuania',
  timeZone: 'Europe/Vilnius',
  steps: USUAL_STEPS,
  stepsSource: `${PROPOSAL}: the Caritas programme, whose line is printed as answering day and night, as standing first lead of adults`,
  rows: [
    { ...LITHUANIAN, name: 'Ministry of the Interior, Lithuania', local: 'Vidaus reikalų ministerija', kind: 'ministry', note: 'No cases; its coordinator is a row of its own.', source: 'country directory' },
    { ...LITHUANIAN, name: LT_COORDINATOR, in: 'Ministry of the Interior, Lithuania', kind: 'national_coordinator', mandates: ['focal_point', 'escalation_desk'], source: 'country directory' },
    { ...LT_NGO, name: 'Caritas programme for victims of trafficking', local: 'Lietuvos Caritas, programa "Pagalba prekybos žmonėmis aukoms"', hours: RTC, printedLine: '+370 679 61617', mandates: ['identify', 'lead', 'standing_first_lead'], scope: { ages: ['adult'] }, source: `${TRM}; as standing first lead: ${PROPOSAL}` },
    { ...LT_NGO, name: "Missing Persons Families' Support Centre", local: 'Dingusių žmonių šeimų paramos centras', mandates: ['identify', 'lead'], source: SPLIT },
    { ...LT_NGO, name: "Men's Crisis Centre, Kaunas", local: 'Vyrų krizių centras', level: 'regional', mandates: ['identify', 'lead'], scope: { genders: ['male'], regions: ['Kaunas'] }, source: SPLIT },
    { ...LT_NGO, name: 'Klaipėda social and psychological assistance centre', local: 'Klaipėdos socialinės ir psichologinės pagalbos centras', level: 'regional', mandates: ['identify', 'lead'], scope: { genders: ['female'], regions: ['Klaipėda'] }, source: SPLIT },
    { ...LT_NGO, name: 'Vilnius Archdiocese Caritas', local: 'Vilniaus arkivyskupijos Caritas', level: 'regional', mandates: ['identify', 'lead'], scope: { genders: ['female'], regions: ['Vilnius'] }, source: SPLIT },
    { ...LITHUANIAN, name: 'Lithuanian Police', local: 'Lietuvos policija', kind: 'police', hours: RTC, mandates: ['identify'], source: TRM },
    { ...LITHUANIAN, name: 'State Border Guard Service, Lithuania', local: 'Valstybės sienos apsaugos tarnyba', kind: 'border_guard', hours: RTC, mandates: ['identify'], source: TRM },
    { ...LITHUANIAN, name: 'State Labour Inspectorate, Lithuania', local: 'Valstybinė darbo inspekcija', kind: 'labour_inspectorate', mandates: ['identify'], source: TRM },
    { ...LITHUANIAN, name: 'State Child Rights Protection and Adoption Service', local: 'Valstybės vaiko teisių apsaugos ir įvaikinimo tarnyba', kind: 'child_protection', mandates: ['lead'], scope: { ages: ['minor'] }, source: OWN_KNOWLEDGE },
    nightDesk('Lithuania', 'National night desk, Lithuania', 'lt'),
  ],
  escalatesTo: [LT_COORDINATOR, 'National night desk, Lithuania'],
};

const KCIK = 'National Consulting and Intervention Centre (KCIK)';
const POLISH = { languages: ['pl', 'en', 'uk'], hours: OFFICE_HOURS } as const;
export const POLAND: SeedCountry = {
  code: 'PL',
  name: 'Poland',
  timeZone: 'Europe/Warsaw',
  steps: USUAL_STEPS,
  stepsSource: `${TRM}: no single point of contact; KCIK as standing first lead is ${PROPOSAL}`,
  rows: [
    { ...POLISH, name: KCIK, local: 'Krajowe Centrum Interwencyjno-Konsultacyjne dla Ofiar Handlu Ludźmi', kind: 'ngo', note: 'Run by La Strada and Po MOC; not a national focal point.', printedLine: '+48 22 628 01 20', mandates: ['identify', 'lead', 'standing_first_lead', 'escalation_desk'], services: ['safe_accommodation', 'psychological', 'legal', 'interpretation'], source: TRM },
    { ...POLISH, name: 'Polish Police', local: 'Policja', kind: 'police', hours: RTC, note: 'Fills the form for a presumed victim.', mandates: ['identify'], source: TRM },
    { ...POLISH, name: 'Polish Border Guard', local: 'Straż Graniczna', kind: 'border_guard', hours: RTC, mandates: ['identify'], source: TRM },
    { ...POLISH, name: "Prosecutor's Office, Poland", local: 'Prokuratura', kind: 'prosecutor', mandates: ['identify'], source: TRM },
    { ...POLISH, name: 'Office for Foreigners', local: 'Urząd do Spraw Cudzoziemców', kind: 'migration', mandates: ['identify'], source: TRM },
    { ...POLISH, name: 'National Labour Inspectorate, Poland', local: 'Państwowa Inspekcja Pracy', kind: 'labour_inspectorate', mandates: ['identify'], source: TRM },
    { ...POLISH, name: 'Voivodeship office', local: 'Urząd wojewódzki', kind: 'migration', level: 'regional', mandates: ['identify'], source: TRM },
    { ...POLISH, name: 'County family support centre', local: 'Powiatowe Centrum Pomocy Rodzinie', kind: 'child_protection', level: 'local', mandates: ['lead'], scope: { ages: ['minor'] }, source: OWN_KNOWLEDGE },
    nightDesk('Poland', 'National night desk, Poland', 'pl'),
  ],
  escalatesTo: [KCIK, 'National night desk, Poland'],
};
