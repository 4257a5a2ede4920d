import { Button, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { dayInWords } from '../format/day.format.js';
import { useWords } from '../i18n/words.js';
import { refine } from '../router/location.js';
import { usePast } from '../router/past.js';
import classes from './shell.module.css';

/** Says that a page shows a day of the past, which of its two views, and the way back. */
export function PastBar() {
  const { t } = useWords();
  const past = usePast();
  if (past === null) return null;
  return (
    <div className={classes.past} role="status" data-testid="past-bar">
      <IconHistory size={20} aria-hidden />
      <Text className={classes.pastWords}>{t(`past.${past.view}`, { day: dayInWords(past.asOf) })}</Text>
      <Button
        size="compact-sm"
        variant="default"
        className="no-print"
        onClick={() => refine({ asOf: null, view: null })}
        data-testid="past-leave"
      >
        {t('past.leave')}
      </Button>
    </div>
  );
}
