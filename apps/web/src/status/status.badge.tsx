import { Badge } from '@mantine/core';
import { useWords } from '../i18n/words.js';
import type { Shown } from './status.looks.js';
import classes from './status.module.css';

/** Word, icon and colour; never capitals, so that it is not taken for a button. */
export function StatusBadge({ shown, size = 'md' }: { readonly shown: Shown; readonly size?: 'sm' | 'md' | 'lg' }) {
  const { label } = useWords();
  const { Icon, color } = shown.look;
  return (
    <Badge
      className={classes.badge}
      classNames={{ label: classes.label }}
      color={color}
      size={size}
      leftSection={<Icon size={14} stroke={2.2} aria-hidden />}
      data-testid="status"
    >
      {label(shown.family, shown.code)}
    </Badge>
  );
}
