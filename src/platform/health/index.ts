// What a machine asks: are you alive, can you serve. Numbers and words only, nothing about a person or an institution.
// A queue that is away does not make us unready: what is to be told waits in the outbox.
export { HealthModule } from './health.module.js';
