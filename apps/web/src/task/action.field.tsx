import { FileInput, NativeSelect, NumberInput, Text, Textarea, TextInput } from '@mantine/core';
import { useWords } from '../i18n/words.js';
import { useOfficers } from '../api/queries.js';
import type { Field } from './action.fields.js';

interface Props {
  readonly field: Field;
  readonly value: string;
  readonly fault: string | undefined;
  readonly unit: string;
  readonly onWrite: (value: string) => void;
}

const LONGEST_WORDS = 4_000;
const LONGEST_LINE = 300;

/** The lower-case hex SHA-256 of a file, computed here: the file itself does not leave the machine. */
async function hashOf(file: File): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** One field of an action's form. */
export function ActionField({ field, value, fault, unit, onWrite }: Props) {
  const { t } = useWords();
  const label =
    field.required || field.as === 'percent' ? t(field.label) : `${t(field.label)} (${t('field.optional')})`;
  const shared = { label, value, error: fault, name: field.name, required: field.required, withAsterisk: false };
  switch (field.as) {
    case 'words':
      return (
        <Textarea
          {...shared}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={LONGEST_WORDS}
          onChange={(event) => onWrite(event.currentTarget.value)}
        />
      );
    case 'line':
      return (
        <TextInput {...shared} maxLength={LONGEST_LINE} onChange={(event) => onWrite(event.currentTarget.value)} />
      );
    case 'day':
      return <TextInput {...shared} type="date" onChange={(event) => onWrite(event.currentTarget.value)} />;
    case 'percent':
      return (
        <NumberInput
          {...shared}
          min={0}
          max={100}
          allowDecimal={false}
          allowNegative={false}
          clampBehavior="strict"
          onChange={(number) => onWrite(String(number))}
        />
      );
    case 'choice':
      return (
        <NativeSelect
          {...shared}
          value={value === '' ? field.choices?.[0]?.value : value}
          data={field.choices?.map((choice) => ({ value: choice.value, label: t(choice.label) })) ?? []}
          onChange={(event) => onWrite(event.currentTarget.value)}
        />
      );
    case 'officer':
      return <OfficerChoice {...shared} unit={unit} onWrite={onWrite} />;
    case 'hash':
      return (
        <>
          <FileInput
            label={label}
            clearable
            onChange={(file) => void (file === null ? Promise.resolve('') : hashOf(file)).then(onWrite)}
          />
          {value === '' ? null : (
            <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {t('field.sha256')}: {value}
            </Text>
          )}
        </>
      );
  }
}

interface OfficerProps {
  readonly label: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly name: string;
  readonly required: boolean;
  readonly unit: string;
  readonly onWrite: (value: string) => void;
}

function OfficerChoice({ unit, onWrite, ...shared }: OfficerProps) {
  const { t } = useWords();
  const officers = useOfficers(unit, true);
  const people = officers.data?.items ?? [];
  if (officers.data !== undefined && people.length === 0) return <Text size="sm">{t('field.officer-none')}</Text>;
  return (
    <NativeSelect
      {...shared}
      data={[
        { value: '', label: '' },
        ...people.map(({ id, name }) => ({ value: id, label: name ?? t('task.erased') })),
      ]}
      onChange={(event) => onWrite(event.currentTarget.value)}
    />
  );
}
