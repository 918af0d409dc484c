export interface SeedLimit {
  /** Absent: for all countries that have none of their own. */
  readonly country?: string;
  readonly what: string;
  readonly urgency?: 'emergency' | 'urgent' | 'normal';
  readonly lasts?: string;
  readonly workingDays?: number;
  readonly source: string;
}

const PROPOSED = 'proposal of the project, valid until a country sets its own';

const COE = 'Council of Europe convention, art. 13: at least 30 days';
/** domain.md section 6 and 10, country_directory.json: nobody of a country has confirmed any of these. */
const REFLECTION: readonly SeedLimit[] = [
  { what: 'reflection', lasts: '30 days', source: COE },
  { what: 'reflection', country: 'DE', lasts: '90 days', source: 'Residence Act s. 59(7): at least 3 months' },
  {
    what: 'reflection',
    country: 'DK',
    lasts: '30 days',
    source: 'own knowledge of the project: 30 days, up to 120 with prepared return',
  },
  { what: 'reflection', country: 'EE', lasts: '30 days', source: 'own knowledge of the project: 30 to 60 days' },
  {
    what: 'reflection',
    country: 'FI',
    lasts: '30 days',
    source: 'Aliens Act; intermin.fi press release 26.05.2023: 30 days to 6 months',
  },
  { what: 'reflection', country: 'IS', lasts: '270 days', source: 'bsr-trm.com: a permit of up to 9 months' },
  { what: 'reflection', country: 'LT', lasts: '30 days', source: 'TIP report 2019' },
  {
    what: 'reflection',
    country: 'LV',
    lasts: '30 days',
    source: 'Law on Residence of a Victim of Trafficking (2007); not for citizens of the EU',
  },
  {
    what: 'reflection',
    country: 'NO',
    lasts: '180 days',
    source: 'bsr-trm.com: a permit of 6 months that is not renewed',
  },
  {
    what: 'reflection',
    country: 'PL',
    lasts: '90 days',
    source: 'own knowledge of the project: Act on Foreigners, arts. 170 to 172',
  },
  { what: 'reflection', country: 'SE', lasts: '30 days', source: 'TIP report 2023; Aliens Act ch. 5 s. 15' },
  { what: 'reflection_child', lasts: '30 days', source: COE },
  { what: 'reflection_child', country: 'DE', lasts: '90 days', source: 'as for adults' },
  { what: 'reflection_child', country: 'IS', lasts: '270 days', source: 'as for adults' },
  { what: 'reflection_child', country: 'NO', lasts: '180 days', source: 'as for adults' },
  {
    what: 'reflection_child',
    country: 'PL',
    lasts: '120 days',
    source: 'own knowledge of the project: 4 months for minors',
  },
  { what: 'reflection_ends_1', lasts: '14 days', source: 'proposal of the project' },
  { what: 'reflection_ends_2', lasts: '7 days', source: 'proposal of the project' },
  { what: 'reflection_ends_3', lasts: '2 days', source: 'proposal of the project' },
];

/** How long things last, for all countries until one has its own. */
export const TIME_LIMITS: readonly SeedLimit[] = [
  { what: 'answer', urgency: 'emergency', lasts: '2 hours', source: 'proposal of the project' },
  { what: 'answer', urgency: 'urgent', lasts: '24 hours', source: 'proposal of the project' },
  { what: 'answer', urgency: 'normal', workingDays: 5, source: 'proposal of the project' },
  { what: 'holding_lead', lasts: '24 hours', source: PROPOSED },
  { what: 'overdue_after', lasts: '2 hours', source: PROPOSED },
  { what: 'overdue_decide', lasts: '6 hours', source: 'proposal of the project' },
  { what: 'takeover_clock', lasts: '12 hours', source: PROPOSED },
  { what: 'read_window', lasts: '30 days', source: PROPOSED },
  { what: 'quiet_after_phone_yes', lasts: '12 hours', source: PROPOSED },
  { what: 'return_reopen', lasts: '14 days', source: PROPOSED },
  { what: 'unopened_case', lasts: '7 days', source: PROPOSED },
  { what: 'unread_deputy', lasts: '15 minutes', source: 'proposal of the project' },
  { what: 'unread_desk', lasts: '30 minutes', source: 'proposal of the project' },
  { what: 'match_answer', lasts: '3 days', source: PROPOSED },
  { what: 'complaint_read', lasts: '90 days', source: PROPOSED },
  { what: 'consultation_answer', lasts: '2 days', source: PROPOSED },
  { what: 'lead_conflict', lasts: '5 days', source: 'proposal of the project' },
  { what: 'disclosure_answer', lasts: '10 days', source: PROPOSED },
  { what: 'disclosure_open', lasts: '14 days', source: PROPOSED },
  { what: 'disclosure_tell', lasts: '7 days', source: PROPOSED },
  { what: 'disclosure_recheck', lasts: '30 days', source: PROPOSED },
  { what: 'consent_ask_again', lasts: '24 hours', source: PROPOSED },
  { what: 'consent_valid', lasts: '30 days', source: PROPOSED },
  { what: 'contact_lost_1', lasts: '1 day', source: PROPOSED },
  { what: 'contact_lost_2', lasts: '3 days', source: PROPOSED },
  { what: 'contact_lost_3', lasts: '7 days', source: PROPOSED },
  { what: 'contact_lost_4', lasts: '30 days', source: PROPOSED },
  { what: 'conference', lasts: '7 days', source: PROPOSED },
  { what: 'feedback_1', lasts: '7 days', source: PROPOSED },
  { what: 'feedback_2', lasts: '30 days', source: PROPOSED },
  { what: 'feedback_3', lasts: '90 days', source: PROPOSED },
  { what: 'feedback_4', lasts: '180 days', source: PROPOSED },
  { what: 'break_glass', lasts: '3 hours', source: 'proposal of the project (as DHIS2 has it: 3 hours)' },
  { what: 'break_glass_review', lasts: '24 hours', source: 'proposal of the project' },
  { what: 'alert_acknowledge', lasts: '30 minutes', source: 'proposal of the project' },
  { what: 'alert_review', lasts: '24 hours', source: 'proposal of the project' },
  { what: 'alert_tell_person', lasts: '3 days', source: PROPOSED },
  { what: 'draft_kept', lasts: '7 days', source: 'proposal of the project' },
  { what: 'capacity_counts', lasts: '12 hours', source: PROPOSED },
  { what: 'draft_danger', lasts: '30 minutes', source: 'proposal of the project' },
  ...REFLECTION,
];
