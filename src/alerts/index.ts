// The danger alert (Council of Europe convention art. 33): somebody is in danger, and the body that the country names for it
// must know now. Promises that a named human acknowledges it within the minutes of the rule table or it climbs the country's
// list, that the sender has numbers to call meanwhile, that a second person reviews it, and that telling the person is kept
// as something to do. Needs no case and no consent; knows no case, opens no grant.
export { AlertsModule } from './alerts.module.js';
export { AlertRecipientRecord, DangerAlertRecord } from './danger-alert.record.js';
