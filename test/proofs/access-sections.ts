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
    reads: { identity: 'all', safe_contact: 'all', address: 'all', account: 'all', health: 'own', immigration: 'all', family: 'all', plan: 'all', risk: 'all' },
  }],
  holding_lead: [{ roles: 'CW LC', reads: { identity: 'all', safe_contact: 'all', account: 'own', immigration: 'own', proceedings: 'own', family: 'own', risk: 'all' } },
    // Who logged the person keeps their own record, whoever leads.
    { roles: 'FR', reads: { identity: 'own', account: 'own', immigration: 'own', proceedings: 'own', family: 'own', risk: 'own' } }],
  // Only what the person said yes to: identity, safe contact, plan, risk.
  participant: [{ roles: 'CW LC', reads: { identity: 'all', safe_contact: 'all', plan: 'own', risk: 'all' } }],
  // identity, plan, health.
  agreed_receiver: [{ roles: 'CW LC', reads: { identity: 'all', plan: 'all', health: 'all' } }],
  former_lead: [{
    roles: 'CW LC',
    reads: { identity: 'before', safe_contact: 'before', account: 'before', health: 'own before', immigration: 'before', family: 'before', plan: 'before', risk: 'before' },
  }],
  new_lead: [{
    roles: 'CW LC',
    reads: { identity: 'all', safe_contact: 'all', address: 'all', account: 'all', health: 'own', immigration: 'all', proceedings: 'all', family: 'all', plan: 'all', risk: 'all' },
  }],
  first_responder: [{ roles: 'FR CW LC', reads: { identity: 'own', account: 'own', proceedings: 'own', family: 'own', risk: 'own' } }],
};
export const SECTIONS_WRITTEN: Readonly<Record<string, string>> = {
  lead: 'identity safe_contact account health family plan risk',
  new_lead: 'identity safe_contact address account health family plan risk',
  holding_lead: 'identity safe_contact account immigration proceedings family risk',
  participant: 'safe_contact plan risk',
  agreed_receiver: '',
  former_lead: '',
  first_responder: '',
};
