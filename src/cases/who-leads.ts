interface Leading {
  name: string;
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

/** "Who has it now", as it is: not yet read, told by phone and with whom, read and when (flows.md 2.1). */
export function toWhoLeads<Due>(lead: Leading, acknowledged: readonly Known[], due: (at: Date, zone: string) => Due) {
  const read = acknowledged.find(({ how }) => how === 'read');
  const told = acknowledged.find(({ how }) => how === 'told_by_phone');
  return {
    institution: lead.name,
    dutyLine: lead.dutyLine,
    since: new Date(lead.since),
    basis: lead.basis,
    holdingUntil: lead.holdingUntil ? due(new Date(lead.holdingUntil), lead.timeZone) : null,
    acknowledged: {
      state: read ? 'read' : told ? 'told_by_phone' : 'not_yet_read',
      readAt: read?.at ?? null,
      toldAt: told?.at ?? null,
      spokeWith: told?.spokeWith ?? null,
    },
  };
}
