/** From the lowest row to the highest; a module imports only from rows below its own. Every folder of src/ is named here. */
export const moduleOrder = [
  ['kernel'],
  ['platform'],
  ['audit'],
  ['accounts'],
  ['access', 'institutions'],
  ['drafts', 'texts'],
  ['victims'],
  ['cases'],
  ['alerts', 'break-glass', 'conflicts'],
  ['matching'],
  ['children', 'consultations', 'disclosures', 'interviews', 'links', 'reflections'],
  ['handovers', 'referrals'],
  ['demo', 'exchange', 'live', 'notifications', 'sheets', 'statistics'],
];
