import { Container, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useMemo } from 'react';
import type { Session } from '#contracts';
import { ViewingBar } from './access/viewing.bar.js';
import { RefusedRequest } from './api/problem.js';
import { sessionQuery } from './api/queries.js';
import { queryClient } from './api/query-client.js';
import BoardPage from './board/board.page.js';
import { useWords } from './i18n/words.js';
import { LiveBar } from './live/live.bar.js';
import { LiveProvider } from './live/live.provider.js';
import { usePlace } from './router/location.js';
import { Link } from './router/link.js';
import { type Route, routeOf } from './router/route.js';
import { SessionContext } from './session/session.context.js';
import { SignInPage } from './session/sign-in.page.js';
import { sessionEnd } from './session/session.end.js';
import { Footer } from './shell/footer.js';
import { Header } from './shell/header.js';
import { Loaded } from './shell/loaded.js';
import { PageTitle } from './shell/page.title.js';
import { PastBar } from './shell/past.bar.js';
import classes from './shell/shell.module.css';

const TaskPage = lazy(() => import('./task/task.page.js'));
const RegisterPage = lazy(() => import('./register/register.page.js'));
const InboxPage = lazy(() => import('./inbox/inbox.page.js'));
const AccountPage = lazy(() => import('./account/account.page.js'));
const AccessPage = lazy(() => import('./access/access.page.js'));
const ChoosePasswordPage = lazy(() => import('./session/choose-password.page.js'));
const ProviderReturnPage = lazy(() => import('./session/provider-return.page.js'));
const MailboxPage = lazy(() => import('./mailbox/mailbox.page.js'));

export function App() {
  const { pathname } = usePlace();
  if (pathname === '/password' || pathname === '/sign-in/return') {
    return <Suspense>{pathname === '/password' ? <ChoosePasswordPage /> : <ProviderReturnPage />}</Suspense>;
  }
  return <SignedIn />;
}

function SignedIn() {
  const session = useQuery(sessionQuery);
  // The server no longer knows the session: asking it who we are shows the door.
  useEffect(() => sessionEnd.subscribe(() => void queryClient.resetQueries({ queryKey: ['session'] })), []);
  if (session.error instanceof RefusedRequest && session.error.status === 401) return <SignInPage />;
  return (
    <Loaded query={session} lines={10}>
      {(data) => (
        <Here key={`${data.session} ${data.role} ${data.unit?.id} ${data.viewAs?.until}`} session={data}>
          <Shell />
        </Here>
      )}
    </Loaded>
  );
}

function Here({ session, children }: { readonly session: Session; readonly children: ReactNode }) {
  const here = useMemo(() => {
    const ahead = Date.parse(session.now) - Date.now();
    return { session, now: () => new Date(Date.now() + ahead).toISOString() };
  }, [session]);
  return (
    <SessionContext value={here}>
      <LiveProvider position={session.position}>{children}</LiveProvider>
    </SessionContext>
  );
}

function Shell() {
  const { t } = useWords();
  const { pathname } = usePlace();
  const route = routeOf(pathname);
  return (
    <>
      <a href="#main" className={classes.skip}>
        {t('shell.skip')}
      </a>
      <Header route={route} />
      <main id="main" tabIndex={-1} className={classes.main}>
        <Container size="xl">
          <ViewingBar />
          <PastBar />
          <Suspense fallback={<Text>{t('shell.loading')}</Text>}>
            <Page key={route.page === 'task' ? route.id : route.page} route={route} />
          </Suspense>
        </Container>
      </main>
      <Footer />
      <LiveBar route={route} />
    </>
  );
}

function Page({ route }: { readonly route: Route }) {
  switch (route.page) {
    case 'board':
      return <BoardPage />;
    case 'task':
      return <TaskPage id={route.id} />;
    case 'register':
      return <RegisterPage />;
    case 'inbox':
      return <InboxPage />;
    case 'mailbox':
      return <MailboxPage />;
    case 'account':
      return <AccountPage />;
    case 'access':
      return <AccessPage />;
    case 'unknown':
      return <NoSuchPage />;
  }
}

function NoSuchPage() {
  const { t } = useWords();
  return (
    <>
      <PageTitle>{t('failure.not-found')}</PageTitle>
      <Text my="sm">{t('failure.not-found-remedy')}</Text>
      <Link to="/">{t('failure.home')}</Link>
    </>
  );
}
