import { ApiProperty } from '@nestjs/swagger';
import { DueView } from '../institutions/index.js';
import { OptionalText } from '../platform/http/index.js';

export class OpensView {
  what:
    | 'ask'
    | 'handover'
    | 'need'
    | 'case'
    | 'institution'
    | 'disclosure'
    | 'conflict'
    | 'break_glass'
    | 'alert'
    | 'consultation';
  id: string;
}

export class NotificationView {
  id: string;
  kind: string;
  class: 'needs_you' | 'for_information';
  /** In the reader's language; says what happened, never about whom. */
  text: string;
  opens?: OpensView;
  /** The colleague who is to be called. */
  call?: string;
  at: string;
  /** On the reader's clock and on the other side's. */
  due?: DueView;
  /** How long until then, in the reader's language. */
  left?: string;
  read: boolean;
  allowed: string[];
}

export class NotificationPageView {
  @ApiProperty({ type: NotificationView, isArray: true }) items: NotificationView[];
  next?: string;
  /** At most 100: then it means a hundred or more. */
  unread: number;
}

export class UnreadView {
  unread: number;
}

export class NotificationListQuery {
  @OptionalText(200) after?: string;
}
