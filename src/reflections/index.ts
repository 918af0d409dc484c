// The reflection period (CoE convention art. 13; Directive 2004/81 art. 6) as a clock: from when until when, by which country,
// compared with that country's dated rule, and the lead reminded before it ends. Promises that what an authority decided is
// kept as it is, also where it is shorter than the rule; then it is said. Decides nothing: that is the authority's.
export { ReflectionPeriodRecord } from './reflection-period.record.js';
export { ReflectionsModule } from './reflections.module.js';
