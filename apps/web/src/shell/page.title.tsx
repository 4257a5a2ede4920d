import { Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { labelOf, useWords } from '../i18n/words.js';

interface Props {
  readonly children: string;
  /** The words in the browser's tab, where the heading is too long for them. */
  readonly tab?: string;
}

/** The page's heading: takes the focus when the page is entered from another one, and names the browser's tab. */
export function PageTitle({ children, tab = children }: Props) {
  const { language } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${tab} · ${labelOf('product', 'name', language)}`;
  }, [tab, language]);
  useEffect(() => {
    if (window.history.state === 'followed') heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Title order={1} tabIndex={-1} ref={heading}>
      {children}
    </Title>
  );
}
