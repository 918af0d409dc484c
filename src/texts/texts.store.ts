import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { Actor, Country } from '../kernel/index.js';
import { whenBroken } from '../platform/database/index.js';
import type { SignTextBody, TextSignatureView } from './texts.api.js';
import type { TextName } from './text.js';

export type Signature = TextSignatureView & { name: TextName; language: string; version: string };

whenBroken({
  one_signature: ['not-possible-now', 'This version is signed already for your country.'],
});

@Injectable()
export class TextsStore {
  /** Those that stand, of one country; which of them are of the texts as they are now is for whoever holds the texts. */
  signatures(tx: Tx, country: Country): Promise<Signature[]> {
    return tx.rows<Signature>(
      `select s.name, s.language, s.version, s.signed_by as "signedBy", s.role, i.name as institution, s.at
         from text_signature s join institution i on i.id = s.institution_id
        where s.country = $1 and s.taken_back_at is null order by s.at desc limit 1000`,
      [country],
    );
  }

  /** For which country, by whom it is recorded and when is the database's to say. */
  async sign(tx: Tx, actor: Actor, name: TextName, language: string, body: SignTextBody): Promise<void> {
    await tx.run(
      `insert into text_signature (name, language, version, signed_by, role, country, institution_id, account_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [name, language, body.version, body.signedBy, body.role, actor.country, actor.institutionId, actor.accountId],
    );
  }

  async takeBack(tx: Tx, actor: Actor, text: Pick<Signature, 'name' | 'language' | 'version'>, reason: string) {
    await tx.run(
      `update text_signature set taken_back_at = clock_timestamp(), taken_back_by = $5, taken_back_reason = $6
        where country = $1 and name = $2 and language = $3 and version = $4 and taken_back_at is null`,
      [actor.country, text.name, text.language, text.version, actor.accountId, reason],
    );
  }
}
