import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { AssignmentView, CommandAnswer } from '#contracts';
import { RefusedRequest } from '../api/problem.js';
import { queryClient } from '../api/query-client.js';
import { momentOf } from '../format/day.format.js';
import { useWords } from '../i18n/words.js';
import { useLive } from '../live/live.provider.js';
import { refine, usePlace } from '../router/location.js';
import { useSession } from '../session/session.context.js';
import { Failure } from '../shell/failure.js';
import { ACTION_FORMS, type ActionName, fieldAt, missing, offered } from './action.fields.js';
import { ActionField } from './action.field.js';
import { hasDraft, useDraft } from './draft.store.js';
import { answerIn, prepare, type Prepared } from './prepared.answers.js';
import classes from './task.module.css';
import { useCommand } from './use-command.js';

interface Saved {
  readonly action: ActionName;
  readonly at: string;
  readonly position: number;
}

const placeOf = (assignment: AssignmentView, action: ActionName): string => `${assignment.id}.${action}`;

interface PanelProps {
  readonly assignment: AssignmentView;
  /** What the task owes, where its document says. */
  readonly deliverable: string | null;
}

/** What the person may do with an assignment: one button an action, one form at a time, a stamp when it is saved. */
export function ActionPanel({ assignment, deliverable }: PanelProps) {
  const { t, coded } = useWords();
  const { now } = useSession();
  const actions = offered(assignment.actions);
  const { query } = usePlace();
  const answer = answerIn(query);
  const prepared = answer === null ? null : prepare(answer, actions, { deliverable, t });
  const [open, setOpen] = useState<ActionName | null>(
    () => prepared?.action ?? actions.find((name) => hasDraft(placeOf(assignment, name))) ?? null,
  );
  const [saved, setSaved] = useState<Saved | null>(null);
  const finish = (action: ActionName) => (answer: CommandAnswer) => {
    setSaved({ action, at: now(), position: answer.position });
    setOpen(null);
    if (answer !== null) refine({ answer: null }, true);
  };
  return (
    <div className={classes.actions} data-testid="actions">
      <Title order={3} mb="xs">
        {t('task.actions')}
      </Title>
      <div role="status">
        {saved === null ? null : (
          <Alert
            color="moss"
            variant="outline"
            icon={<IconCircleCheck aria-hidden />}
            mb="sm"
            data-testid="saved-stamp"
            title={t('action.saved', { action: coded('action', saved.action) })}
          >
            {t('action.saved-at', { moment: momentOf(saved.at), position: saved.position })}
          </Alert>
        )}
      </div>
      {actions.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('task.no-actions')}
        </Text>
      ) : null}
      {answer !== null && prepared === null ? <Text size="sm">{t('answer.none')}</Text> : null}
      <Group gap="xs">
        {actions.map((name) => (
          <Button
            key={name}
            size="sm"
            variant={name === (open ?? actions[0]) ? 'filled' : 'default'}
            aria-expanded={open === name}
            onClick={() => setOpen(open === name ? null : name)}
            data-testid={`action-${name}`}
          >
            {coded('action', name)}
          </Button>
        ))}
      </Group>
      {open === null || !actions.includes(open) ? null : (
        <ActionForm
          key={placeOf(assignment, open)}
          assignment={assignment}
          action={open}
          prepared={prepared?.action === open ? prepared : null}
          onSaved={finish(open)}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

interface FormProps {
  readonly assignment: AssignmentView;
  readonly action: ActionName;
  readonly prepared: Prepared | null;
  readonly onSaved: (answer: CommandAnswer) => void;
  readonly onClose: () => void;
}

function ActionForm({ assignment, action, prepared, onSaved, onClose }: FormProps) {
  const { t, coded, pick } = useWords();
  const { reload } = useLive();
  const form = ACTION_FORMS[action];
  const { draft, write, forget } = useDraft(placeOf(assignment, action), prepared?.draft);
  const place = useRef<HTMLFormElement>(null);
  const isPrepared = prepared !== null;
  useEffect(() => {
    if (isPrepared) place.current?.scrollIntoView({ block: 'center' });
  }, [isPrepared]);
  const [asked, setAsked] = useState(false);
  const sending = useCommand((answer) => {
    forget();
    onSaved(answer);
  });
  const problem = sending.error instanceof RefusedRequest ? sending.error.problem : null;
  const empty = asked ? missing(form, draft) : [];
  const faultOf = (name: string): string | undefined => {
    if (empty.includes(name)) return t('field.required');
    const fault = problem?.errors?.find(({ pointer }) => fieldAt(pointer) === name);
    return fault === undefined ? undefined : pick({ vi: fault.detail, en: fault.detailEn });
  };
  const send = () => {
    setAsked(true);
    if (missing(form, draft).length > 0 || sending.isPending) return;
    sending.mutate({
      path: `/assignments/${assignment.id}/${action}`,
      body: form.body(draft),
      version: assignment.version,
    });
  };
  const stale = problem !== null && (problem.status === 412 || problem.status === 409);
  return (
    <form
      ref={place}
      className={classes.form}
      aria-label={coded('action', action)}
      data-testid={`form-${action}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack gap="sm">
        {prepared === null ? null : <Text size="sm">{t(prepared.says)}</Text>}
        {form.says === undefined ? null : <Text size="sm">{t(form.says)}</Text>}
        {form.fields
          .filter((field) => field.when?.(draft) ?? true)
          .map((field) => (
            <ActionField
              key={field.name}
              field={field}
              value={draft[field.name] ?? ''}
              fault={faultOf(field.name)}
              unit={assignment.unit.id}
              onWrite={(value) => write(field.name, value)}
            />
          ))}
        {sending.error === null ? null : <Failure error={sending.error} />}
        <Group gap="xs">
          <Button type="submit" loading={sending.isPending} data-testid="send">
            {form.fields.length === 0 ? coded('action', action) : t('action.send')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          {stale ? (
            <Button
              variant="default"
              onClick={() => void reload().then(() => queryClient.refetchQueries({ type: 'active' }))}
            >
              {t('action.stale')}
            </Button>
          ) : null}
        </Group>
        {form.fields.length === 0 ? null : (
          <Text size="xs" c="dimmed">
            {t('action.draft-kept')}
          </Text>
        )}
      </Stack>
    </form>
  );
}
