import { NativeSelect, TextInput } from '@mantine/core';
import { useWords } from '../i18n/words.js';
import { refine } from '../router/location.js';
import { usePast } from '../router/past.js';

/** The day that the board is about. `today` is the register's, which the demonstration's clock may have moved. */
export function PastControl({ today }: { readonly today: string }) {
  const { t } = useWords();
  const past = usePast();
  const choose = (day: string): void =>
    day === '' || day >= today ? refine({ asOf: null, view: null }) : refine({ asOf: day });
  return (
    <>
      <TextInput
        type="date"
        label={t('past.day')}
        value={past?.asOf ?? today}
        max={today}
        onChange={(event) => choose(event.currentTarget.value)}
        data-testid="past-day"
      />
      {past === null ? null : (
        <NativeSelect
          label={t('past.view')}
          value={past.view}
          data={[
            { value: 'shown', label: t('past.view.shown') },
            { value: 'known', label: t('past.view.known') },
          ]}
          onChange={(event) => refine({ view: event.currentTarget.value === 'known' ? 'known' : null })}
          data-testid="past-view"
        />
      )}
    </>
  );
}
