import { describe, expect, it } from '@jest/globals';
import { fromNotice, TOPICS, toNotices, topicOf, topicsFor, whatChanged } from './live.js';

const HERE = 'institution-here';
const THERE = 'institution-there';
const changed = (done: Partial<Parameters<typeof whatChanged>[0]>) =>
  Object.fromEntries(
    [...whatChanged({ action: 'handover.accept', onlyLooked: false, told: [], ...done })].map(([at, topics]) => [
      at,
      [...topics],
    ]),
  );

describe('who is told that something changed', () => {
  it('is whoever the act told, and the colleagues of who acted', () => {
    expect(changed({ by: HERE, told: [{ kind: 'handover.accepted', to: THERE }] })).toEqual({
      [HERE]: ['handover'],
      [THERE]: ['handover'],
    });
  });

  it('is nobody when somebody only looked, and whoever a look told', () => {
    expect(changed({ by: HERE, action: 'handover.view', onlyLooked: true })).toEqual({});
    expect(
      changed({
        by: HERE,
        action: 'handover.view',
        onlyLooked: true,
        told: [{ kind: 'handover.opened', to: THERE }],
      }),
    ).toEqual({ [THERE]: ['handover'] });
  });

  it('is nobody by what the application leaves for itself', () => {
    expect(changed({ told: [{ kind: 'inner.compare', to: THERE }, { kind: 'case.opened' }] })).toEqual({});
  });

  it('is whose list a notification came into', () => {
    expect(changed({ action: 'notification.tell', listOf: THERE })).toEqual({ [THERE]: ['notification'] });
  });
});

describe('what is told', () => {
  it('is a topic: needs are with the requests, a conflict with the same person, the rest with the case', () => {
    expect(['need.nobody-can', 'conflict.opened', 'section.write', 'break-glass.opened'].map(topicOf)).toEqual([
      'ask',
      'match',
      'case',
      'case',
    ]);
  });

  it('is nothing of cases to those who see none', () => {
    expect(topicsFor(['institution_administrator', 'auditor', 'analyst'], TOPICS)).toEqual(['account', 'directory']);
    expect(topicsFor(['auditor', 'caseworker'], ['case', 'handover'])).toEqual(['case', 'handover']);
  });
});

describe('a notice between processes', () => {
  it('comes out as it went in, however many institutions it is about, each of a size that PostgreSQL takes', () => {
    const many = new Map(
      Array.from({ length: 95 }, (_, at) => [
        `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`,
        new Set(TOPICS),
      ]),
    );
    const notices = toNotices(many);
    expect(notices).toHaveLength(3);
    expect(Math.max(...notices.map((notice) => Buffer.byteLength(notice)))).toBeLessThan(8000);
    expect(notices.flatMap(fromNotice)).toHaveLength(95);
    expect(notices.flatMap(fromNotice)[0]).toEqual([[...many.keys()][0], [...TOPICS]]);
  });

  it.each(['', 'ping 1', '{}', '[1]', '[["x"]]', '[[1,["case"]]]'])('of somebody else says nothing: %s', (notice) => {
    expect(fromNotice(notice)).toEqual([]);
  });

  it('carries no topic that we do not know', () => {
    expect(fromNotice('[["x",["case","Anna"]]]')).toEqual([['x', ['case']]]);
  });
});
