/** The six verbs that article 25 of the Law Enforcement Directive wants logged, used for everyone (domain.md 5.5). */
export type Verb = 'collect' | 'alter' | 'consult' | 'disclose' | 'transfer' | 'combine' | 'erase';

/**
 * Every act that can be done, with its verb. An act that is not named here does not compile; one that no test performs
 * fails test/architecture. Purposes: protection of the person, administration of institutions and accounts, oversight.
 */
export const ACTIONS = {
  // accounts
  'session.start': { verb: 'collect', purpose: 'administration' },
  'session.end': { verb: 'alter', purpose: 'administration' },
  'route.refuse': { verb: 'consult', purpose: 'administration' },
  'account.list': { verb: 'consult', purpose: 'administration' },
  'account.view': { verb: 'consult', purpose: 'administration' },
  'account.create': { verb: 'collect', purpose: 'administration' },
  'account.change': { verb: 'alter', purpose: 'administration' },
  'account.disable': { verb: 'alter', purpose: 'administration' },
  'account.reset-password': { verb: 'alter', purpose: 'administration' },
  'account.enable': { verb: 'alter', purpose: 'administration' },
  'account.change-own-password': { verb: 'alter', purpose: 'administration' },
  'account.change-language': { verb: 'alter', purpose: 'administration' },
  'account.away': { verb: 'alter', purpose: 'administration' },
  // audit
  'audit.read': { verb: 'consult', purpose: 'oversight' },
  // institutions
  'institution.list': { verb: 'consult', purpose: 'administration' },
  'institution.view': { verb: 'consult', purpose: 'administration' },
  'institution.create': { verb: 'collect', purpose: 'administration' },
  'institution.change': { verb: 'alter', purpose: 'administration' },
  'institution.verify': { verb: 'alter', purpose: 'administration' },
  'institution.end': { verb: 'alter', purpose: 'administration' },
  'mandate.give': { verb: 'collect', purpose: 'administration' },
  'mandate.end': { verb: 'alter', purpose: 'administration' },
  'country.view': { verb: 'consult', purpose: 'administration' },
  'country.check': { verb: 'consult', purpose: 'administration' },
  'country.change': { verb: 'alter', purpose: 'administration' },
  // cases
  'case.identify': { verb: 'collect', purpose: 'protection' },
  'case.list': { verb: 'consult', purpose: 'protection' },
  'case.view': { verb: 'consult', purpose: 'protection' },
  'case.timeline': { verb: 'consult', purpose: 'protection' },
  'case.acknowledge': { verb: 'alter', purpose: 'protection' },
  'case.assign': { verb: 'alter', purpose: 'protection' },
  'case.ask-consent': { verb: 'collect', purpose: 'protection' },
  'case.lose-contact': { verb: 'alter', purpose: 'protection' },
  'case.regain-contact': { verb: 'alter', purpose: 'protection' },
  'case.do-task': { verb: 'alter', purpose: 'protection' },
  'case.close': { verb: 'alter', purpose: 'protection' },
  'case.reopen': { verb: 'alter', purpose: 'protection' },
  'case.fall-back': { verb: 'transfer', purpose: 'protection' },
  'section.read': { verb: 'consult', purpose: 'protection' },
  'section.write': { verb: 'collect', purpose: 'protection' },
  'identification.view': { verb: 'consult', purpose: 'protection' },
  'identification.list': { verb: 'consult', purpose: 'protection' },
} as const satisfies Record<string, { verb: Verb; purpose: 'protection' | 'administration' | 'oversight' }>;

export type Action = keyof typeof ACTIONS;
