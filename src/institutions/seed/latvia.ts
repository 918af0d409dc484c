import { EXERCISE, nightDesk, OFFICE_HOURS, PROPOSAL, USUAL_STEPS, type SeedCountry } from './row.js';

const SEED = 'national meeting of 18.12.2018, role from bsr-trm.com and Cabinet Regulation 344/2019';
const NIGHT_DESK = 'National night desk, Latvia';
const OFFICE = { languages: ['lv', 'en'], hours: OFFICE_HOURS } as const;

/** The twelve bodies of the Latvian meeting under their official names, their units with a mandate, and the rest of the chain. */
export const LATVIA: SeedCountry = {
  code: 'LV',
  name: 'Latvia',
  timeZone: 'Europe/Riga',
  steps: USUAL_STEPS,
  stepsSource: `${PROPOSAL}: Shelter "Safe House" as standing first lead (flows.md 2.1)`,
  rows: [
    { ...OFFICE, name: 'Ministry of the Interior', local: 'Iekšlietu ministrija', kind: 'ministry', note: 'Policy lead; no cases. The National Coordinator housed in it is a row of its own.', source: SEED },
    { ...OFFICE, name: 'National Anti-Trafficking Coordinator', local: 'Nacionālais cilvēku tirdzniecības novēršanas koordinators', in: 'Ministry of the Interior', kind: 'national_coordinator', note: 'Focal point for transfers to and from Latvia.', mandates: ['focal_point', 'escalation_desk'], source: SEED },
    { ...OFFICE, name: 'Ministry of Welfare', local: 'Labklājības ministrija', kind: 'ministry', note: 'Social services policy and the budget of the service for victims.', source: SEED },
    { ...OFFICE, name: 'Ministry of Foreign Affairs', local: 'Ārlietu ministrija', kind: 'ministry', note: 'Embassies and return documents; the embassies are rows of their own.', source: SEED },
    { ...OFFICE, name: 'Ministry of Health', local: 'Veselības ministrija', kind: 'ministry', note: 'Access to health care, forensic examination.', source: SEED },
    { ...OFFICE, name: "Ombudsman's Office", local: 'Latvijas Republikas Tiesībsarga birojs', kind: 'ombudsman', note: 'Independent oversight; aggregates and complaints, no routine access to cases.', source: SEED },
    { name: 'State Police', local: 'Valsts policija', kind: 'police', note: 'Identifies and investigates.', languages: ['lv', 'en'], hours: 'round the clock', mandates: ['identify'], source: SEED },
    { ...OFFICE, name: 'State Police, anti-trafficking unit', local: 'Valsts policija, cilvēku tirdzniecības apkarošanas nodaļa', in: 'State Police', kind: 'police', note: 'Investigates; member of the NGO commission.', mandates: ['identify'], source: SEED },
    { name: 'State Police, protection desk', local: 'Valsts policija, aizsardzības dienests', in: 'State Police', kind: 'police', note: 'Protects; takes no part in the investigation.', languages: ['lv', 'en'], hours: 'round the clock', source: `${PROPOSAL}: a unit apart from the investigators (domain.md 6)` },
    { name: 'State Border Guard', local: 'Valsts robežsardze', kind: 'border_guard', note: 'Identifies at the border and at asylum intake; informs on the reflection period.', languages: ['lv', 'en'], hours: 'round the clock', mandates: ['identify'], source: SEED },
    { ...OFFICE, name: 'Office of Citizenship and Migration Affairs', local: 'Pilsonības un migrācijas lietu pārvalde', kind: 'migration', note: 'Permits, asylum decisions, identity documents; first identifier.', mandates: ['identify'], services: ['documents'], source: SEED },
    { ...OFFICE, name: 'Social Integration State Agency', local: 'Sociālās integrācijas valsts aģentūra', kind: 'social_state_agency', note: 'Decides on and coordinates state-funded rehabilitation.', mandates: ['lead', 'fallback_lead', 'escalation_desk'], services: ['vocational'], source: `${SEED}; as fallback lead: ${PROPOSAL}` },
    { ...OFFICE, name: 'Centre MARTA', local: 'Biedrība "Centrs MARTA"', kind: 'ngo', note: 'Identifies formally by its commission and gives rehabilitation.', languages: ['lv', 'en', 'ru'], mandates: ['identify', 'lead'], services: ['psychological', 'legal', 'return_counselling'], source: SEED },
    { ...OFFICE, name: 'For a Vidzeme free from human trafficking', local: 'Biedrība "Par brīvu Vidzemi no cilvēku tirdzniecības"', kind: 'ngo', level: 'regional', note: 'Prevention and local support in Vidzeme.', mandates: ['identify'], scope: { regions: ['Vidzeme'] }, source: `${SEED}; English name is a working translation` },
    { name: 'Shelter "Safe House"', local: 'Biedrība "Patvērums \'Drošā māja\'"', kind: 'shelter', note: 'Identifies formally by its commission, shelters and gives rehabilitation.', languages: ['lv', 'en', 'ru'], hours: 'round the clock', printedLine: '+371 28612120', mandates: ['identify', 'lead', 'standing_first_lead'], services: ['safe_accommodation', 'material', 'food', 'psychological', 'legal', 'return_counselling', 'escort'], source: `${SEED}; as standing first lead: ${PROPOSAL}` },
    { name: 'Municipal police', local: 'Pašvaldības policija', kind: 'police', level: 'local', note: 'Stands for the municipal police of the place.', languages: ['lv'], hours: 'round the clock', mandates: ['identify'], source: 'bsr-trm.com; contact per municipality to be entered' },
    { name: 'Municipal social service', local: 'Pašvaldības sociālais dienests', kind: 'social_municipal', level: 'local', note: 'Stands for the social service of the place.', languages: ['lv'], hours: OFFICE_HOURS, mandates: ['identify'], services: ['financial', 'material'], source: 'bsr-trm.com; contact per municipality to be entered' },
    { name: "Orphans' court", local: 'Bāriņtiesa', kind: 'child_protection', level: 'local', note: 'Guardianship; stands for the court of the place.', languages: ['lv'], hours: OFFICE_HOURS, mandates: ['lead'], scope: { ages: ['minor'] }, source: `bsr-trm.com; as first lead of a child: ${PROPOSAL}` },
    { ...OFFICE, name: 'State Labour Inspectorate', local: 'Valsts darba inspekcija', kind: 'labour_inspectorate', mandates: ['identify'], source: 'bsr-trm.com' },
    { ...OFFICE, name: "Prosecutor's Office", local: 'Prokuratūra', kind: 'prosecutor', mandates: ['identify'], source: 'bsr-trm.com' },
    { ...OFFICE, name: 'Legal Aid Administration', local: 'Juridiskās palīdzības administrācija', kind: 'legal', note: 'State compensation.', services: ['compensation'], source: 'coe.int' },
    { ...OFFICE, name: 'IOM Riga', local: 'Starptautiskā Migrācijas organizācija, Rīga', kind: 'international_org', note: 'Voluntary return.', services: ['return_counselling'], source: 'pmlp.gov.lv' },
    { ...OFFICE, name: 'State Employment Agency', local: 'Nodarbinātības valsts aģentūra', kind: 'social_state_agency', services: ['employment'], source: 'tiesibsargs.lv' },
    { name: 'Embassy of Latvia in Stockholm', local: 'Latvijas vēstniecība Stokholmā', in: 'Ministry of Foreign Affairs', kind: 'embassy', note: 'First identifier abroad.', languages: ['lv', 'sv', 'en'], hours: OFFICE_HOURS, mandates: ['identify'], source: 'bsr-trm.com' },
    { name: 'Crisis house, Riga (exercise)', kind: 'shelter', level: 'local', languages: ['lv', 'en', 'ru'], hours: 'round the clock', exerciseLine: '+000 371 0101', mandates: ['identify', 'lead'], services: ['safe_accommodation', 'escort', 'psychological'], source: EXERCISE },
    nightDesk('Latvia', NIGHT_DESK, 'lv'),
  ],
  escalatesTo: ['National Anti-Trafficking Coordinator', 'Social Integration State Agency', NIGHT_DESK],
};

