import { NativeSelect } from '@mantine/core';
import { glossary } from '#contracts';
import { useDirectives, useUnits } from '../api/queries.js';
import { useWords } from '../i18n/words.js';
import { refine } from '../router/location.js';
import type { Filters } from './filters.js';

type Coded = 'group' | 'cell' | 'outlook' | 'reason';
const CODED: readonly Coded[] = ['group', 'cell', 'outlook', 'reason'];

/** One choice a filter; the native control, because it works alike with a finger, a keyboard and a screen reader. */
export function FilterFields({ filters }: { readonly filters: Filters }) {
  const { t, label } = useWords();
  const directives = useDirectives();
  const units = useUnits();
  const any = { value: '', label: t('register.any') };
  const lists = [
    {
      name: 'directive',
      title: t('register.directive'),
      data: directives.data?.items.map(({ id, number }) => ({ value: id, label: number })) ?? [],
    },
    {
      name: 'unit',
      title: t('register.unit'),
      data: units.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [],
    },
    ...CODED.map((name) => ({
      name,
      title: t(`register.${name}`),
      data: Object.keys(glossary[name])
        .filter((code) => code !== 'none')
        .map((code) => ({ value: code, label: label(name, code) })),
    })),
  ] as const;
  return lists.map(({ name, title, data }) => (
    <NativeSelect
      key={name}
      label={title}
      name={name}
      value={filters[name] ?? ''}
      data={[any, ...data]}
      onChange={(event) => refine({ [name]: event.currentTarget.value })}
    />
  ));
}
