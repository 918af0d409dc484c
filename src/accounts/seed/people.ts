import type { Country, Language, Role } from '../../kernel/index.js';

/** Public on purpose: the application does not start with these accounts when NODE_ENV is production. */
export const DEMO_PASSWORD = 'across the Baltic Sea';

export interface DemoPerson {
  readonly login: string;
  /** Invented. */
  readonly name: string;
  readonly country: Country;
  /** As the directory names it. */
  readonly institution: string;
  readonly roles: readonly Role[];
  readonly language: Language;
  readonly on_duty: boolean;
}

type Desk = (login: string, name: string, ...roles: Role[]) => DemoPerson;

/** The institution as the directory names it; logins begin with its country. */
const at =
  (country: Country, institution: string): Desk =>
  (login, name, ...roles) => ({
    login: `${country.toLowerCase()}.${login}`,
    name,
    country,
    institution,
    roles,
    language: country === 'LV' ? 'lv' : 'en',
    on_duty: roles.some((role) => WORKS_WITH_CASES.includes(role)),
  });

const WORKS_WITH_CASES: readonly Role[] = ['caseworker', 'lead_coordinator', 'national_focal_point'];

const SWEDEN: readonly DemoPerson[] = (() => {
  const police = at('SE', 'Swedish Police, Region South');
  const social = at('SE', 'Social emergency service, Malmö (exercise)');
  const platform = at('SE', 'Swedish Platform Civil Society against Human Trafficking');
  return [
    police('police', 'Sven Ström', 'first_responder'),
    police('police.lead', 'Karin Kust', 'first_responder', 'lead_coordinator'),
    police('police.auditor', 'Göran Granskare', 'auditor'),
    police('police.admin', 'Pia Polstjärna', 'institution_administrator'),
    at('SE', 'Swedish Police, border unit Region South')('border', 'Bo Bro', 'first_responder'),
    social('social', 'Lena Lykta', 'lead_coordinator'),
    social('social.worker', 'Nils Natt', 'caseworker'),
    social('social.admin', 'Ada Anslag', 'institution_administrator'),
    social('social.auditor', 'Rolf Revision', 'auditor'),
    at('SE', 'Social services, Malmö (exercise)')('social.day', 'Dagny Dag', 'caseworker', 'lead_coordinator'),
    at('SE', 'Shelter Öresund (exercise)')('shelter.men', 'Måns Mås', 'caseworker', 'lead_coordinator'),
    at('SE', "Women's house Skåne (exercise)")('shelter.women', 'Vera Våg', 'caseworker', 'lead_coordinator'),
    at('SE', 'Family house Österlen (exercise)')('shelter.families', 'Fia Fyr', 'caseworker', 'lead_coordinator'),
    at('SE', 'Crisis centre Lund (exercise)')('shelter.lund', 'Liv Lund', 'caseworker', 'lead_coordinator'),
    at('SE', 'Swedish Gender Equality Agency')('coordinator', 'Jonna Jämn', 'national_focal_point'),
    at('SE', 'Regional coordinator against trafficking, Region South')('regional', 'Rut Region', 'lead_coordinator'),
    at('SE', 'Swedish Migration Agency')('migration', 'Mio Gräns', 'first_responder', 'caseworker'),
    at('SE', 'Swedish Prosecution Authority')('prosecutor', 'Åke Åklagare', 'caseworker', 'lead_coordinator'),
    platform('ngo', 'Stina Stöd', 'caseworker', 'lead_coordinator'),
    at('SE', 'Embassy of Sweden in Riga')('embassy', 'Elsa Emb', 'first_responder'),
    at('SE', 'Parliamentary Ombudsmen')('ombudsman', 'Olof Ombud', 'analyst'),
    at('SE', 'Parliamentary Ombudsmen')('complaints', 'Klara Klago', 'caseworker'),
    at('SE', 'National night desk, Sweden')('nightdesk', 'Natalia Norrsken', 'caseworker', 'lead_coordinator'),
  ];
})();

