import { Injectable } from '@nestjs/common';
import type { Tx } from '../audit/index.js';
import { PAGE_SIZE, type Actor } from '../kernel/index.js';
import { Keyring, type PersonKey } from '../platform/keys/index.js';
import { saysDanger, type DraftAnswers } from './draft.js';
import { DraftRecord } from './draft.record.js';

export interface Draft {
  id: string;
  accountId: string;
  begunAt: Date;
  savedAt: Date;
  endsAt: Date;
  dangerDueAt: Date | null;
  version: number;
}

const DRAFT = `select id, account_id as "accountId", begun_at as "begunAt", saved_at as "savedAt", ends_at as "endsAt",
  danger_due_at as "dangerDueAt", version from identification_draft`;
const placeOf = (row: string) => ({ table: 'identification_draft', column: 'content', row });

/** All SQL of drafts but the scan's. The policies show the actor their own and no other. */
@Injectable()
export class DraftsStore {
  constructor(private readonly keyring: Keyring) {}

  async add(tx: Tx, { accountId, institutionId }: Actor, id: string, key: PersonKey, answers: DraftAnswers) {
    await tx.run(
      'insert into identification_draft (id, account_id, institution_id, content, danger) values ($1, $2, $3, $4, $5)',
      [id, accountId, institutionId, key.seal(placeOf(id), answers), saysDanger(answers)],
    );
  }

  mine(tx: Tx, { accountId }: Actor): Promise<Draft[]> {
    return tx.rows<Draft>(`${DRAFT} where account_id = $1 order by id desc limit $2`, [accountId, PAGE_SIZE]);
  }

  find(tx: Tx, id: string): Promise<Draft | undefined> {
    return tx.row<Draft>(`${DRAFT} where id = $1`, [id]);
  }

  async answers(tx: Tx, id: string): Promise<DraftAnswers | undefined> {
    const kept = await tx.selectOne(DraftRecord, 'where t.id = $1', [id]);
    return kept && (await this.keyring.of(id)).open<DraftAnswers>(placeOf(id), kept.content);
  }

  /** False when it was saved since that version, on another device. */
  async replace(tx: Tx, id: string, version: number, answers: DraftAnswers): Promise<boolean> {
    const key = await this.keyring.of(id);
    const touched = await tx.touched(
      `update identification_draft set content = $3, danger = $4, version = version + 1 where id = $1 and version = $2`,
      [id, version, key.seal(placeOf(id), answers), saysDanger(answers)],
    );
    return touched === 1;
  }

  async delete(tx: Tx, id: string): Promise<boolean> {
    return (await tx.touched('delete from identification_draft where id = $1', [id])) === 1;
  }
}
