export class LiveView {
  status: 'ok';
}

export class ReadyView {
  status: 'ready' | 'not-ready';
  database: 'ok' | 'unreachable';
  /** `off` where this process hands nothing to a queue. */
  queue: 'ok' | 'degraded' | 'off';
  /** Rows of the outbox and mails that were given up; somebody must look. */
  parked: number;
  /** Rows of the outbox that should have been told by now. */
  late: number;
}
