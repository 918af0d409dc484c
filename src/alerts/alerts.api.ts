import { IsOptional } from 'class-validator';
import { DueView } from '../institutions/index.js';
import { COUNTRIES, type Country } from '../kernel/index.js';
import { AnId, OneOf, OptionalText, Text } from '../platform/http/index.js';
import { DANGERS, FINDINGS, OUTCOMES, type Finding, type Outcome } from './danger-alert.js';

/** Call the emergency number first: this sends no help by itself. */
export class SendAlertBody {
  /** Where the danger is. */
  @OneOf(COUNTRIES) country: Country;
  /** One of the country's desks; absent: the one that is open now. */
  @IsOptional() @AnId() institution?: string;
  @OneOf(DANGERS) kind: string;
  /** Where the person is, as well as you know. Sealed. */
  @Text(500) place: string;
  /** Who answers questions: name and number. Sealed. */
  @Text(200) callBack: string;
  /** Only if the person cannot be found without it. Sealed. */
  @OptionalText(1000) identity?: string;
}

export class AlertToldByPhoneBody {
  /** With whom at the desk you spoke. */
  @Text(120) spokeWith: string;
}

export class CloseAlertBody {
  @OneOf(OUTCOMES) outcome: Outcome;
}

export class ReviewAlertBody {
  @OneOf(FINDINGS) finding: Finding;
}

export class AlertDeskView {
  id: string;
  institution: string;
  /** Only a number that somebody has tried. */
  dutyLine: string | null;
  open: boolean;
}

export class AlertDesksView {
  emergencyNumber: string | null;
  desks: AlertDeskView[];
}

export class AlertReceiverView {
  institution: string;
  dutyLine: string | null;
  at: Date;
}

export class AlertAcknowledgedView {
  at: Date;
  /** The human at the desk, or, told by phone, who noted it; with whom they spoke stands in `spokeWith`. */
  by: string;
  how: 'system' | 'phone';
}

export class DangerAlertView {
  id: string;
  kind: string;
  country: string;
  status: string;
  at: Date;
  from: AlertReceiverView;
  /** Whom it went to, in order; a desk is shown itself. */
  to: AlertReceiverView[];
  acknowledged: AlertAcknowledgedView | null;
  /** By when somebody acknowledges it, or it climbs. */
  due: DueView | null;
  outcome: string | null;
  reviewDue: DueView;
  finding: string | null;
  tellPersonDue: DueView;
  toldPersonAt: Date | null;
  /** For the sender, while nobody has acknowledged it: whom to call, tried numbers first. */
  call: AlertDeskView[];
  emergencyNumber: string | null;
  /** In the page of one alert alone, for sender and receivers; not in lists, nor in the answer to an act. */
  place: string | null;
  callBack: string | null;
  identity: string | null;
  spokeWith: string | null;
  allowed: string[];
}

export class AlertListItem {
  id: string;
  kind: string;
  country: string;
  status: string;
  at: Date;
  from: string;
  due: DueView | null;
  allowed: string[];
}

export class AlertListView {
  items: AlertListItem[];
  next?: string;
}

export class AlertListQuery {
  @OptionalText(500) after?: string;
}

export class AlertDesksQuery {
  @OneOf(COUNTRIES) country: Country;
}
