import { Equals } from 'class-validator';
import { OneOf, Text } from '../platform/http/index.js';
import {
  LINK_END_REASONS,
  LINK_KINDS,
  WISHES,
  type LinkEndReason,
  type LinkKind,
  type Standing,
  type Wish,
} from './link.js';

export class AddToLinkBody {
  /** The number of the other person's case. One that you may not see is answered like one that does not exist. */
  @Text(20) number: string;
}

export class LinkCaseBody extends AddToLinkBody {
  @OneOf(LINK_KINDS) kind: LinkKind;
}

export class WishBody {
  @OneOf(WISHES) wish: Wish;
  /** What somebody says beside the other is no answer: a partner may be the one who controls them. */
  @Equals(true, { message: 'must be asked of the person alone' }) askedAlone: boolean;
}

export class EndLinkBody {
  @OneOf(LINK_END_REASONS) reason: LinkEndReason;
}

export class LinkView {
  id: string;
  kind: LinkKind;
  /** How many belong together, this person among them. */
  persons: number;
  /** What this person said when asked alone. */
  wish: Wish | null;
  /** What holds for all of them: the most careful word of any one; together only when each has said it. */
  stands: Standing;
  /** Of the others, the cases that you see anyway; none where they must not learn of each other. */
  numbers: string[];
  madeAt: Date;
  endedAt: Date | null;
  allowed: string[];
}

export class LinksView {
  /** Newest first. */
  items: LinkView[];
  allowed: string[];
  next?: string;
}
