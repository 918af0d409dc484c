interface Leading {
  name: string;
  nameOnPaper: string | null;
  dutyLine: string | null;
  timeZone: string;
  since: string;
  basis: string;
  holdingUntil: string | null;
}
interface Known {
  how: 'read' | 'told_by_phone';
  at: Date;
  spokeWith: string | null;
}

/** Not yet read, told by phone and with whom, read and when: what the last of these is, it says (flows.md 2.1). */
export function asAcknowledged(known: readonly Known[]) {
  const read = known.find(({ how }) => how === 'read');
  const told = known.find(({ how }) => how === 'told_by_phone');
  return {
    state: read ? 'read' : told ? 'told_by_phone' : 'not_yet_read',
    readAt: read ? new Date(read.at) : null,
    toldAt: told ? new Date(told.at) : null,
    spokeWith: told?.spokeWith ?? null,
  };
}

/** "Who has it now", as it is. */
export function toWhoLeads<Due>(lead: Leading, acknowledged: readonly Known[], due: (at: Date, zone: string) => Due) {
  return {
    institution: lead.name,
    nameOnPaper: lead.nameOnPaper,
    dutyLine: lead.dutyLine,
    since: new Date(lead.since),
    basis: lead.basis,
    holdingUntil: lead.holdingUntil ? due(new Date(lead.holdingUntil), lead.timeZone) : null,
    acknowledged: asAcknowledged(acknowledged),
  };
}
