import type { CaseId, VictimId } from '../kernel/index.js';

interface Given {
  identity?: object;
  safeContact?: object;
  ownRecord?: { statement: string; text: string };
  place: { class: string };
  howAsked?: { language: string };
}

type Statement = 'observed' | 'documented' | 'told_by_person' | 'told_by_third' | 'assessment';

/** What of an identification goes into the person's sections; the rest stays with the identification. */
export function entriesOf(given: Given, caseId: CaseId, victimId: VictimId) {
  const entry = (section: 'identity' | 'safe_contact' | 'account', content: object, statement: Statement) => ({
    caseId,
    victimId,
    section,
    statement,
    content: { ...content },
    ...(given.howAsked ? { language: given.howAsked.language } : {}),
  });
  return [
    ...(given.identity ? [entry('identity', given.identity, 'told_by_person')] : []),
    ...(given.safeContact ? [entry('safe_contact', given.safeContact, 'told_by_person')] : []),
    ...(given.ownRecord
      ? [entry('account', { text: given.ownRecord.text }, given.ownRecord.statement as Statement)]
      : []),
  ];
}

const IN_SECTIONS = ['identity', 'safeContact', 'ownRecord', 'called', 'toCase', 'broughtNumber', 'draft'];

/** The coded answers as they were sent; a name, a contact or a story is never among them. */
export const keptAnswers = (given: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(given).filter(([name, value]) => !IN_SECTIONS.includes(name) && value !== undefined),
  );

const FIELD_OF = { identity: 'identity', safe_contact: 'safeContact', account: 'ownRecord' } as const;

/** Rather refused by its field than lost in silence: the lead has the case open and writes there. */
export const notYours = ({ section }: { section: keyof typeof FIELD_OF }) => ({
  path: FIELD_OF[section],
  message:
    'must be left out: this person has an open case, in which your institution does not write this; its lead is told',
});
