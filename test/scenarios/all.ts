import { children } from './children.js';
import { consents } from './consents.js';
import { days } from './days.js';
import { disclosures } from './disclosures.js';
import { firstDays } from './first-days.js';
import { interviews } from './interviews.js';
import { consultations } from './consultations.js';
import { links } from './links.js';
import { nights } from './nights.js';
import { pastTheMatrix } from './past-the-matrix.js';
import { promises } from './promises.js';
import { readings } from './readings.js';
import { samePerson } from './same-person.js';
import { sections } from './sections.js';
import { sheets } from './sheets.js';
import type { Scenario } from './stage.js';

/** In the order of their numbers: flows.md 5, and from 101 on the rest. */
export const all: readonly Scenario[] = [
  ...nights,
  ...promises,
  ...firstDays,
  ...days,
  ...sections,
  ...consents,
  ...interviews,
  ...disclosures,
  ...pastTheMatrix,
  ...readings,
  ...samePerson,
  ...links,
  ...consultations,
  ...children,
  ...sheets,
].sort((a, b) => a.number - b.number);
