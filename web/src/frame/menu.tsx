import { Button, Text } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import type { Session } from '../api/session.js';
import { useSay } from '../words/say.js';
import { isDraft } from '../words/words.js';
import { GROUPS } from './places.js';
import { SignOut } from './sign-out.js';

/** Beside the page where there is room; behind a button where there is none, closed by Escape and by going somewhere. */
export function Menu({ who }: { who: Session }) {
  const { t, language } = useSay();
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  const button = useRef<HTMLButtonElement>(null);
  const list = useId();
  useEffect(() => setOpen(false), [pathname]);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <nav
      className="menu not-printed"
      aria-label={t('main places')}
      lang={isDraft(language) ? 'en' : undefined}
      onKeyDown={({ key }) => {
        if (key === 'Escape' && open) close();
      }}
    >
      <Button
        ref={button}
        className="menu-button"
        variant="default"
        aria-expanded={open}
        aria-controls={list}
        onClick={() => setOpen(!open)}
      >
        {t('menu')}
      </Button>
      <div id={list} className="menu-list" data-open={open}>
        {GROUPS.map(({ name, places }) => ({ name, places: places.filter(({ may }) => who.allowed.includes(may)) }))
          .filter(({ places }) => places.length > 0)
          .map(({ name, places }) => (
            <section key={name} aria-labelledby={`${list}-${name}`}>
              <Text component="h2" id={`${list}-${name}`} size="sm" c="dimmed" fw={600}>
                {t(`group ${name}`)}
              </Text>
              <ul>
                {places.map((place) => (
                  <li key={place.to}>
                    <Link to={place.to} className="menu-link">
                      {t(`place ${place.name}`)}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        <SignOut className="on-small" />
      </div>
    </nav>
  );
}
