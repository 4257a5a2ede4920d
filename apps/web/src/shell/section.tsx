import { Group, Paper, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './shell.module.css';

interface Props {
  readonly title: string;
  readonly note?: ReactNode;
  readonly right?: ReactNode;
  readonly children: ReactNode;
  readonly testid?: string;
}

/** One card of a page: a heading, a line that says what it is, and its content. */
export function Section({ title, note, right, children, testid }: Props) {
  const id = useId();
  return (
    <Paper component="section" className={classes.card} aria-labelledby={id} data-testid={testid}>
      <Group justify="space-between" align="flex-start" wrap="wrap" gap="xs" mb="md">
        <div className={classes.heading}>
          <Title order={2} id={id}>
            {title}
          </Title>
          {note === undefined ? null : (
            <Text size="sm" c="dimmed" mt={2}>
              {note}
            </Text>
          )}
        </div>
        {right}
      </Group>
      {children}
    </Paper>
  );
}
