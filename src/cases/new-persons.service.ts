import { Injectable } from '@nestjs/common';
import type { CaseId, VictimId } from '../kernel/index.js';
import { newId } from '../platform/database/index.js';
import { Keyring, type PersonKey } from '../platform/keys/index.js';
import { contradictions, whatItCreates, type Answers } from './identification.js';

interface NewPerson {
  caseId: CaseId;
  victimId: VictimId;
  key: PersonKey;
}

/** Gives a person who is met for the first time their ids and their key. */
@Injectable()
export class NewPersons {
  constructor(private readonly keyring: Keyring) {}

  /**
   * The key is kept before anything of theirs can be, so that no content outlives its key. One whose call then meets a
   * refusal stays behind without a person, and opens nothing.
   */
  async of(given: { toCase?: string; broughtNumber?: string }, answers: Answers): Promise<NewPerson | undefined> {
    const isKnown = given.toCase !== undefined || given.broughtNumber !== undefined;
    if (isKnown || contradictions(answers).length > 0 || whatItCreates(answers) === 'notice') return undefined;
    const victimId = newId<VictimId>();
    return { caseId: newId<CaseId>(), victimId, key: await this.keyring.create(victimId) };
  }
}
