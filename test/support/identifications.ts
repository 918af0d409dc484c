/** A sound first record, to be changed where a test says so. No real person's data, ever. */
export const anIdentification = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  danger: 'no',
  urgency: 'urgent',
  ageGroup: 'adult',
  shelterTonight: 'yes',
  place: { class: 'police_custody' },
  languages: ['lv'],
  interpreterNeeded: 'yes',
  indicators: [{ code: 'documents_held', how: 'told_by_person' }],
  exploitation: ['forced_labour'],
  consents: answers(),
  howAsked: {
    mode: 'oral',
    language: 'lv',
    interpreter: 'professional_by_phone',
    readBack: true,
    othersPresent: ['colleague'],
    condition: ['exhausted'],
  },
  called: 'Example One',
  identity: {
    names: [{ kind: 'stated', text: 'Canary Examplename' }],
    born: '1990',
    gender: 'male',
    citizenships: ['LV'],
  },
  safeContact: { channel: 'phone', value: '+000 000 canary' },
  ...changes,
});

export const answers = (changes: Record<string, string> = {}): Record<string, { answer: string }> =>
  Object.fromEntries(
    Object.entries({
      contact_support: 'yes',
      share_name: 'yes',
      contact_police: 'undecided',
      another_country: 'yes',
      ...changes,
    }).map(([question, answer]) => [question, { answer }]),
  );
