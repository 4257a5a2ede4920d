import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { CommandAnswer } from '#contracts';
import { command, type Command } from '../api/client.js';
import { isPassing } from '../api/problem.js';
import { queryClient } from '../api/query-client.js';
import { newRequestKey } from '../api/request-key.js';

/** Sends one command; a lost answer is asked for again under the same key, so that it cannot act twice. */
export function useCommand(onSaved: (answer: CommandAnswer) => void) {
  const [key, setKey] = useState(() => newRequestKey());
  return useMutation({
    mutationFn: (order: Omit<Command, 'key'>) => command({ ...order, key }),
    // An answer that never came may stand for a command that was done: only then the key is kept.
    onError: (error) => {
      if (!isPassing(error)) setKey(newRequestKey());
    },
    onSuccess: async (answer) => {
      setKey(newRequestKey());
      onSaved(answer);
      await queryClient.invalidateQueries();
    },
  });
}
