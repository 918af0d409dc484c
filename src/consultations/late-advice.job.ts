import { Injectable } from '@nestjs/common';
import { Work } from '../audit/index.js';
import { newId } from '../platform/database/index.js';
import { oneByOne, Scan } from '../platform/scans/index.js';
import { LateAdviceStore } from './late-advice.store.js';

/** Nobody has answered in time: both are told, once. Whoever asked may ask somebody else; the question stays open. */
@Injectable()
export class LateAdviceScan extends Scan {
  readonly name = 'consultations.late';
  readonly everySeconds = 300;

  constructor(
    private readonly work: Work,
    private readonly store: LateAdviceStore,
  ) {
    super();
  }

  async run(): Promise<void> {
    const late = await this.work.system(this.system(), 'consultation.fall-due', {}, (tx) => {
      tx.nothingDue();
      return this.store.ids(tx);
    });
    await oneByOne(
      this.name,
      late,
      (id) => ({ consultation: id }),
      (id) => this.one(id),
    );
  }

  private one(id: string): Promise<void> {
    return this.work.system(this.system(), 'consultation.fall-due', { consultation: id }, async (tx) => {
      const late = await this.store.take(tx, id);
      if (!late) return tx.nothingDue();
      tx.emit('consultation.unanswered', { to: late.fromId, consultation: id });
      tx.emit('consultation.late', { to: late.toId, consultation: id });
    });
  }

  private readonly system = () => ({ job: this.name, requestId: newId<never>() as string });
}
