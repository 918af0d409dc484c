// What is read to persons or handed to them, in their language: the questions of consent, and the words of their sheet.
// Promises that no draft is used with a person before somebody whose own language it is has signed that very version for the
// country; until then an interpreter reads from English. Knows no case and no person.
export { TextSignatureRecord } from './text-signature.record.js';
export { TextsModule } from './texts.module.js';
export { TextsService } from './texts.service.js';
