import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray } from 'class-validator';
import { PreviewBody, SERVICES, URGENCIES, type Service, type Urgency } from '../access/index.js';
import { DueView } from '../institutions/index.js';
import type { InstitutionId } from '../kernel/index.js';
import { AnId, Day, OneOf, OptionalText, Part } from '../platform/http/index.js';
import { NamedPlaceView } from './asks.api.js';

export class CreateNeedBody {
  @OneOf(SERVICES) service: Service;
  @OneOf(URGENCIES) urgency: Urgency;
  @ApiProperty({ type: String, format: 'uuid', isArray: true, minItems: 1, maxItems: 10 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ArrayUnique()
  @AnId({ each: true })
  places: InstitutionId[];
  @Part(() => PreviewBody) preview: PreviewBody;
}

export class NobodyCanBody {
  /** The day on which the institutions meet about it. */
  @Day() conferenceOn: string;
}

/** Who was asked, when, and why not: for the lead only; no place learns that another said no. */
export class AskedPlaceView {
  askId: string;
  reference: string;
  institutionId: string;
  institution: string;
  status: string;
  sentAt: Date;
  openedAt: Date | null;
  answeredAt: Date | null;
  due: DueView;
  declineReason: string | null;
  @ApiProperty({ type: NamedPlaceView, nullable: true }) otherPlace: NamedPlaceView | null;
  endReason: string | null;
  outcome: string | null;
}

export class NeedView {
  id: string;
  service: string;
  urgency: string;
  createdAt: Date;
  endedAt: Date | null;
  outcome: string | null;
  conferenceOn: string | null;
  @ApiProperty({ type: AskedPlaceView, isArray: true }) asks: AskedPlaceView[];
  allowed: string[];
}

export class NeedPageView {
  @ApiProperty({ type: NeedView, isArray: true }) items: NeedView[];
  next?: string;
}

export class NeedListQuery {
  @OptionalText(200) after?: string;
}
