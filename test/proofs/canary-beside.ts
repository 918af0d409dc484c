import { setTimeout as pause } from 'node:timers/promises';
import { seededId } from '../../src/institutions/index.js';
import type { Reply, Visitor } from '../support/over-http.js';
import { anIdentification } from '../support/identifications.js';
import { must } from './handing-over.js';
import { entry, type Planted } from './planted-fields.js';

const MALMO = seededId('SE', 'Social emergency service, Malmö (exercise)');

/** What is not on the way of an adult to another country: a child, a night with police, a search, a request of a prosecutor. */
export async function beside(login: (name: string) => Promise<Visitor>, planted: Planted): Promise<void> {
  const { of, born, childBorn, mark } = planted;
  const ok = async (reply: Promise<Reply>, status = 200) => must(await reply, status).body;
  const [officer, social] = [await login('se.police'), await login('se.social')];

  const { caseId } = await ok(officer.post('/api/identifications', anIdentification({ ageGroup: 'unsure' })), 201);
  const child = `/api/cases/${caseId}/child`;
  await ok(social.post(`${child}/ages`, { source: 'document', says: 'child', bornOn: childBorn }), 201);
  const guardian = { who: 'representative', appointedBy: 'court', conflict: 'none_found', contact: of('guardian') };
  await ok(social.post(`${child}/guardians`, guardian), 201);
  const found = {
    country: 'LV',
    family: 'in_favour',
    child: 'agrees',
    guardian: 'agrees',
    finding: 'in_their_interest',
  };
  const words = { reasons: of('interests'), placementReference: of('placement') };
  await ok(social.post(`${child}/best-interests`, { ...found, ...words }), 201);
  if (!JSON.stringify(await ok(social.get(child))).includes(mark))
    throw new Error('The words about a child are not read.');

  // Police who lead for a night write what no house writes.
  const [focal, night] = [await login('se.coordinator'), await login('se.police.lead')];
  const follow = async (...steps: string[]) => {
    const { version } = await ok(focal.get('/api/countries/SE'));
    const rule = { steps, source: 'prove:canary' };
    await ok(focal.put('/api/countries/SE/first-lead-rule', rule, { 'if-match': `"v${version}"` }));
  };
  await follow('identifier_with_mandate', 'child_protection', 'holding_lead');
  const led = await ok(night.post('/api/identifications', anIdentification()), 201);
  await follow('identifier_with_mandate', 'child_protection', 'standing_first_lead', 'holding_lead');
  for (const { section, mayWrite } of (await ok(night.get(`/api/cases/${led.caseId}`))).sections) {
    if (mayWrite) await ok(night.post(`/api/cases/${led.caseId}/sections/${section}`, entry(section, planted)), 201);
    await ok(night.get(`/api/cases/${led.caseId}/sections/${section}`));
  }

  const names = [{ text: of('name') }];
  const sought = { names, born, documents: of('sought-documents'), reason: of('search-reason') };
  await ok(officer.post('/api/matches/searches', sought), 201);
  const match = await waitFor(social, (item) => item.allowed.includes('not_same'));
  await ok(social.post(`/api/matches/${match}/not-same`, { reason: of('not-same') }));

  const prosecutor = await login('se.prosecutor');
  const asks = { to: MALMO, ground: 'prosecutors_order', purpose: 'prosecution', sections: ['risk'] };
  const order = { orderReference: of('order'), about: of('about') };
  const { id } = await ok(prosecutor.post('/api/disclosure-requests', { ...asks, ...order }), 201);
  await ok(social.post(`/api/cases/${caseId}/sections/risk`, entry('risk', planted)), 201);
  await ok(social.post(`/api/disclosure-requests/${id}/bind`, { case: caseId }));
  const [risk] = (await ok(social.get(`/api/cases/${caseId}/sections/risk`))).entries;
  await ok(social.post(`/api/disclosure-requests/${id}/grant`, { entries: [{ entry: risk.id }] }));
  const given = await ok(prosecutor.get(`/api/disclosure-requests/${id}/entries`));
  if (!JSON.stringify(given).includes(mark)) throw new Error('What was given is not read.');
}

/** The worker compares after the answer was given. */
async function waitFor(who: Visitor, wanted: (item: { allowed: string[] }) => boolean): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    const match = must(await who.get('/api/matches'), 200).body.items.find(wanted);
    if (match) return match.id as string;
    await pause(100);
  }
  throw new Error('Nobody was found for the search.');
}