const LATVIA: readonly DemoPerson[] = (() => {
  const safeHouse = at('LV', 'Shelter "Safe House"');
  const siva = at('LV', 'Social Integration State Agency');
  return [
    safeHouse('safehouse', 'Dzintra Jūra', 'lead_coordinator'),
    safeHouse('safehouse.night', 'Nora Nakts', 'caseworker'),
    safeHouse('safehouse.admin', 'Ilze Atslēga', 'institution_administrator'),
    safeHouse('safehouse.auditor', 'Aivars Acs', 'auditor'),
    at('LV', 'Crisis house, Riga (exercise)')('crisis', 'Kaiva Krasts', 'caseworker', 'lead_coordinator'),
    at('LV', 'Centre MARTA')(
      'marta',
      'Marta Madara',
      'first_responder',
      'caseworker',
      'lead_coordinator',
      'institution_administrator',
    ),
    at('LV', 'For a Vidzeme free from human trafficking')('vidzeme', 'Vija Vidze', 'first_responder', 'caseworker'),
    siva('siva', 'Sanita Saule', 'lead_coordinator'),
    siva('siva.worker', 'Andris Avots', 'caseworker'),
    at('LV', 'National Anti-Trafficking Coordinator')('coordinator', 'Kristaps Kopā', 'national_focal_point'),
    at('LV', 'State Police')('police', 'Pēteris Pilskalns', 'first_responder'),
    at('LV', 'State Police, anti-trafficking unit')('police.unit', 'Una Upe', 'first_responder', 'caseworker'),
    at('LV', 'State Police, protection desk')('police.protection', 'Sargis Sils', 'caseworker', 'lead_coordinator'),
    at('LV', 'State Border Guard')('border', 'Roberts Robeža', 'first_responder', 'lead_coordinator'),
    at('LV', 'Office of Citizenship and Migration Affairs')(
      'migration',
      'Mirdza Mīkla',
      'first_responder',
      'caseworker',
    ),
    at('LV', 'Municipal social service')('social', 'Sarma Sēta', 'caseworker', 'lead_coordinator'),
    at('LV', "Orphans' court")('child', 'Baiba Bērzs', 'caseworker', 'lead_coordinator'),
    at('LV', 'Embassy of Latvia in Stockholm')('embassy', 'Vēsma Vēja', 'first_responder', 'lead_coordinator'),
    at('LV', "Ombudsman's Office")('ombudsman', 'Tālis Tiesa', 'analyst'),
    at('LV', "Ombudsman's Office")('complaints', 'Sandra Sūdzība', 'caseworker'),
    at('LV', 'Ministry of the Interior')('ministry', 'Ieva Iela', 'analyst'),
    at('LV', 'Ministry of Welfare')('welfare', 'Laima Labrīte', 'analyst'),
    at('LV', 'National night desk, Latvia')('nightdesk', 'Zane Zvaigzne', 'caseworker', 'lead_coordinator'),
  ];
})();

