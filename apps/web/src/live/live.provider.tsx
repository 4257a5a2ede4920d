import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { writtenPosition } from '../api/client.js';
import { queryClient } from '../api/query-client.js';
import { type Appended, followLog } from './log.reader.js';

interface Live {
  /** What the log gained since this screen was loaded, one's own writes apart. */
  readonly news: readonly Appended[];
  /** Loads everything on the screen anew. */
  readonly reload: () => Promise<void>;
}

const LiveContext = createContext<Live>({ news: [], reload: () => Promise.resolve() });
const REMEMBERED = 1_000;

/** Messages on their way change nothing that a page shows. */
const quiet = (event: Appended): boolean => event.type.startsWith('Notice');

/** Follows the log from `position` on; it only collects, so that nothing moves under the cursor. */
export function LiveProvider({ position, children }: { readonly position: number; readonly children: ReactNode }) {
  const [news, setNews] = useState<readonly Appended[]>([]);
  // The stream may tell of one's own write before the answer to it has come.
  const written = useSyncExternalStore(writtenPosition.subscribe, writtenPosition.read);

  useEffect(() => {
    const ending = new AbortController();
    const gather = (events: readonly Appended[]): void => {
      const others = events.filter((event) => !quiet(event));
      if (others.length > 0) setNews((known) => [...known, ...others].slice(-REMEMBERED));
    };
    void followLog(position, gather, ending.signal);
    return () => ending.abort();
  }, [position]);

  const reload = useCallback(async () => {
    setNews([]);
    await queryClient.invalidateQueries();
  }, []);

  const live = useMemo(
    () => ({ news: news.filter((event) => event.position > written), reload }),
    [news, written, reload],
  );
  return <LiveContext value={live}>{children}</LiveContext>;
}

export const useLive = (): Live => useContext(LiveContext);
