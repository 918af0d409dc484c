/**
 * What of a person is read and written, section by section (domain.md 11, flows.md 2.1, 2.5, 3.1.2). `all`: every row;
 * `before`: rows recorded before the takeover; `own`: of the reader's own institution; - nothing, and the section is 404.
 * SOCIAL is a municipality, MEN and SAFE HOUSE are shelters, the holding lead is a police district.
 */
type Rights = Readonly<Record<string, string>>;
// prettier-ignore
export const SECTIONS_READ: Readonly<Record<string, readonly { roles: string; reads: Rights }[]>> = {
  lead: [{
    roles: 'CW LC',
    reads: { identity: 'all', safe_contact: 'all', communication: 'all', address: 'all', account: 'all', exploitation: 'all', health: 'own', immigration: 'all', family: 'all', plan: 'all', risk: 'all', claims: 'all', wishes: 'all', travel: 'all', obligations: 'all' },
  }],
  holding_lead: [{ roles: 'CW LC', reads: { identity: 'all', safe_contact: 'all', communication: 'all', account: 'own', exploitation: 'own', immigration: 'own', proceedings: 'own', perpetrator: 'own', family: 'own', risk: 'all', wishes: 'own', travel: 'own' } },
    // Who logged the person keeps their own record, whoever leads.
    { roles: 'FR', reads: { identity: 'own', communication: 'own', account: 'own', exploitation: 'own', immigration: 'own', proceedings: 'own', perpetrator: 'own', family: 'own', risk: 'own', wishes: 'own', travel: 'own' } }],
  // Only what the person said yes to: identity, safe contact, plan, risk.
  participant: [{ roles: 'CW LC', reads: { identity: 'all', safe_contact: 'all', plan: 'own', risk: 'all' } }],
  // identity, plan, health.
  agreed_receiver: [{ roles: 'CW LC', reads: { identity: 'all', plan: 'all', health: 'all' } }],
  former_lead: [{
    roles: 'CW LC',
    reads: { identity: 'before', safe_contact: 'before', communication: 'before', account: 'before', exploitation: 'before', health: 'own before', immigration: 'before', family: 'before', plan: 'before', risk: 'before', claims: 'before', wishes: 'before', travel: 'before', obligations: 'before' },
  }],
  // Of proceedings the role and the references; a charge that others wrote down is CONCEALED (see below).
  new_lead: [{
    roles: 'CW LC',
    reads: { identity: 'all', safe_contact: 'all', communication: 'all', address: 'all', account: 'all', exploitation: 'all', health: 'own', immigration: 'all', proceedings: 'all', family: 'all', plan: 'all', risk: 'all', claims: 'all', wishes: 'all', travel: 'all', obligations: 'all' },
  }],
  first_responder: [{ roles: 'FR CW LC', reads: { identity: 'own', communication: 'own', account: 'own', exploitation: 'own', proceedings: 'own', perpetrator: 'own', family: 'own', risk: 'own', wishes: 'own' } }],
};
export const SECTIONS_WRITTEN: Readonly<Record<string, string>> = {
  lead: 'identity safe_contact communication account exploitation health family plan risk claims wishes travel obligations',
  new_lead:
    'identity safe_contact communication address account exploitation health family plan risk claims wishes travel obligations',
  holding_lead:
    'identity safe_contact communication account exploitation immigration proceedings perpetrator family risk wishes travel',
  participant: 'safe_contact plan risk',
  agreed_receiver: '',
  former_lead: '',
  first_responder: '',
};

/** By hand, in the order of domain.md 3.4. */
export const WRITTEN = [
  'identity', 'safe_contact', 'communication', 'address', 'account', 'exploitation', 'health', 'immigration',
  'proceedings', 'perpetrator', 'family', 'plan', 'risk', 'claims', 'wishes', 'travel', 'obligations',
]; // prettier-ignore

/** Only these may hold who did it (GDPR 10). */
export const WITH_AUTHORITY = ['POLICE', 'NO_POLICE'];

/** The sections' contents in the proof: the charge is read whole by its author, and by nobody who reads references only. */
export const contentFor = (section: string, place: string, when: string): object =>
  section === 'proceedings'
    ? { role: 'injured_party', reference: `canary:${section}/${place}/${when}`, charge: `CONCEALED by ${place}.` }
    : { text: `canary:${section}/${place}/${when}` };
export const concealed = (text: string, reader: string): boolean =>
  [...text.matchAll(/CONCEALED by (\w+)\./g)].some(([, author]) => author !== reader);
