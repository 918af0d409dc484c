import type { InstitutionKind } from '../kernel/index.js';

/** Places whose name is an address, or says by itself what somebody came for. */
const NEVER_NAMED: readonly InstitutionKind[] = ['shelter', 'ngo', 'focal_point', 'national_coordinator'];
/** Words of names, in the languages of the ten countries, that say the same. */
const SAYS_WHY =
  /traffick|victim|tirdzniec|cietuš|prekyb|inimkaub|ihmiskaup|människohandel|menneskehandel|mansal|menschenhandel|handl\w* ludźmi|торговл|торгівл|crisis|krīzes|shelter|refuge/i;

/** A name may stand on a paper that somebody else may find; otherwise the kind of place does. */
export const mayBeNamed = (institution: { kind: InstitutionKind; name: string; localName: string }): boolean =>
  !NEVER_NAMED.includes(institution.kind) && !SAYS_WHY.test(`${institution.name} ${institution.localName}`);

/** What a paper that somebody else may find says of it; nothing where its name would say why the person has it. */
export const nameOnPaper = (institution: Parameters<typeof mayBeNamed>[0]): string | null =>
  mayBeNamed(institution) ? institution.name : null;
