import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../i18n/words.js';
import { Failure } from '../shell/failure.js';
import { useCommand } from '../task/use-command.js';

type Decision = 'issue' | 'drop';

/** A drafted form is issued, or dropped with a reason, by the person who looks at it: the ladder never sends one itself. */
export function FormDecision({ form }: { readonly form: { readonly id: string; readonly kind: string } }) {
  const { t } = useWords();
  const [open, setOpen] = useState<Decision | null>(null);
  const [words, setWords] = useState('');
  const sending = useCommand(() => setOpen(null));
  const numbered = form.kind === 'urging-letter';
  const send = () => {
    const text = words.trim();
    if (open === 'drop') {
      if (text !== '') sending.mutate({ path: `/forms/${form.id}/drop`, body: { reason: text } });
      return;
    }
    sending.mutate({ path: `/forms/${form.id}/issue`, body: text === '' ? {} : { number: text } });
  };
  const start = (decision: Decision) => {
    setWords('');
    setOpen(decision);
    if (decision === 'issue' && !numbered) sending.mutate({ path: `/forms/${form.id}/issue`, body: {} });
  };
  return (
    <>
      <Group gap="xs" mt={6}>
        <Button size="compact-sm" loading={sending.isPending} onClick={() => start('issue')}>
          {t('action.issue-form')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => start('drop')}>
          {t('action.drop-form')}
        </Button>
      </Group>
      {open === 'drop' || (open === 'issue' && numbered) ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <Group gap="xs" mt="xs" align="flex-end" wrap="nowrap">
            <TextInput
              style={{ flex: 1 }}
              size="xs"
              label={open === 'drop' ? t('field.reason') : t('field.form-number')}
              value={words}
              required={open === 'drop'}
              withAsterisk={false}
              onChange={(event) => setWords(event.currentTarget.value)}
            />
            <Button type="submit" size="xs" loading={sending.isPending}>
              {t('action.send')}
            </Button>
          </Group>
        </form>
      ) : null}
      {sending.error === null ? null : <Failure error={sending.error} />}
    </>
  );
}
