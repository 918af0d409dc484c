import { describe, expect, it } from '@jest/globals';
import type { InstitutionId } from '../kernel/index.js';
import type { Handover } from './handover.js';
import {
  cancelOutcome,
  whyNotAcceptAndTakeOver,
  whyNotAgree,
  whyNotDepart,
  whyNotPrepare,
  whyNotPropose,
  whyNotTakeOver,
} from './proposal.js';

const id = (text: string) => text as InstitutionId;
const sender = { institutionId: id('sender'), country: 'SE', holding: false } as const;
const adult = { path: 'adult', mayBeChild: false, missing: [] } as const;
const child = { path: 'child', mayBeChild: false, missing: ['guardian'] } as const;
const abroad = { country: 'LV', institutionId: id('receiver'), mayLead: true } as const;
const at = (status: Handover['status'], changes: Partial<Handover> = {}): Handover => ({
  status,
  travel: 'cross_border',
  addressedTo: 'institution',
  fromInstitution: id('sender'),
  toInstitution: id('receiver'),
  fromCountry: 'SE',
  toCountry: 'LV',
  escalatedTo: null,
  overdueSince: null,
  cancelAskedBy: null,
  feedbackWanted: false,
  ...changes,
});

describe('Preparing', () => {
  it('across a border: an adult, by a lead that is no holding lead, to somebody who may lead', () => {
    expect(whyNotPrepare(sender, adult, abroad, 'cross_border')).toBeUndefined();
    expect(whyNotPrepare(sender, child, abroad, 'cross_border')?.problem).toBe('child-path-missing');
    expect(whyNotPrepare(sender, { ...child, path: 'adult', mayBeChild: true }, abroad, 'cross_border')?.problem).toBe(
      'child-path-missing',
    );
    expect(whyNotPrepare({ ...sender, holding: true }, adult, abroad, 'cross_border')?.problem).toBe(
      'not-possible-now',
    );
    expect(whyNotPrepare(sender, adult, { ...abroad, mayLead: false }, 'cross_border')?.problem).toBe(
      'not-able-to-lead',
    );
  });
  it('inside the country a child and a holding lead are handed over too', () => {
    const here = { ...abroad, country: 'SE' } as const;
    expect(whyNotPrepare({ ...sender, holding: true }, child, here, 'within_country')).toBeUndefined();
  });
  it('a child is not sent across a border by saying that nobody travels', () => {
    expect(whyNotPrepare(sender, child, abroad, 'none')?.problem).toBe('child-path-missing');
  });
  it('the way of travelling fits the countries, and nobody hands over to itself', () => {
    expect(whyNotPrepare(sender, adult, abroad, 'within_country')?.problem).toBe('invalid-input');
    expect(whyNotPrepare(sender, adult, { ...abroad, country: 'SE' }, 'cross_border')?.problem).toBe('invalid-input');
    expect(
      whyNotPrepare(sender, adult, { ...abroad, country: 'SE', institutionId: sender.institutionId }, 'none')?.problem,
    ).toBe('invalid-input');
  });
});

describe('Proposing', () => {
  it('needs the person’s yes to being asked for in that country', () => {
    expect(whyNotPropose(at('prepared'), adult, sender, true)).toBeUndefined();
    expect(whyNotPropose(at('prepared'), adult, sender, false)?.problem).toBe('person-has-not-agreed');
    expect(whyNotPropose(at('prepared', { toCountry: 'SE' }), adult, sender, false)).toBeUndefined();
  });
  it('asks again about child and holding lead, since the case may have changed', () => {
    expect(whyNotPropose(at('prepared'), child, sender, true)?.problem).toBe('child-path-missing');
    expect(whyNotPropose(at('prepared'), adult, { ...sender, holding: true }, true)).toBeDefined();
  });
});

describe('Agreeing, leaving, taking over', () => {
  const yes = { personAgreed: true, conditionsAccepted: false, sections: ['identity'] };
  it('the person’s yes is to this receiver, these conditions, at least one section', () => {
    expect(whyNotAgree(at('accepted'), yes)).toBeUndefined();
    expect(whyNotAgree(at('accepted'), { ...yes, personAgreed: false })?.problem).toBe('person-has-not-agreed');
    expect(whyNotAgree(at('accepted_with_conditions'), yes)?.problem).toBe('person-has-not-agreed');
    expect(whyNotAgree(at('accepted_with_conditions'), { ...yes, conditionsAccepted: true })).toBeUndefined();
    expect(whyNotAgree(at('accepted'), { ...yes, sections: [] })?.problem).toBe('invalid-input');
    expect(whyNotAgree(at('proposed'), yes)?.problem).toBe('not-possible-now');
  });
  it('nobody leaves before it is written who meets them', () => {
    expect(whyNotDepart(at('agreed'), false)).toMatchObject({ hints: { next: 'plan-reception' } });
    expect(whyNotDepart(at('agreed'), true)).toBeUndefined();
  });
  it('without travel somebody has spoken with the person', () => {
    expect(whyNotTakeOver(at('agreed', { travel: 'none' }), {})?.problem).toBe('invalid-input');
    expect(whyNotTakeOver(at('agreed', { travel: 'none' }), { spokenWith: 'person' })).toBeUndefined();
    expect(whyNotTakeOver(at('in_transit'), {})).toBeUndefined();
    expect(whyNotAcceptAndTakeOver(at('proposed', { travel: 'none' }), { personAgreed: false })?.problem).toBe(
      'person-has-not-agreed',
    );
  });
  it('cancelling on the way is asked first and done by the other', () => {
    expect(cancelOutcome(at('agreed'))).toBe('cancelled');
    expect(cancelOutcome(at('in_transit'))).toBe('asked');
    expect(cancelOutcome(at('in_transit', { cancelAskedBy: id('sender') }))).toBe('cancelled');
  });
});
