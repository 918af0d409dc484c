// Hands a mail to an SMTP server, or writes it as a file where none is set. Knows an address and a text, nothing of what it
// is about; answers only after the server's 250 or the file's rename.
export { Mailer } from './mailer.js';
