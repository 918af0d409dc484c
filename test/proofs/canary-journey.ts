import { seededId } from '../../src/institutions/index.js';
import { Visitor, type Reply } from '../support/over-http.js';
import { A_PLAN, A_YES, aProposal, HOW_ASKED } from '../support/handovers.js';
import { anIdentification } from '../support/identifications.js';
import { A_CONTACT, aNeed, SAFE_HOUSE, SHELTERS } from '../support/referrals.js';
import { beside } from './canary-beside.js';
import { must } from './handing-over.js';
import { PersonalFields } from './personal-fields.js';
import { entry, personal, type Planted } from './planted-fields.js';

export interface Walked {
  readonly caseId: string;
  readonly urls: readonly string[];
  /** Personal fields in which a canary was sent. */
  readonly fields: ReadonlySet<string>;
}

/** The main job over HTTP, from the first record to the takeover abroad, with a canary in every personal field. */
export async function walk(url: string, planted: Planted): Promise<Walked> {
  const urls: string[] = [];
  const fields = new Set<string>();
  const login = async (name: string) => new Recorded(url, name, urls, fields, planted).signIn();
  const officer = await login('se.police');
  const social = await login('se.social');
  const men = await login('se.shelter.men');
  const house = await login('lv.safehouse');
  const { of } = planted;
  const ok = async (reply: Promise<Reply>, status = 200) => must(await reply, status).body;

  const card = await ok(
    officer.post('/api/identifications', anIdentification({ urgency: 'emergency', ...personal(planted) })),
    201,
  );
  const caseId: string = card.caseId;
  await ok(officer.get(`/api/identifications/${card.id}`));
  const view = await ok(social.get(`/api/cases/${caseId}`));
  await ok(social.get('/api/cases'));
  for (const { section, mayWrite } of view.sections) {
    if (mayWrite) await ok(social.post(`/api/cases/${caseId}/sections/${section}`, entry(section, planted)), 201);
    await ok(social.get(`/api/cases/${caseId}/sections/${section}`));
  }

  const held = { kind: 'interview', topics: ['journey'], counselling: false, heldOn: '2026-11-01' };
  const recorded = { interpreter: 'none_needed', recording: 'audio', keptAt: of('recording-kept-at') };
  await ok(social.post(`/api/cases/${caseId}/interviews`, { ...held, ...recorded }), 201);
  await ok(social.get(`/api/cases/${caseId}/interviews`));
  const breaks = { section: 'risk', reason: of('glass-reason') };
  const glass = await ok(officer.post(`/api/cases/${caseId}/break-glass`, breaks), 201);
  await ok(officer.get(`/api/cases/${caseId}/sections/risk`));
  await ok(social.get(`/api/break-glass/${glass.id}`));
  const danger = {
    country: 'SE',
    kind: 'pursued',
    place: of('alert-place'),
    callBack: of('alert-call-back'),
    identity: of('alert-identity'),
  };
  const alert = await ok(social.post('/api/alerts', danger), 201);
  await ok(officer.get(`/api/alerts/${alert.id}`));
  await ok(social.post(`/api/alerts/${alert.id}/told-by-phone`, { spokeWith: of('alert-spoke-with') }));
  const unsent = {
    ...anIdentification(),
    danger: 'yes',
    called: of('draft-called'),
    ownRecord: { text: of('draft-own-record') },
  };
  const draft = await ok(officer.post('/api/drafts', { answers: unsent }), 201);
  const more = { ...unsent, safeContact: { codeWord: of('draft-code-word') } };
  await ok(officer.put(`/api/drafts/${draft.id}`, { answers: more }, { 'if-match': '"v1"' }));
  await ok(officer.get(`/api/drafts/${draft.id}`));
  await ok(officer.get('/api/drafts'));
  const asks = { institution: SHELTERS.families, topics: ['safety'], ageGroup: 'adult' };
  const consultation = await ok(
    officer.post('/api/consultations', { ...asks, words: of('consultation-question') }),
    201,
  );
  const thread = `/api/consultations/${consultation.id}`;
  await ok(officer.post(`${thread}/words`, { words: of('consultation-more') }), 201);
  await ok(officer.get(thread));
  await ok(officer.post(`${thread}/become-case`, { number: card.number }));
  await ok(social.get(thread));
  const out = { institution: SHELTERS.families, reason: of('left-out-reason') };
  await ok(social.post(`/api/cases/${caseId}/exclusions`, out), 201);
  await ok(social.post(`/api/cases/${caseId}/exclusions`, { ...out, person: of('left-out-person') }), 400);
  await ok(social.get(`/api/cases/${caseId}/exclusions`));
  const again = { question: 'contact_support', answer: { answer: 'yes' }, howAsked: HOW_ASKED };
  await ok(social.post(`/api/cases/${caseId}/consents`, { ...again, evidence: of('where-the-paper-is') }));
  const none = { sections: ['family'], howAsked: HOW_ASKED, evidence: of('where-the-no-is') };
  await ok(social.post(`/api/cases/${caseId}/consents/withdrawals`, none));
  const sheet = await ok(social.get(`/api/cases/${caseId}/sheet?language=en`));
  if (JSON.stringify(sheet).includes(planted.mark)) throw new Error('A personal word is on the sheet.');
  await ok(social.post(`/api/cases/${caseId}/sheet/hand-outs`, { how: 'on_paper', language: 'en' }), 201);
  const need = await ok(social.post(`/api/cases/${caseId}/needs`, aNeed({ urgency: 'emergency' })), 201);
  const ask = need.asks.find(({ institutionId }: { institutionId: string }) => institutionId === SHELTERS.men).askId;
  await ok(men.post(`/api/asks/${ask}/accept`, A_CONTACT));
  const sections = ['identity', 'safe_contact', 'address'];
  await ok(
    social.post(`/api/asks/${ask}/confirm`, {
      personAgreed: true,
      conditionsAgreed: true,
      sections,
      howAsked: HOW_ASKED,
    }),
  );
  await ok(men.post(`/api/asks/${ask}/start`));
  await ok(
    men.post(`/api/cases/${caseId}/sections/address`, {
      statement: 'observed',
      address: { placeClass: 'shelter', address: of('address') },
    }),
    201,
  );
  await ok(men.get(`/api/cases/${caseId}/sections/identity`));
  const ombudsman = seededId('SE', 'Parliamentary Ombudsmen');
  await ok(men.post(`/api/cases/${caseId}/complaints`, { institution: ombudsman, mandate: of('mandate') }), 201);

  const proposal = aProposal({ institution: SAFE_HOUSE }, { urgency: 'emergency' });
  const { id } = await ok(social.post(`/api/cases/${caseId}/handovers`, proposal), 201);
  await ok(social.post(`/api/handovers/${id}/propose`));
  await ok(house.post(`/api/handovers/${id}/accept`, A_YES));
  await ok(
    social.post(`/api/handovers/${id}/agree`, {
      personAgreed: true,
      sections: ['identity', 'plan'],
      howAsked: HOW_ASKED,
    }),
  );
  const plan = {
    ...A_PLAN,
    whoMeets: of('who-meets'),
    recognitionSign: of('recognition-sign'),
    where: of('where'),
    theySay: of('they-say'),
    personSays: of('person-says'),
    phone: planted.phone,
    ifLate: of('if-late'),
  };
  await ok(house.put(`/api/handovers/${id}/reception-plan`, plan, { 'if-match': '"v0"' }));
  await ok(house.put(`/api/handovers/${id}/reception-plan`, { ...plan, where: of('where-2') }, { 'if-match': '"v1"' }));
  await ok(social.get(`/api/handovers/${id}/reception-plan`));
  await ok(social.post(`/api/handovers/${id}/depart`, { expectedAt: A_PLAN.at }));
  await ok(house.post(`/api/handovers/${id}/report-arrival`, { by: 'receiver' }));
  await ok(house.post(`/api/handovers/${id}/take-over`, { spokenWith: 'person' }));
  const name = await ok(house.get(`/api/cases/${caseId}/sections/identity`));
  if (!JSON.stringify(name).includes(planted.mark)) throw new Error('The receiver does not read the name.');
  for (const reader of [officer, social, men, house])
    for (const page of ['inbox', 'notifications']) await reader.get(`/api/${page}`);
  await beside(login, planted);
  return { caseId, urls, fields };
}

