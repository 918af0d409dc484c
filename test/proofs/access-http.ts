import { aKey, canaries, pathsOf } from './access-reading.js';
import type { Row } from './access-cells.js';
import { concealed, SECTIONS_READ, SECTIONS_WRITTEN, WRITTEN } from './access-sections.js';
import { TABLE } from './access-table.js';
import { ROLE_CODES, type Subject } from './access-subjects.js';
import { HOME, RELATIONS } from './access-story.js';
import type { Stage } from './access-stages.js';
import { UNDONE } from '../support/undone.js';
import type { World } from './access-world.js';
import type { Answer, Person } from '../support/people.js';
import { sideBySide } from '../support/over-http.js';

export const NOWHERE = '00000000-0000-7000-8000-00000000abcd';

// Of the roles that a route takes from nobody one per relation, in turn; every route, relation and role that may stays.
const SMALL = process.env['PROOF_SIZE'] === 'small';
const sampled = (roles: readonly string[], row: Row, at: number): string[] => {
  const may = roles.filter((role) => row.roles.split(' ').includes(role));
  const not = roles.filter((role) => !may.includes(role));
  return [...may, ...not.filter((_, turn) => turn === at % not.length)];
};

interface Cell {
  readonly route: string;
  readonly row: Row;
  readonly relation: string;
  readonly subject: Subject | undefined;
  readonly stage: Stage;
  readonly section?: string;
}

export interface Known {
  readonly account: string;
  readonly disabled: string;
  readonly mandate: string;
  readonly notification: string;
}

/** Every route × role × relation over HTTP, held against the table. */
export class HttpMatrix {
  private readonly faults = new Map<string, string[]>();
  cells = 0;
  private known!: Known;

  constructor(
    private readonly world: World,
    private readonly stages: ReadonlyMap<string, Stage>,
  ) {}

  async run(known: Known): Promise<void> {
    this.known = known;
    for (const route of this.world.routes) if (!TABLE[route]) this.note(route, 'is not in the table', '-');
    for (const route of Object.keys(TABLE))
      if (!this.world.routes.includes(route)) this.note(route, 'is in the table, and not a route', '-');
    const cells = this.world.routes.flatMap((route) =>
      [TABLE[route] ?? []].flat().flatMap((row) => this.cellsOf(route, row)),
    );
    const looks = cells.filter(({ route }) => route.startsWith('GET '));
    const acts = cells.filter(({ route }) => !route.startsWith('GET '));
    await sideBySide(looks, 6, (cell) => this.check(cell));
    await this.world.undoing(true);
    await sideBySide(acts, 6, (cell) => this.check(cell));
    await this.world.undoing(false);
  }

  /** One line for the roles that show the same fault. */
  private note(where: string, what: string, role: string): void {
    const key = `${where} · ${what}`;
    this.faults.set(key, [...(this.faults.get(key) ?? []), role]);
  }

  get mismatches(): number {
    return [...this.faults.values()].flat().length;
  }

  describe(): string[] {
    return [...this.faults].map(([what, roles]) => `${what} · for ${roles.sort().join(' ')}`).sort();
  }

  private cellsOf(route: string, row: Row): Cell[] {
    const named = Object.keys(row.who).filter((relation) => !RELATIONS.includes(relation));
    if (named.length > 0) this.note(route, `names the unknown relation ${named.join(', ')}`, '-');
    const sections = row.sections ? WRITTEN : [undefined];
    return sections.flatMap((section) => [
      ...RELATIONS.flatMap((relation, at) => {
        const stage = this.stageOf(row, relation);
        const place = stage.cast[relation]!;
        const known = ['first_responder', 'holding_lead'].includes(relation) ? [...ROLE_CODES, 'FX'] : ROLE_CODES;
        const roles = SMALL ? sampled(known, row, at) : known;
        return roles.map((role) => ({
          route,
          row,
          relation,
          subject: this.world.who(place, role),
          stage,
          ...(section ? { section } : {}),
        }));
      }),
      {
        route,
        row,
        relation: 'anonymous',
        subject: undefined,
        stage: this.stages.get(row.at ?? 'main')!,
        ...(section ? { section } : {}),
      },
    ]);
  }

