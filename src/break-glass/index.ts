// Break-glass: one section of one case, for hours, to the one person who asked and wrote down why. Promises that whoever
// leads is told at once, that a second person reviews it (of the same institution, the focal point or the fallback), that it
// ends by itself, and that what the matrix marks as never is refused with a number to call. Does not change the matrix,
// opens no case to anybody who has no place in it, and writes nothing into a section.
export { BreakGlassModule } from './break-glass.module.js';
export { BrokenGlassCountRecord, BrokenGlassRecord } from './broken-glass.record.js';
