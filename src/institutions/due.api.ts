import { ApiProperty } from '@nestjs/swagger';

export class LocalTimeView {
  zone: string;
  time: string;
}

/** One instant on the clocks of both sides; the time that is due. */
export class DueView {
  at: string;
  @ApiProperty({ type: LocalTimeView, isArray: true }) local: LocalTimeView[];
}
