import { AnId, Text } from '../platform/http/index.js';

export class RecordMandateBody {
  /** One that hears complaints, as the Ombudsman's office. */
  @AnId() institution: string;
  /** The number of the mandate that the person signed. Sealed. */
  @Text(200) mandate: string;
}

export class ComplaintView {
  id: string;
  caseId: string;
  institution: string;
  recordedBy: string;
  recordedAt: Date;
  /** Until when the case is read on it. */
  until: Date;
  over: boolean;
  /** In the list alone, not in the answer to an act. */
  mandate?: string;
  allowed: string[];
}

export class ComplaintsView {
  /** Newest first. */
  items: ComplaintView[];
  allowed: string[];
  next?: string;
}
