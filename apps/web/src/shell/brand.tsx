import { useWords } from '../i18n/words.js';
import { follow } from '../router/link.js';
import classes from './shell.module.css';

export function Brand() {
  const { label } = useWords();
  return (
    <a href="/" className={classes.brand} onClick={(event) => follow(event, '/')}>
      <img src="/favicon.svg" alt="" className={classes.mark} />
      <span>
        <span className={classes.name}>{label('product', 'name')}</span>
        <span className={classes.tagline}>{label('product', 'tagline')}</span>
      </span>
    </a>
  );
}
