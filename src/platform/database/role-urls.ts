import { createHmac } from 'node:crypto';
import type { DatabaseUrls } from './connections.js';

/**
 * Addresses of the three roles; the keys lie in a database of their own beside the main one. Their passwords follow from the superuser's random one, so that
 * processes which share the server (application, worker, command line, test runs) agree on them without another file.
 */
export function derivedRoleUrls(ownerUrl: string): DatabaseUrls {
  const secret = new URL(ownerUrl).password;
  const urlFor = (role: string): string => {
    const url = new URL(ownerUrl);
    url.username = role;
    url.password = createHmac('sha256', secret).update(role).digest('hex');
    return url.href;
  };
  const keys = new URL(urlFor('hof_keys'));
  keys.pathname += '_keys';
  return { appUrl: urlFor('hof_app'), workerUrl: urlFor('hof_worker'), keysUrl: keys.href };
}
