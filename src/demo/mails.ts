import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MAN, type Story } from './cast.js';

const MAIL_SECONDS = 20;
/** What a lock screen must not show (flows.md 2.18). */
const NEVER =
  /case|victim|traffick|police|polis|shelter|handover|latvia|sweden|riga|malm|urgent|HOF-BSR|upur|cilv|policij/i;

export interface MailFolder {
  readonly folder: string;
  /** Those that were there before. */
  readonly known: ReadonlySet<string>;
}

export const mailsIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml')).sort();

/** Only where the story has a server of its own, and can look into its outbox of mails. */
export async function whatWasMailed({ tell, cast }: Story, { folder, known }: MailFolder): Promise<void> {
  tell.line();
  tell.line(`What was mailed, as files in ${folder}`);
  const files = await tell.waitFor('mails are being written', MAIL_SECONDS, async () => {
    const news = (await mailsIn(folder)).filter((name) => !known.has(name));
    const mails = await Promise.all(news.map((name) => readFile(join(folder, name), 'utf8')));
    return [cast.social.login, cast.night.login].every((login) => mails.some((mail) => mail.includes(`To: ${login}@`)))
      ? mails
      : undefined;
  });
  const mails = files ?? [];
  const shown = mails.find((mail) => mail.includes(`To: ${cast.social.login}@`)) ?? '';
  for (const line of shown.split('\n').filter((each) => /^(From|Subject|You|http)/.test(each))) tell.quiet(line);
  tell.holds(mails.length > 0, `${mails.length} mails to those on duty: how many items, by when`);
  const body = (mail: string): string => mail.replace(/^(To|Message-ID): .*$/gm, '');
  tell.holds(
    !mails.some((mail) => NEVER.test(body(mail)) || mail.includes(MAN.called)),
    'no sender, subject or text says what kind of work this is',
  );
}
