import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { PasskeyAsk } from '#contracts';
import { post } from '../api/client.js';
import { passkeysWork, showPasskey } from './passkey.browser.js';
import { PasskeyFailure } from './passkey.failure.js';

interface Props<Answer> {
  readonly label: string;
  /** Where the challenge is asked for, and where it is answered. */
  readonly paths: { readonly ask: string; readonly answer: string };
  /** Sent with both. */
  readonly body?: object;
  readonly onAnswer: (answer: Answer) => void;
}

/** Has the browser show a passkey and sends it; nothing where the browser has no passkeys. */
export function PasskeyButton<Answer>({ label, paths, body = {}, onAnswer }: Props<Answer>) {
  const showing = useMutation({
    mutationFn: async () => {
      const ask = await post<PasskeyAsk>(paths.ask, body);
      return post<Answer>(paths.answer, { ...body, answer: await showPasskey(ask) });
    },
    onSuccess: onAnswer,
  });
  if (!passkeysWork()) return null;
  return (
    <>
      <Button
        type="button"
        variant="default"
        leftSection={<IconFingerprint size={18} aria-hidden />}
        loading={showing.isPending}
        onClick={() => showing.mutate()}
        data-testid="show-passkey"
      >
        {label}
      </Button>
      <PasskeyFailure error={showing.error} />
    </>
  );
}
