// What the story reads of the answers; the whole of them is in docs/openapi.json.

export interface WhoLeads {
  readonly institution: string;
  readonly dutyLine: string | null;
  readonly basis: string;
  readonly acknowledged: {
    readonly state: string;
    readonly readAt: string | null;
    readonly toldAt: string | null;
    readonly spokeWith: string | null;
  };
}

export interface Card {
  readonly id: string;
  readonly caseId: string | null;
  readonly number: string | null;
  readonly leads: WhoLeads | null;
}

export interface Tenure {
  readonly institution: string;
  readonly country: string;
  readonly since: string;
  readonly until: string | null;
  readonly cause: string;
  readonly basis: string;
}

export interface Grant {
  readonly institution: string;
  readonly relation: string;
  readonly reads: readonly string[];
  readonly readsOwn: readonly string[];
  readonly since: string;
  readonly until: string | null;
  readonly rowsUntil: string | null;
  readonly cause: string;
}

export interface Case {
  readonly id: string;
  readonly number: string;
  readonly leads: WhoLeads | null;
  readonly tenures: readonly Tenure[];
  readonly grants: readonly Grant[];
}

export interface Section {
  readonly entries: readonly { readonly content: { readonly text?: string } }[];
}

export interface Due {
  readonly local: readonly { readonly zone: string; readonly time: string }[];
}

export interface Need {
  readonly id: string;
  readonly asks: readonly { readonly askId: string; readonly institutionId: string; readonly status: string }[];
}

export interface Ask {
  readonly id: string;
  readonly reference: string;
  readonly status: string;
  readonly preview: Readonly<Record<string, unknown>> | null;
  readonly otherPlace: { readonly name: string } | null;
  readonly caseId: string | null;
}

export interface Handover {
  readonly id: string;
  readonly reference: string;
  readonly status: string;
  readonly word: string;
  readonly to: { readonly name: string } | null;
  readonly preview?: Readonly<Record<string, unknown>> | null;
  readonly due?: Due | null;
  readonly contact?: { readonly name: string; readonly phone: string; readonly alternate: string } | null;
  readonly conditions?: readonly { readonly code: string }[];
  readonly caseId?: string;
  readonly agreedSections?: readonly string[];
  readonly overdueSince?: string | null;
  readonly metBy?: string | null;
  readonly feedback?: readonly { readonly status: string | null }[];
}

export interface Plan {
  readonly whoMeets: string;
  readonly where: string;
  readonly recognitionSign: string;
  readonly theySay: string;
  readonly personSays: string;
}

export interface Notification {
  readonly id: string;
  readonly kind: string;
  readonly class: string;
  readonly text: string;
  readonly at: string;
  readonly opens?: { readonly what: string; readonly id: string };
}

export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly verb: string;
  readonly accountId: string | null;
  readonly institutionId: string | null;
  readonly job: string | null;
  readonly fields: readonly string[];
  readonly outcome: 'done' | 'refused';
  readonly problem: string | null;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}
