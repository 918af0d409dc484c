import { pino } from 'pino';

/** JSON lines of ids and names of things; never a body, a name or free text. An error means that somebody must act. */
export const log = pino({ level: 'info', base: {}, timestamp: pino.stdTimeFunctions.isoTime });
