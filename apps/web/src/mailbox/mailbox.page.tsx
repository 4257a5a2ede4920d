import { Button, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import type { DemoMail } from '#contracts';
import { useMailPages } from '../api/queries.js';
import { momentOf } from '../format/day.format.js';
import { useWords } from '../i18n/words.js';
import { refine, usePlace } from '../router/location.js';
import { Loaded } from '../shell/loaded.js';
import { PageTitle } from '../shell/page.title.js';
import { Section } from '../shell/section.js';
import classes from './mailbox.module.css';

/** The demonstration's own mailbox: what its SMTP server captured, as the recipient would see it. */
export default function MailboxPage() {
  const { t } = useWords();
  const { query } = usePlace();
  const mails = useMailPages();
  const items = mails.data?.pages.flatMap((page) => page.items) ?? [];
  const chosen = items.find(({ id }) => id === query.get('mail')) ?? items[0];
  return (
    <Stack gap="lg">
      <div>
        <PageTitle>{t('mailbox.title')}</PageTitle>
        <Text c="dimmed">{t('mailbox.lead')}</Text>
      </div>
      <Loaded query={mails} lines={8}>
        {({ pages }) =>
          chosen === undefined ? (
            <Text>{t('mailbox.none')}</Text>
          ) : (
            <div className={classes.columns}>
              <Section title={t('mailbox.total', { total: pages[0]?.total ?? items.length })} testid="mailbox">
                <ul className={classes.list} aria-label={t('mailbox.list')}>
                  {items.map((mail) => (
                    <li key={mail.id}>
                      <button
                        type="button"
                        className={classes.mail}
                        aria-pressed={mail.id === chosen.id}
                        onClick={() => refine({ mail: mail.id })}
                        data-testid="mail"
                      >
                        <span className={classes.subject}>{mail.subject}</span>
                        <span className={classes.meta}>{mail.to}</span>
                        <span className={classes.meta}>{momentOf(mail.receivedAt)}</span>
                      </button>
                    </li>
                  ))}
                </ul>
                {mails.hasNextPage ? (
                  <Button
                    variant="default"
                    size="xs"
                    mt="sm"
                    loading={mails.isFetchingNextPage}
                    onClick={() => void mails.fetchNextPage()}
                  >
                    {t('inbox.more')}
                  </Button>
                ) : null}
              </Section>
              <Mail key={chosen.id} mail={chosen} />
            </div>
          )
        }
      </Loaded>
    </Stack>
  );
}

function Mail({ mail }: { readonly mail: DemoMail }) {
  const { t } = useWords();
  const { query } = usePlace();
  const asText = mail.html === null || query.get('as') === 'text';
  return (
    <article className={classes.open} data-testid="open-mail">
      <Title order={2}>{mail.subject}</Title>
      <dl className={classes.head}>
        <dt>{t('mailbox.from')}</dt>
        <dd>{mail.from}</dd>
        <dt>{t('mailbox.to')}</dt>
        <dd>{mail.to}</dd>
        <dt>{t('mailbox.at')}</dt>
        <dd>{momentOf(mail.receivedAt)}</dd>
      </dl>
      {mail.html === null ? null : (
        <SegmentedControl
          aria-label={t('mailbox.view')}
          value={asText ? 'text' : 'html'}
          onChange={(value) => refine({ as: value === 'text' ? 'text' : null }, true)}
          data={[
            { value: 'html', label: t('mailbox.html') },
            { value: 'text', label: t('mailbox.text') },
          ]}
        />
      )}
      {asText ? (
        <pre className={classes.text} tabIndex={0}>
          {mail.text}
        </pre>
      ) : (
        // No script runs in it and nothing of this page can be reached from it; its links open in a tab of their own.
        <iframe
          className={classes.frame}
          title={t('mailbox.frame', { subject: mail.subject })}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          srcDoc={`<base target="_blank">${mail.html ?? ''}`}
        />
      )}
      <details className={classes.headers}>
        <summary>{t('mailbox.headers')}</summary>
        <pre tabIndex={0}>
          {Object.entries(mail.headers)
            .map(([name, value]) => `${name}: ${value}`)
            .join('\n')}
        </pre>
      </details>
    </article>
  );
}
