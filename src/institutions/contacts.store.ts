import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import type { InstitutionId } from '../kernel/index.js';

export interface Contact {
  readonly id: string;
  readonly label: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly verifiedOn: string | null;
}

export interface NewContact {
  label: string;
  phone?: string;
  email?: string;
  verified: boolean;
}

@Injectable()
export class ContactsStore {
  /** What nobody has tried stays in the table. */
  of(tx: Tx, institution: InstitutionId): Promise<Contact[]> {
    return tx.rows<Contact>(
      `select id, label, verified_on::text as "verifiedOn", case when verified_on is not null then phone end as phone,
              case when verified_on is not null then email end as email
         from institution_contact where institution_id = $1 order by label, id limit 50`,
      [institution],
    );
  }

  async replace(tx: Tx, institution: InstitutionId, contacts: readonly NewContact[]): Promise<void> {
    await tx.run(`delete from institution_contact where institution_id = $1`, [institution]);
    await tx.run(
      `insert into institution_contact (institution_id, label, phone, email, verified_on)
       select $1, label, phone, email, case when verified then current_date end
         from jsonb_to_recordset($2::jsonb) as given(label text, phone text, email text, verified boolean)`,
      [institution, JSON.stringify(contacts)],
    );
  }
}
