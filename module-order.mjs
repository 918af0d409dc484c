/** From the lowest row to the highest; a module imports only from rows below its own. Every folder of src/ is named here. */
export const moduleOrder = [
  ['kernel'],
  ['platform'],
  ['audit'],
  ['accounts'],
  ['access', 'institutions'],
<<<<<<< HEAD
  ['texts'],
=======
  ['drafts'],
>>>>>>> ade8579 (Drafts of a first record: the officer's own, sealed, seven days; one that says danger and lies unsent calls the desk)
  ['victims'],
  ['cases'],
  ['alerts', 'break-glass', 'conflicts'],
  ['matching'],
  ['children', 'consultations', 'disclosures', 'interviews', 'links'],
  ['handovers', 'referrals'],
  ['demo', 'exchange', 'live', 'notifications', 'statistics'],
];