/** Elsewhere: who leads adults, who leads children, who identifies, who answers at night. */
const OTHERS: readonly DemoPerson[] = [
  at('DK', 'Danish Centre against Human Trafficking (CMM)')(
    'cmm',
    'Dorte Dam',
    'lead_coordinator',
    'national_focal_point',
  ),
  at('DK', 'Danish Police')('police', 'Palle Pram', 'first_responder'),
  at('DK', 'Municipal child welfare, Denmark')('child', 'Birgit Bark', 'caseworker', 'lead_coordinator'),
  at('DK', 'National night desk, Denmark')('nightdesk', 'Nanna Nord', 'caseworker', 'lead_coordinator'),
  at('EE', 'Social Insurance Board')('sib', 'Siiri Saar', 'lead_coordinator', 'national_focal_point'),
  at('EE', 'Police and Border Guard Board')('police', 'Peeter Puu', 'first_responder'),
  at('EE', 'Child protection of the municipality, Estonia')('child', 'Lagle Laas', 'caseworker', 'lead_coordinator'),
  at('EE', 'National night desk, Estonia')('nightdesk', 'Ööbik Öö', 'caseworker', 'lead_coordinator'),
  at('FI', 'National Assistance System for Victims of Trafficking (NAS)')(
    'nas',
    'Aino Aalto',
    'lead_coordinator',
    'national_focal_point',
  ),
  at('FI', 'Police of Finland')('police', 'Pekka Pelto', 'first_responder'),
  at('FI', 'Child welfare of the wellbeing services county')('child', 'Lumi Laakso', 'caseworker', 'lead_coordinator'),
  at('DE', 'Specialised counselling centre for women')('women', 'Frauke Fels', 'caseworker', 'lead_coordinator'),
  at('DE', 'Specialised counselling centre, labour exploitation')(
    'labour',
    'Arne Acker',
    'caseworker',
    'lead_coordinator',
  ),
  at('DE', 'Police of the Land')('police', 'Paul Pfad', 'first_responder'),
  at('DE', 'Youth welfare office')('child', 'Juna Jung', 'caseworker', 'lead_coordinator'),
  at('DE', 'National night desk, Germany')('nightdesk', 'Nele Nacht', 'caseworker', 'lead_coordinator'),
  at('IS', 'Bjarkarhlíð Family Justice Centre')(
    'bjarkarhlid',
    'Björk Berg',
    'lead_coordinator',
    'national_focal_point',
  ),
  at('IS', 'Police at Keflavík')('police', 'Páll Perla', 'first_responder'),
  at('IS', 'Child protection services, Iceland')('child', 'Birta Bær', 'caseworker', 'lead_coordinator'),
  at('IS', 'National night desk, Iceland')('nightdesk', 'Nótt Norður', 'caseworker', 'lead_coordinator'),
  at('LT', 'Caritas programme for victims of trafficking')('caritas', 'Rasa Rytas', 'caseworker', 'lead_coordinator'),
  at('LT', "Men's Crisis Centre, Kaunas")('men', 'Vytis Vėjas', 'caseworker', 'lead_coordinator'),
  at('LT', 'National Coordinator, Ministry of the Interior, Lithuania')(
    'coordinator',
    'Kotryna Kelias',
    'national_focal_point',
  ),
  at('LT', 'Lithuanian Police')('police', 'Paulius Pušis', 'first_responder'),
  at('LT', 'State Child Rights Protection and Adoption Service')(
    'child',
    'Saulė Soda',
    'caseworker',
    'lead_coordinator',
  ),
  at('LT', 'National night desk, Lithuania')('nightdesk', 'Naktis Nida', 'caseworker', 'lead_coordinator'),
  at('NO', 'ROSA')('rosa', 'Ragna Ros', 'caseworker', 'lead_coordinator'),
  at('NO', 'Norwegian Police')('police', 'Per Planke', 'first_responder'),
  at('NO', 'Child welfare service, Norway')('child', 'Bente Bekk', 'caseworker', 'lead_coordinator'),
  at('NO', 'National night desk, Norway')('nightdesk', 'Nora Nordlys', 'caseworker', 'lead_coordinator'),
  at('PL', 'National Consulting and Intervention Centre (KCIK)')(
    'kcik',
    'Kalina Kwiat',
    'caseworker',
    'lead_coordinator',
  ),
  at('PL', 'Polish Police')('police', 'Piotr Polana', 'first_responder'),
  at('PL', 'County family support centre')('child', 'Róża Rzeka', 'caseworker', 'lead_coordinator'),
  at('PL', 'National night desk, Poland')('nightdesk', 'Noc Nadmorska', 'caseworker', 'lead_coordinator'),
];

export const DEMO_PEOPLE: readonly DemoPerson[] = [...SWEDEN, ...LATVIA, ...OTHERS];
