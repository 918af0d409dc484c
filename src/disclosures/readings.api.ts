import type { Country, InstitutionKind } from '../kernel/index.js';

/** Somebody opened what somebody wrote. */
export class ReadingView {
  id: string;
  at: Date;
  caseId: string;
  /** What was shown. */
  sections: string[];
  kind: InstitutionKind;
  country: Country;
  /** To the lead, and of one's own institution; an author who does not lead sees the kind alone. */
  institution: string | null;
  /** The same for the name of the user. */
  person: string | null;
  /** How the institution was in the case then. */
  relation: string | null;
  purpose: string | null;
  /** On which legal basis it could see this. */
  basis: string | null;
}

export class ReadingsView {
  /** Newest first. */
  items: ReadingView[];
  next?: string;
}
