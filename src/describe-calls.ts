import type { OpenAPIObject } from '@nestjs/swagger';
import { describeCodes } from './describe-codes.js';
import { WHO_MAY } from './platform/http/index.js';

type Calls = OpenAPIObject['paths'];
type Call = NonNullable<Calls[string]['get']>;

const VERBS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** What every refusal looks like (RFC 9457); what else stands in it is named by the rule that refuses. */
const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string', example: '/problems/already-led' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'Why not, in a sentence. Never a person’s data.' },
    errors: {
      type: 'array',
      description: 'By field, as `names[0].text`.',
      items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
    state: { type: 'string', description: 'The present state, where that is the reason.' },
    leads: { description: 'Who leads now.' },
    whoMay: { description: 'Who may do this.' },
    next: { type: 'string', description: 'What to do next.' },
  },
  additionalProperties: true,
} as const;

const REFUSED = {
  description:
    'Refused, and nothing was done: 400 a field, 401 sign in, 403 who may, 404 not there for you, 409 why not now.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** Gives each call a line to find it by, who may make it, and what a refusal looks like. */
export function describeCalls({ paths, components, ...rest }: OpenAPIObject): OpenAPIObject {
  for (const path of Object.values(paths))
    for (const verb of VERBS) {
      const call = path[verb];
      if (call) describeOne(call as Call & Record<string, unknown>);
    }
  if (components?.schemas) describeCodes(components.schemas);
  settleOrder(components?.schemas);
  settleOrder(paths);
  return {
    ...rest,
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: { ...components, schemas: { ...components?.schemas, Problem: PROBLEM as never } },
  };
}

function describeOne(call: Call & Record<string, unknown>): void {
  const [, words = ''] = (call.operationId ?? '').split('_');
  call.summary ||= sentence(words);
  const who = call[WHO_MAY];
  const may = Array.isArray(who) ? who.join(', ').replaceAll('_', ' ') : String(who).replace('-', ' ');
  call.description = [call.description, `For: ${may}.`].filter(Boolean).join('\n\n');
  call.responses['default'] = REFUSED;
}

/** `notePhoneYes` becomes "Note phone yes". */
function sentence(name: string): string {
  const words = name.replace(/([A-Z])/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The compiler names the words of a union in the order in which it met them, which moves with every build. */
function settleOrder(part: unknown): void {
  if (typeof part !== 'object' || part === null) return;
  for (const [name, value] of Object.entries(part)) {
    if (name === 'enum' && Array.isArray(value)) value.sort();
    else settleOrder(value);
  }
}
