import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { OneOf } from '../platform/http/index.js';
import { CAPACITY_STATES, type CapacityState } from './capacity.js';
import { SERVICES, type Service } from './institution.js';

export class StateCapacityBody {
  @OneOf(SERVICES) service: Service;
  @OneOf(CAPACITY_STATES) state: CapacityState;
  /** How many, where the state is `places`; nothing otherwise. */
  @IsOptional() @IsInt() @Min(1) @Max(999) places?: number;
}

/** What an institution itself said about one service. A hint: it bars nobody from asking. */
export class CapacityView {
  @ApiProperty({ enum: SERVICES }) service: Service;
  @ApiProperty({ enum: CAPACITY_STATES }) state: CapacityState;
  places: number | null;
  saidAt: Date | null;
  /** Colleagues see who of them said it; to everybody else the institution has. */
  saidBy: string | null;
  /** From then on it is not known any more. */
  countsUntil: Date | null;
  /** That moment has passed, and nobody has said anything since. */
  outdated: boolean;
}

export class CapacitiesView {
  /** The institution. */
  id: string;
  @ApiProperty({ type: CapacityView, isArray: true }) items: CapacityView[];
  allowed: string[];
}
