/** Who reads a section today: by name to the lead; of others one's own institution and whoever leads. */
export class SectionReaderView {
  institution: string;
  kind: string;
  country: string;
  relation: string;
  /** Whole entries; no: only some fields of them. */
  whole: boolean;
}

export class ReaderKindView {
  kind: string;
  whole: boolean;
}

/** Said above the field before one writes (flows.md 2.20): who will see this. */
export class SectionReadersView {
  section: string;
  now: SectionReaderView[];
  /** Kinds of institution that read it once they take part in the case. */
  ifTheyTakePart: ReaderKindView[];
  /** What police read of it when they take part: whole, part, none. */
  police: string;
  /** now, after_yes (only the person's yes to a receiver opens it), never. */
  abroad: string;
}

export class ReadersView {
  /** The sections in which the caller writes. */
  items: SectionReadersView[];
}
