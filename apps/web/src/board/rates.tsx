import { Text } from '@mantine/core';
import type { DirectiveScoreboard } from '#contracts';
import { useWords } from '../i18n/words.js';
import classes from './board.module.css';

/** Every rate names what it is of. */
export function Rates({ board }: { readonly board: DirectiveScoreboard }) {
  const { t, n, rate } = useWords();
  return (
    <ul className={classes.rates}>
      {board.rates.map(({ code, numerator, denominator }) => {
        const percent = rate(numerator, denominator);
        return (
          <li key={code} data-testid={`rate-${code}`}>
            <span className={classes.rateNumber}>{percent ?? '–'}</span>
            <span>
              <Text component="span" display="block" fw={500}>
                {t('board.rate.numerator', { numerator: n(numerator) })}
              </Text>
              <Text component="span" display="block" size="sm" c="dimmed">
                {percent === null ? t('board.rate.none') : t(`board.rate.${code}`, { denominator: n(denominator) })}
              </Text>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
