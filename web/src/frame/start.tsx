import { Navigate } from '@tanstack/react-router';
import { useSession } from '../api/session.js';
import { startOf } from './places.js';

/** The first page is another one for each: an inbox, the accounts, the audit, the directory. */
export function Start() {
  const who = useSession();
  return who ? <Navigate to={startOf(who.allowed)} replace /> : null;
}