/** Everything that should be refused, with a canary where it was wrong; answers what was said. */
export async function stumble(url: string, caseId: string, { of }: Planted): Promise<string[]> {
  const officer = await new Visitor(url, 'se.police').signIn();
  const house = await new Visitor(url, 'lv.safehouse').signIn();
  const said: string[] = [];
  const refused = async (reply: Promise<Reply>) => {
    const { status, text } = await reply;
    if (status < 400 || status >= 500) throw new Error(`Expected a refusal, got ${status}: ${text}`);
    said.push(text);
  };
  const whole = anIdentification();
  const wrong: object[] = [
    { urgency: of('bad-code') },
    { called: of('bad-long').repeat(40) },
    { called: `${of('bad-nul')}\u0000` },
    { called: { text: of('bad-type') } },
    { identity: { names: of('bad-list') } },
    { identity: { born: of('bad-born') } },
    { identity: { citizenships: [of('bad-country')] } },
    { safeContact: { channel: of('bad-channel') } },
    { unknownField: of('bad-field') },
    { toCase: of('bad-id') },
    { broughtNumber: of('bad-number').slice(0, 20) },
  ];
  for (const changes of wrong) await refused(officer.post('/api/identifications', { ...whole, ...changes }));
  const section = `/api/cases/${caseId}/sections`;
  await refused(house.post(`${section}/plan`, { statement: of('bad-statement'), text: of('bad-text') }));
  await refused(house.post(`${section}/identity`, { statement: 'observed', text: of('bad-shape') }));
  await refused(house.post(`${section}/${of('bad-section')}`, { statement: 'observed', text: of('bad-section-text') }));
  const timeline = `/api/cases/${caseId}/timeline`;
  said.push((await house.get(`${timeline}?after=${of('bad-cursor')}`)).text);
  const cursor = Buffer.from(JSON.stringify([of('bad-cursor-inside')])).toString('base64url');
  await refused(house.get(`${timeline}?after=${cursor}`));
  await refused(house.get(`/api/cases?relation=${of('bad-query')}`));
  await refused(house.get(`/api/cases/${caseId}/sheet?language=${of('bad-language')}`));
  await refused(house.get(`/api/cases/${of('bad-path')}`));
  const stranger = seededId('LV', 'Centre MARTA');
  await refused(
    house.put(
      `/api/handovers/${stranger}/reception-plan`,
      { ...A_PLAN, where: of('bad-plan') },
      { 'if-match': '"v0"' },
    ),
  );
  await refused(
    house.post('/api/identifications', anIdentification({ called: of('bad-key') }), {
      'idempotency-key': of('bad-key-value').repeat(9),
    }),
  );
  const broken = await fetch(`${url}/api/identifications`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"called":"${of('bad-json')}`,
  });
  said.push(await broken.text());
  return said;
}

/** Remembers where it was sent to, and in which personal fields a canary was. */
export class Recorded extends Visitor {
  private static readonly personal = new PersonalFields();

  constructor(
    url: string,
    login: string,
    private readonly seen: string[],
    private readonly fields: Set<string>,
    private readonly planted: Planted,
  ) {
    super(url, login);
  }

  override send(method: string, path: string, body?: unknown, extra: Record<string, string> = {}): Promise<Reply> {
    this.seen.push(path);
    const { mark, phone, born, childBorn } = this.planted;
    for (const [field, value] of Recorded.personal.sent(method, path, body))
      if (value.includes(mark) || [phone, born, childBorn].includes(value)) this.fields.add(field);
    return super.send(method, path, body, extra);
  }
}
