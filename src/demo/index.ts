// What is only for trying the system out: invented data for an empty database, and one person's story told over HTTP by
// people who sign in with the demo accounts. Needs no access to a database; knows the API and nothing behind it.
// Decides nothing, and is imported by no module.
export { mailsIn, type MailFolder } from './mails.js';
export { tellStory } from './story.js';
