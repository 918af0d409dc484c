import type { INestApplication } from '@nestjs/common';

/** Everything under /api, but for the two routes that machines ask whether we are well. */
export function underApi(app: INestApplication): void {
  app.setGlobalPrefix('api', { exclude: ['health/live', 'health/ready'] });
}
