import { readFileSync } from 'node:fs';

interface Schema {
  $ref?: string;
  type?: string;
  enum?: unknown[];
  format?: string;
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
}
interface Call {
  requestBody?: { content: { 'application/json': { schema: Schema } } };
}

/**
 * What the forms take as free text and is not of the person, by reason. Whatever is not named here counts as personal: a new
 * field of a form wants a canary, or a line here that says why not.
 */
const NOT_OF_THE_PERSON: Readonly<Record<string, RegExp>> = {
  'the directory and the rules of a country':
    /^(Change(Contacts|Escalation|FirstLeadRule|Holidays|Institution|TimeLimit)|CreateInstitution|GiveMandate|VerifyInstitution|SignText)Body\./,
  'whoever works here: their accounts and how they are reached':
    /^((Change|Create)AccountBody|ChangePasswordBody|SignInBody|AwayBody)\.|\.(contactName|contactPhone|alternate)$|^IdentifyBody\.alternate\.|^(ToldByPhoneBody\.spokeWith|(Handover)?PhoneYesBody\.who|TakeOverBody\.metBy)$/,
  'an id, or a number of a case':
    /\.(to|case|account|institution|toCase|entry|askId|draft|number|broughtNumber)$|^CreateNeedBody\.places$/,
  'a moment, which rules compare':
    /\.(validUntil|answerBy|since|expectedAt|at|zone|metAt|observedAt|heldOn|conferenceOn|beganOn|endsOn|from|until|appearOn|prosecutorToldOn)$/,
  'a code of a list':
    /\.(language|languages|script|citizenships|nationality|section|ground|notTold|interpreterReference|fields)$/,
};

/** The form of each call, with its fields of free text: `POST /api/cases/{id}/links` to `LinkCaseBody.number`. */
export class PersonalFields {
  private readonly forms: { method: string; path: RegExp; body: string; fields: string[] }[] = [];

  constructor(file = 'docs/openapi.json') {
    const api = JSON.parse(readFileSync(file, 'utf8')) as {
      paths: Record<string, Record<string, Call>>;
      components: { schemas: Record<string, Schema> };
    };
    for (const [path, calls] of Object.entries(api.paths))
      for (const [method, { requestBody }] of Object.entries(calls)) {
        const body = requestBody?.content['application/json'].schema.$ref?.split('/').at(-1);
        if (!body) continue;
        const fields = freeText(api.components.schemas, body).filter((field) => !isExcused(`${body}.${field}`));
        const shape = new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/?]+')}$`);
        this.forms.push({ method: method.toUpperCase(), path: shape, body, fields });
      }
  }

  get all(): string[] {
    return [...new Set(this.forms.flatMap(({ body, fields }) => fields.map((field) => `${body}.${field}`)))].sort();
  }

  /** What is sent in personal fields of this call, by field. */
  sent(method: string, path: string, body: unknown): [field: string, value: string][] {
    const form = this.forms.find((one) => one.method === method && one.path.test(path.split('?')[0] ?? ''));
    return (form?.fields ?? []).flatMap((field) =>
      valuesAt(body, field.split('.')).map((value): [string, string] => [`${form!.body}.${field}`, value]),
    );
  }
}

const isExcused = (field: string): boolean => Object.values(NOT_OF_THE_PERSON).some((names) => names.test(field));

function freeText(schemas: Record<string, Schema>, name: string): string[] {
  return Object.entries(schemas[name]?.properties ?? {}).flatMap(([field, schema]) => {
    const inner = (schema.$ref ?? schema.items?.$ref ?? schema.allOf?.[0]?.$ref)?.split('/').at(-1);
    if (inner) return freeText(schemas, inner).map((below) => `${field}.${below}`);
    const of = schema.type === 'array' ? schema.items : schema;
    if (of?.type === 'object' && !of.properties) return [field]; // whatever stands in it
    return of?.type === 'string' && !of.enum && of.format !== 'uuid' && of.format !== 'date-time' ? [field] : [];
  });
}

function valuesAt(body: unknown, [field, ...below]: string[]): string[] {
  if (Array.isArray(body)) return body.flatMap((one) => valuesAt(one, field === undefined ? [] : [field, ...below]));
  if (field === undefined && body !== null && typeof body === 'object') return [JSON.stringify(body)];
  if (field === undefined) return typeof body === 'string' ? [body] : [];
  return body !== null && typeof body === 'object' ? valuesAt((body as Record<string, unknown>)[field], below) : [];
}
