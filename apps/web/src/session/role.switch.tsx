import { NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { HeldRole, Session, SessionsEnded } from '#contracts';
import { post } from '../api/client.js';
import { useWords } from '../i18n/words.js';
import { Failure } from '../shell/failure.js';
import { enter } from './enter.js';

const keyOf = ({ role, unit }: HeldRole): string => `${role} ${unit?.id ?? ''}`;

/** The roles that the person holds, to go on in another one; nothing where there is one only. */
export function RoleSwitch({ session }: { readonly session: Session }) {
  const { t, label } = useWords();
  const switching = useMutation({
    mutationFn: ({ role, unit }: HeldRole) => post<SessionsEnded>('/session/role', { role, unit: unit?.id ?? null }),
    onSuccess: enter,
  });
  if (session.roles.length < 2) return null;
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t('account.role')}
        value={keyOf(session)}
        disabled={switching.isPending}
        data={session.roles.map((held) => ({
          value: keyOf(held),
          label: `${label('role', held.role)}${held.unit === null ? '' : ` · ${held.unit.name}`}`,
        }))}
        onChange={(event) => {
          const chosen = session.roles.find((held) => keyOf(held) === event.currentTarget.value);
          if (chosen !== undefined) switching.mutate(chosen);
        }}
        data-testid="role-switch"
      />
      {switching.error === null ? null : <Failure error={switching.error} />}
    </>
  );
}
