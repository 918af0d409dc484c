import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface MailSettings {
  readonly smtpUrl?: string;
  /** Where mails are kept as files when there is no SMTP server. */
  readonly folder: string;
  /** Neutral name and address of the sender: what a lock screen shows first. */
  readonly name: string;
  readonly from: string;
}

export interface OutgoingMail {
  /** Becomes the Message-ID, so that a repetition after a crash is seen as the same mail. */
  readonly id: string;
  readonly to: string;
  readonly text: string;
}

/** Loaded with the first mail: a process that only serves pages sends none and starts sooner. */
const nodemailer = () => import('nodemailer');

const PATIENCE = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 } as const;

export class Mailer {
  constructor(private readonly settings: MailSettings) {}

  async send(mail: OutgoingMail): Promise<void> {
    const message = this.message(mail);
    if (this.settings.smtpUrl) await this.overSmtp(this.settings.smtpUrl, message);
    else await this.asFile(mail.id, message);
  }

  private message({ id, to, text }: OutgoingMail) {
    const { name, from } = this.settings;
    return {
      from: { name, address: from },
      to,
      subject: name,
      text,
      messageId: `<${id}@${domainOf(from)}>`,
      xMailer: false as const,
    };
  }

  private async overSmtp(url: string, message: ReturnType<Mailer['message']>): Promise<void> {
    const { createTransport } = await nodemailer();
    const transport = createTransport({
      url,
      name: domainOf(this.settings.from),
      ...PATIENCE,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      await transport.sendMail(message);
    } finally {
      transport.close();
    }
  }

  /** Under another name first: who watches the folder never sees half a mail. */
  private async asFile(id: string, message: ReturnType<Mailer['message']>): Promise<void> {
    const { createTransport } = await nodemailer();
    const { message: bytes } = await createTransport({ streamTransport: true, buffer: true, newline: 'unix' }).sendMail(
      message,
    );
    await mkdir(this.settings.folder, { recursive: true });
    const file = join(this.settings.folder, `${id}.eml`);
    await writeFile(`${file}.part`, bytes as Buffer, { mode: 0o600 });
    await rename(`${file}.part`, file);
  }
}

const domainOf = (address: string): string => address.split('@')[1] ?? 'localhost';
