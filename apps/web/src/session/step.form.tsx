import { Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Failure } from '../shell/failure.js';

interface StepFormProps {
  readonly onSubmit: () => void;
  readonly error: Error | null;
  readonly title?: string;
  readonly children: ReactNode;
}

/** One step of proving who one is: a heading, its fields, and what went wrong. */
export function StepForm({ onSubmit, error, title, children }: StepFormProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Stack maw="26rem" gap="sm">
        {title === undefined ? null : <Title order={2}>{title}</Title>}
        {children}
        {error === null ? null : <Failure error={error} />}
      </Stack>
    </form>
  );
}
