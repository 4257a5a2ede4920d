import { Table, Text } from '@mantine/core';
import type { AccessRecordLine } from '#contracts';
import { momentOf } from '../format/day.format.js';
import { useWords } from '../i18n/words.js';

export function RecordTable({ lines }: { readonly lines: readonly AccessRecordLine[] }) {
  const { t, n, label } = useWords();
  if (lines.length === 0) return <Text c="dimmed">{t('access.none')}</Text>;
  const placeOf = ({ role, unit }: AccessRecordLine): string =>
    role === null ? '' : [label('role', role), unit?.name].filter((part) => part !== undefined).join(' · ');
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table data-testid="access-record">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('access.when')}</Table.Th>
            <Table.Th scope="col">{t('access.what')}</Table.Th>
            <Table.Th scope="col">{t('access.who')}</Table.Th>
            <Table.Th scope="col">{t('access.as')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t('access.times')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line, index) => (
            <Table.Tr key={`${line.lastAt} ${line.kind} ${line.person?.id ?? ''} ${index}`}>
              <Table.Td>{momentOf(line.lastAt)}</Table.Td>
              <Table.Td>{label('access', line.kind)}</Table.Td>
              <Table.Td>{line.person === null ? t('access.nobody') : (line.person.name ?? t('task.erased'))}</Table.Td>
              <Table.Td>{placeOf(line)}</Table.Td>
              <Table.Td ta="right">{n(line.count)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
