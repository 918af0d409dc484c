// The directory of institutions, their mandates and each country's dated rules: who leads first, whom a request climbs to,
// how long things last, who is open now. Every lead that it names is by a mandate that cannot end meanwhile.
// Knows no case and no person; shows no number that nobody has tried; gives no right to see anything.
export { CapacityRecord } from './capacity.record.js';
export {
  CountryRecord,
  EscalationStepRecord,
  FirstLeadRuleRecord,
  HolidayRecord,
  TimeLimitRecord,
} from './country.record.js';
export type { AnswerTime } from './deadlines.js';
export { DueView } from './due.api.js';
export { inZones } from './hours.js';
export type { Institution } from './institution.js';
export { InstitutionContactRecord, InstitutionRecord } from './institution.record.js';
export { InstitutionsModule } from './institutions.module.js';
export { InstitutionsService } from './institutions.service.js';
export { MandateRecord } from './mandate.record.js';
export { mayBeNamed, nameOnPaper } from './on-paper.js';
export { sowInstitutions } from './seed/sow-institutions.js';
export { seededId } from './seed/seeded-id.js';
