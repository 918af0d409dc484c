import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { DueView } from '../institutions/index.js';
import { AnId, OneOf, Text } from '../platform/http/index.js';
import {
  CONSULTATION_OUTCOMES,
  CONSULTED_AGES,
  CONSULTED_TOPICS,
  type ConsultationOutcome,
  type ConsultationStatus,
} from './consultation.js';

export class ConsultationWordBody {
  /** No name, no number, no address: nothing that leads to the person. Sealed. */
  @Text(4000) words: string;
}

export class ConsultBody extends ConsultationWordBody {
  /** Who is asked: an institution that leads cases, gives a service or is a focal point. */
  @ApiProperty({ type: String, format: 'uuid' }) @AnId() institution: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(CONSULTED_TOPICS.length)
  @ArrayUnique()
  @OneOf(CONSULTED_TOPICS, { each: true })
  topics: string[];
  @OneOf(CONSULTED_AGES) ageGroup: string;
}

export class CloseConsultationBody {
  @OneOf(CONSULTATION_OUTCOMES) outcome: ConsultationOutcome;
}

export class BecomeCaseBody {
  /** The number of the person's case, which you must see. The adviser does not learn it. */
  @Text(20) number: string;
}

export class ConsultationView {
  id: string;
  from: string;
  to: string;
  topics: string[];
  ageGroup: string;
  status: ConsultationStatus;
  outcome: ConsultationOutcome | null;
  at: Date;
  due: DueView;
  endedAt: Date | null;
  allowed: string[];
}

export class ConsultationListView {
  /** Newest first. */
  items: ConsultationView[];
  next?: string;
  allowed: string[];
}

export class ConsultationWordView {
  institution: string;
  words: string;
  at: Date;
}

export class ConsultationThreadView extends ConsultationView {
  /** Newest first. */
  @ApiProperty({ type: () => [ConsultationWordView] }) thread: ConsultationWordView[];
  /** For older words: give this back as `after`. */
  next?: string;
}
