import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { InstitutionId } from '../kernel/index.js';
import { nextDesk } from './escalation.js';

const [LEAD, PLACE, HELPLINE, REGION, NIGHT] = ['lead', 'place', 'helpline', 'region', 'night'] as InstitutionId[] as [
  InstitutionId,
  InstitutionId,
  InstitutionId,
  InstitutionId,
  InstitutionId,
];
const at = (escalationPosition: number | null) => ({
  fromInstitution: LEAD,
  toInstitution: PLACE,
  escalatedTo: null,
  escalationPosition,
});
const everyone = () => true;
const LIST = [HELPLINE, REGION, NIGHT];

describe('A request that nobody answered', () => {
  it.each([
    ['goes to the first desk', null, everyone, HELPLINE],
    ['then to the next', 1, everyone, REGION],
    ['stays with the last one, which holds leads that would lapse', 3, everyone, NIGHT],
    ['passes over a desk that is closed', null, (desk: InstitutionId) => desk !== HELPLINE, REGION],
    ['reaches the last one even where everyone is closed', null, () => false, NIGHT],
  ])('%s', (_, position, isOpen, desk) => expect(nextDesk(LIST, at(position), isOpen)?.desk).toBe(desk));

  it('never goes back to the one who asked, nor to the one who did not answer', () => {
    expect(nextDesk([LEAD, PLACE, NIGHT], at(null), everyone)?.desk).toBe(NIGHT);
    expect(nextDesk([LEAD, PLACE], at(null), everyone)).toBeUndefined();
  });

  it('always reaches the end of the list, whichever desks are closed', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), (open) => {
        let position: number | null = null;
        for (let step = 0; step < LIST.length; step += 1)
          position = nextDesk(LIST, at(position), (desk) => open[LIST.indexOf(desk)]!)!.position;
        expect(position).toBe(LIST.length);
      }),
    );
  });
});
