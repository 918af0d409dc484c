import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.js';
import { useSay } from '../words/say.js';

/** Ends the session here and at the server; what was seen is gone from the memory of the page. */
export function SignOut({ className }: { className: string }) {
  const { t } = useSay();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return (
    <Button
      className={className}
      variant="default"
      onClick={() =>
        void answerOf(api.DELETE('/api/session'))
          .catch(() => undefined)
          .then(() => {
            queries.clear();
            return navigate({ to: '/sign-in' });
          })
      }
    >
      {t('sign out')}
    </Button>
  );
}
