import { Button, Container, Group, Text } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import type { Session } from '#contracts';
import { useInboxPages } from '../api/queries.js';
import { useWords } from '../i18n/words.js';
import { Link } from '../router/link.js';
import type { Route } from '../router/route.js';
import { useSession } from '../session/session.context.js';
import { leave } from '../session/enter.js';
import { RoleSwitch } from '../session/role.switch.js';
import { Brand } from './brand.js';
import { Choices } from './choices.js';
import classes from './shell.module.css';

/** Where one can go, who one is, and the two choices of this machine. */
export function Header({ route }: { readonly route: Route }) {
  const { t } = useWords();
  const { session } = useSession();
  const inbox = useInboxPages(undefined);
  const unread = inbox.data?.pages[0]?.unread ?? 0;
  const leaving = t(session.demonstration ? 'shell.sign-out' : 'shell.leave');
  const page = (name: Route['page']) => (route.page === name ? ('page' as const) : undefined);
  return (
    <header className={classes.header}>
      <Container size="xl" className={classes.inner}>
        <Brand />
        <nav className={classes.nav} aria-label={t('shell.main-menu')}>
          <Link to="/" className={classes.tab} aria-current={page('board')} underline="never">
            {t('board.title')}
          </Link>
          <Link to="/tasks" className={classes.tab} aria-current={page('register') ?? page('task')} underline="never">
            {t('shell.tasks')}
          </Link>
          <Link to="/inbox" className={classes.tab} aria-current={page('inbox')} underline="never">
            {t('shell.inbox')}
            {unread === 0 ? null : (
              <span className={classes.unread} data-testid="unread">
                {unread}
              </span>
            )}
          </Link>
          {session.demonstration ? (
            <Link to="/mailbox" className={classes.tab} aria-current={page('mailbox')} underline="never">
              {t('shell.mailbox')}
            </Link>
          ) : null}
          {session.role === 'admin' || session.role === 'inspector' ? (
            <Link to="/access" className={classes.tab} aria-current={page('access')} underline="never">
              {t('access.title')}
            </Link>
          ) : null}
        </nav>
        <Group gap="md" wrap="nowrap" className={classes.who}>
          <Who session={session} />
          <Group gap="xs" wrap="nowrap" className={classes.controls}>
            {session.demonstration ? null : <RoleSwitch session={session} />}
            <Choices />
            <Button
              variant="default"
              size="xs"
              h={34}
              px="sm"
              leftSection={<IconLogout size={16} aria-hidden />}
              onClick={() => void leave()}
              data-testid="leave"
              className={classes.leave}
              aria-label={leaving}
            >
              <span className={classes.leaveWords}>{leaving}</span>
            </Button>
          </Group>
        </Group>
      </Container>
    </header>
  );
}

/** Name, role and unit; the name leads to one's account, which people behind the demonstration's doors do not have. */
function Who({ session }: { readonly session: Session }) {
  const { t, label } = useWords();
  const name = session.person.name ?? t('task.erased');
  return (
    <div className={classes.person} data-testid="person">
      <Text component="span" display="block" size="sm" fw={600}>
        {session.demonstration ? name : <Link to="/account">{name}</Link>}
      </Text>
      <Text component="span" display="block" size="xs" c="dimmed">
        {label('role', session.role)}
        {session.unit === null ? '' : ` · ${session.unit.name}`}
      </Text>
    </div>
  );
}
