import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { SessionsEnded } from '#contracts';
import { post } from '../api/client.js';
import { useUnits } from '../api/queries.js';
import { useWords } from '../i18n/words.js';
import { navigate } from '../router/location.js';
import { enter } from '../session/enter.js';
import { StepForm } from '../session/step.form.js';

const roles = ['unitHead', 'officer', 'cooperator', 'coordinator', 'fieldLeader', 'leader'];

/** As which role an administrator wants to look, in which unit, and why. */
export function ViewAsForm() {
  const { t, label } = useWords();
  const units = useUnits();
  const [role, setRole] = useState('unitHead');
  const [unit, setUnit] = useState('');
  const [reason, setReason] = useState('');
  const beginning = useMutation({
    mutationFn: () => post<SessionsEnded>('/session/view-as', { role, reason, ...(unit === '' ? {} : { unit }) }),
    onSuccess: async () => {
      await enter();
      navigate('/');
    },
  });
  const places = units.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return (
    <StepForm onSubmit={() => beginning.mutate()} error={beginning.error}>
      <NativeSelect
        label={t('viewing.role')}
        value={role}
        onChange={(event) => setRole(event.currentTarget.value)}
        data={roles.map((value) => ({ value, label: label('role', value) }))}
      />
      <NativeSelect
        label={t('viewing.unit')}
        value={unit}
        onChange={(event) => setUnit(event.currentTarget.value)}
        data={[{ value: '', label: t('viewing.whole') }, ...places]}
      />
      <TextInput
        label={t('viewing.reason')}
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={beginning.isPending}>
        {t('viewing.begin')}
      </Button>
    </StepForm>
  );
}
