import { AnId, OptionalText, Text } from '../platform/http/index.js';

export class KeepOutBody {
  @AnId() institution: string;
  /** The name of one user there; absent: everybody there. */
  @OptionalText(200) person?: string;
  /** In the person's words; only the lead reads it. */
  @Text(500) reason: string;
}

export class ExclusionView {
  id: string;
  institution: string;
  person: string | null;
  /** Where the list is read. An answer to a change is kept for its repetition, and holds none. */
  reason?: string;
  setAt: Date;
  setBy: string;
  endedAt: Date | null;
  allowed: string[];
}

export class ExclusionListView {
  items: ExclusionView[];
  allowed: string[];
}
