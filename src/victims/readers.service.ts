import { Injectable } from '@nestjs/common';
import { SECTIONS } from '../access/index.js';
import { Work } from '../audit/index.js';
import { found, type Actor, type CaseId } from '../kernel/index.js';
import type { ReadersView } from './readers.api.js';
import { abroad, byPolice } from './readers.js';
import { ReadersStore } from './readers.store.js';
import { SectionsService } from './sections.service.js';
import { VictimsStore } from './victims.store.js';

/** Who will see what one is about to write: said before it is written. */
@Injectable()
export class ReadersService {
  constructor(
    private readonly work: Work,
    private readonly store: ReadersStore,
    private readonly sections: SectionsService,
    private readonly victims: VictimsStore,
  ) {}

  ofCase(actor: Actor, caseId: CaseId): Promise<ReadersView> {
    return this.work.read(actor, 'section.readers', { case: caseId }, async (tx) => {
      found(await this.victims.ofCase(tx, caseId));
      const [writes, now, matrix] = await Promise.all([
        this.sections.writes(tx, actor, caseId),
        this.store.now(tx, caseId, actor.institutionId),
        this.store.byMatrix(tx),
      ]);
      const items = SECTIONS.filter((section) => writes.includes(section)).map((section) => {
        const here = now.filter((one) => one.section === section);
        const byRelation = (relation: string) =>
          matrix.filter((one) => one.section === section && one.relation === relation);
        const ifTheyTakePart = byRelation('participant').map(({ kind, whole }) => ({ kind, whole }));
        return {
          section,
          now: here.map(({ section: _, ...reader }) => reader),
          ifTheyTakePart,
          police: byPolice(ifTheyTakePart),
          abroad: abroad(here, actor.country, byRelation('receiver').length > 0),
        };
      });
      return { items };
    });
  }
}
