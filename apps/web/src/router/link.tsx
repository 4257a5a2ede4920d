import { Anchor, type AnchorProps } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import { navigate } from './location.js';
import { carried, usePast } from './past.js';

interface Props extends AnchorProps {
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-current'?: 'page' | 'true' | undefined;
  readonly 'data-testid'?: string;
  readonly title?: string;
}

/** Takes over a plain left click; every other way to open a link stays the browser's. */
export function follow(event: MouseEvent<HTMLAnchorElement>, to: string): void {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  navigate(to);
}

/** A link inside the app: a real address, followed without loading the page anew. From a page of the past it stays there. */
export function Link({ to, children, ...rest }: Props) {
  const address = carried(to, usePast());
  return (
    <Anchor {...rest} href={address} onClick={(event: MouseEvent<HTMLAnchorElement>) => follow(event, address)}>
      {children}
    </Anchor>
  );
}
