import { ArrayMaxSize, IsArray, IsOptional, Matches } from 'class-validator';
import { DueView } from '../institutions/index.js';
import { OptionalText, Parts, Text } from '../platform/http/index.js';

export class SoughtNameBody {
  @Text(200) text: string;
}

/** Who is looked for. A name, a document, or both; the more, the fewer others are meant. */
export class SearchPersonBody {
  @IsOptional() @IsArray() @ArrayMaxSize(5) @Parts(() => SoughtNameBody) names?: SoughtNameBody[];
  @IsOptional()
  @Matches(/^\d{4}(-\d{2}(-\d{2})?)?(\/\d{4})?$/, { message: 'must be 1990, 1990-05, 1990-05-31 or a range 1990/1994' })
  born?: string;
  @OptionalText(300) documents?: string;
  /** Why you ask. It is kept, and shown to whoever holds the person, if anybody does. */
  @Text(500) reason: string;
}

/** The same for hit and miss. Whoever holds the person, if anybody does, is told and decides whether to call. */
export class RegisteredView {
  registered: boolean;
}

export class NotSameBody {
  @Text(500) reason: string;
}

export class MatchView {
  id: string;
  /** The case that one holds; nothing for the other side. */
  caseId: string | null;
  number: string | null;
  how: string;
  /** The other side: who met or asked for a person, or who holds one and makes contact. */
  other: string;
  otherDutyLine: string | null;
  /** What the asker gave as reason. */
  reason: string | null;
  status: string;
  /** To the lead: the person wants the institution that asks, or the user there, kept out. */
  askerKeptOut: string | null;
  /** Your side has said that it is one person. */
  saidSame: boolean;
  due: DueView;
  foundAt: Date;
  allowed: string[];
}

export class MatchListView {
  items: MatchView[];
  next?: string;
}

export class AfterMatchQuery {
  @OptionalText(500) after?: string;
}
