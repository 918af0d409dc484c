import type { InstitutionId, WhyNot } from '../kernel/index.js';

/** What is known of whoever wants to record the person's mandate, or to end it. */
export interface Recorder {
  readonly institutionId: InstitutionId;
  readonly leads: boolean;
  /** Takes part in the case to support the person. */
  readonly supports: boolean;
}

/** The lead, or whoever supports the person there: a complaint may be about the lead. */
export const mayRecord = (who: Pick<Recorder, 'leads' | 'supports'>): boolean => who.leads || who.supports;

export const mayEnd = (who: Recorder, mandate: { readonly recordedBy: InstitutionId }): boolean =>
  who.leads || who.institutionId === mandate.recordedBy;

export const whyNotEnd = (mandate: { readonly over: boolean }): WhyNot =>
  mandate.over ? { problem: 'not-possible-now', detail: 'This mandate is over.' } : undefined;