  private stageOf(row: Row, relation: string): Stage {
    const wanted = row.at ? this.stages.get(row.at) : undefined;
    return wanted?.cast[relation] ? wanted : this.stages.get(HOME[relation]!)!;
  }

  private async check(cell: Cell): Promise<void> {
    this.cells += 1;
    const expected = this.expected(cell);
    const answer = await this.send(cell, this.idOf(cell));
    const got = this.outcome(cell, answer);
    const say = (what: string) =>
      this.note(
        `${cell.route}${cell.section ? ` (${cell.section})` : ''} · ${cell.relation} (${cell.subject?.place ?? 'nobody'}) at ${cell.stage.name}`,
        what,
        cell.subject?.role ?? '-',
      );
    if (got !== expected)
      say(`expected ${expected}, got ${got} ${answer.status >= 400 ? JSON.stringify(answer.body).slice(0, 200) : ''}`);
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? '');
    for (const fault of this.faultsIn(cell, answer, text)) say(fault);
    if (answer.status === 404 && this.idOf(cell)) {
      const nothing = await this.send(cell, NOWHERE);
      if (nothing.status !== 404 || JSON.stringify(nothing.body) !== JSON.stringify(answer.body))
        say(`its 404 differs from that of what does not exist (${nothing.status})`);
    }
  }

  private expected({ row, relation, subject, section }: Cell): string {
    if (!subject) return row.anonymous ?? '401';
    if (!row.roles.split(' ').includes(subject.role)) return '403';
    if (row.sections === 'read') return this.readable(relation, subject.role, section!) ? 'shown' : '404';
    if (row.sections === 'write') {
      const written = SECTIONS_WRITTEN[relation];
      if (written === undefined || !['CW', 'LC'].includes(subject.role)) return '404';
      return written.split(' ').includes(section!) ? 'done' : '403';
    }
    const cell = row.who[relation] ?? row.otherwise ?? '404';
    if (!cell.includes(':')) return cell;
    return (
      cell
        .split(' ')
        .find((one) => one.startsWith(`${subject.role}:`))
        ?.split(':')[1] ?? '404'
    );
  }

  private readable(relation: string, role: string, section: string): string | undefined {
    return SECTIONS_READ[relation]?.find(({ roles }) => roles.split(' ').includes(role))?.reads[section];
  }

  private outcome({ route, row, stage }: Cell, { status, body }: Answer): string {
    if (status === 409 && body?.detail === UNDONE) return 'done';
    if (!route.startsWith('GET ')) return String(status);
    if (status !== 200) return String(status);
    return row.lists && !JSON.stringify(body).includes(stage[row.lists] ?? '?') ? 'empty' : 'shown';
  }

  private faultsIn({ row, relation, subject, stage, section }: Cell, { status, body }: Answer, text: string): string[] {
    const faults: string[] = [];
    if (status >= 500) faults.push('an answer of 500 or more');
    if (concealed(text, subject?.place ?? '')) faults.push('shows a charge to somebody who reads references only');
    const found = canaries(text);
    const read =
      row.sections && row.sections !== 'write' && subject ? this.readable(relation, subject.role, section!) : undefined;
    if (read && status === 200) {
      const wanted = this.entries
        .get(stage.case)!
        .filter((entry) => entry.section === section && aKey(entry, read, subject!.place))
        .map(({ label }) => label);
      const missing = row.sections === 'read' ? wanted.filter((label) => !found.includes(label)) : [];
      if (missing.length > 0) faults.push(`does not show ${missing.join(', ')}`);
      const extra = found.filter((label) => !wanted.includes(label));
      if (extra.length > 0) faults.push(`shows ${extra.join(', ')}`);
    } else {
      const may = (row.personal?.[relation] ?? row.personal?.['*'] ?? '').split(' ');
      const extra = found.filter((label) => !may.includes(label));
      if (extra.length > 0) faults.push(`shows ${extra.join(', ')}`);
    }
    const shape = row.shape?.[relation] ?? row.shape?.['*'];
    if (status === 200 && shape) {
      const unlisted = pathsOf(body).filter((path) => !allowed(path, shape));
      if (unlisted.length > 0) faults.push(`has the unlisted fields ${unlisted.join(', ')}`);
    }
    return faults;
  }

  /** Rows of section_entry by case, as the superuser sees them. */
  entries = new Map<string, { label: string; section: string; place: string; when: string }[]>();

  private idOf({ row, stage }: Cell): string | undefined {
    const id = row.of ? (stage[row.of] ?? this.stages.get(row.at ?? 'main')?.[row.of]) : row.path?.(stage);
    if (!id || id.startsWith('?') || id.length < 3) return undefined;
    const tokens: Record<string, string> = {
      ACCOUNT: this.known.account,
      DISABLED: this.known.disabled,
      MANDATE: this.known.mandate,
      NOTIFICATION: this.known.notification,
    };
    return tokens[id] ?? id;
  }

  private async send(cell: Cell, id: string | undefined): Promise<Answer> {
    const { route, row, stage, subject, section } = cell;
    const [method, pattern] = route.split(' ') as [string, string];
    const suffix = row.path?.(stage) ?? '';
    const path =
      pattern
        .replace(':id', id ?? suffix)
        .replace(':code', suffix)
        .replace(':language', suffix)
        .replace(':name', 'share_name')
        .replace(':exclusion', stage.exclusion ?? NOWHERE)
        .replace(':complaint', stage.complaint ?? NOWHERE)
        .replace(':interview', stage.interview ?? NOWHERE)
        .replace(':link', stage.link ?? NOWHERE)
        .replace(':section', section ?? '') +
      (suffix.startsWith('?') ? suffix : '') +
      (route === 'GET /api/audit' ? `?case=${stage.case}` : '');
    const who: Person = subject?.http ?? this.world.anonymous();
    const body =
      row.sections === 'write'
        ? entryFor(section!)
        : typeof row.body === 'function'
          ? subject
            ? row.body(subject, stage)
            : {}
          : row.body;
    const headers = row.version ? { 'if-match': await this.version(row.version) } : undefined;
    if (method === 'GET') return who.get(path);
    if (method === 'DELETE') return who.delete(path);
    if (method === 'PATCH') return who.patch(path, body, headers);
    if (method === 'PUT') return who.put(path, body, headers);
    return who.post(path, body, headers);
  }

  private readonly versions = new Map<string, string>();
  private async version(of: string): Promise<string> {
    if (of.startsWith('"')) return of;
    const known = this.versions.get(of);
    if (known) return known;
    const [row] = await this.world.rows<{ version: number }>(
      of === 'country' ? `select version from country where code = 'SE'` : `select version from ${of} where id = $1`,
      ...(of === 'country'
        ? []
        : [
            of === 'account'
              ? this.known.account
              : this.stages.get('main')!.cast['lead'] && this.world.who('SOCIAL', 'LC').institution,
          ]),
    );
    const version = `"v${row!.version}"`;
    this.versions.set(of, version);
    return version;
  }
}

const allowed = (path: string, shape: readonly string[]): boolean =>
  shape.includes(path) ||
  shape.includes(`${path}[]`) ||
  shape.some((known) => known.endsWith('.*') && path.startsWith(known.slice(0, -1)));

const entryFor = (section: string): object => ({
  statement: 'observed',
  ...(section === 'identity'
    ? { identity: { gender: 'male' } }
    : section === 'safe_contact'
      ? { safe_contact: { channel: 'phone', value: '+000 3000' } }
      : section === 'address'
        ? { address: { placeClass: 'shelter' } }
        : { text: 'Written by the proof.' }),
});
