import { Button } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import { useSay } from '../words/say.js';
import type { CaseView } from './case-view.js';
import './parts-of-case.css';

/** The parts of a case, each read when it is opened. `of`: without it there is nothing to open for this reader. */
const PARTS: readonly { to: string; name: string; of?: (one: CaseView) => boolean }[] = [
  { to: '/cases/$id', name: 'overview' },
  { to: '/cases/$id/notes', name: 'notes', of: (one) => one.sections.length > 0 },
  { to: '/cases/$id/consent', name: 'consent' },
  { to: '/cases/$id/interviews', name: 'interviews' },
  { to: '/cases/$id/requests', name: 'requests' },
  { to: '/cases/$id/child', name: 'child', of: ({ sections }) => sections.some(({ section }) => section === 'family') },
  { to: '/cases/$id/together', name: 'together' },
  { to: '/cases/$id/advice', name: 'advice' },
  { to: '/cases/$id/looks', name: 'looks' },
  { to: '/cases/$id/history', name: 'history' },
  { to: '/cases/$id/sheet', name: 'sheet', of: ({ allowed }) => allowed.includes('give_sheet') },
];

/** In a row where there is room. On a phone eleven parts would fill the screen: there it is one button that says which is open. */
export function PartsOfCase({ of: one }: { of: CaseView }) {
  const { t } = useSay();
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  const button = useRef<HTMLButtonElement>(null);
  const list = useId();
  useEffect(() => setOpen(false), [pathname]);
  const parts = PARTS.filter(({ of }) => !of || of(one));
  const here = parts.find(({ to }) => to.replace('$id', one.id) === pathname);
  return (
    <nav
      aria-label={t('parts of the case')}
      className="parts not-printed"
      onKeyDown={({ key }) => {
        if (key !== 'Escape' || !open) return;
        setOpen(false);
        button.current?.focus();
      }}
    >
      <Button
        ref={button}
        className="parts-button"
        variant="default"
        fullWidth
        justify="space-between"
        rightSection={<span aria-hidden>{open ? '▴' : '▾'}</span>}
        aria-expanded={open}
        aria-controls={list}
        onClick={() => setOpen(!open)}
      >
        {t('part shown', { part: here ? t(`part ${here.name}`) : t('parts of the case') })}
      </Button>
      <div id={list} className="parts-list" data-open={open}>
        {parts.map(({ to, name }) => (
          <Link
            key={to}
            to={to}
            params={{ id: one.id }}
            activeOptions={{ exact: true }}
            activeProps={{ 'aria-current': 'page' }}
          >
            {t(`part ${name}`)}
          </Link>
        ))}
      </div>
    </nav>
  );
}
