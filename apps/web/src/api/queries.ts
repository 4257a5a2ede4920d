import { type InfiniteData, keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type {
  Demo,
  DemoMailbox,
  DirectiveList,
  DirectiveScoreboard,
  InboxPage,
  LadderView,
  OfficerList,
  Session,
  SignInProvider,
  TaskDetail,
  TaskPage,
  TimelinePage,
  Trend,
  UnitList,
  UnitScoreboard,
  WaitingPage,
} from '#contracts';
import { usePast } from '../router/past.js';
import { get, type Query } from './client.js';

/** The longest page that the API gives. */
const LONGEST_PAGE = 100;

/** Which identity provider there is; it does not change while the program runs. */
export const providerQuery = queryOptions({
  queryKey: ['provider'],
  queryFn: ({ signal }) => get<SignInProvider>('/session/provider', {}, signal),
  staleTime: Infinity,
});

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => get<Session>('/session', {}, signal),
});

/** Null where this is no demonstration, or the browser is not on loopback. */
export const demoQuery = queryOptions({
  queryKey: ['demo'],
  queryFn: ({ signal }) => get<Demo>('/demo', {}, signal),
  retry: false,
});

export const useDirectives = () =>
  useQuery({ queryKey: ['directives'], queryFn: ({ signal }) => get<DirectiveList>('/directives', {}, signal) });

export const useUnits = () =>
  useQuery({ queryKey: ['units'], queryFn: ({ signal }) => get<UnitList>('/units', {}, signal) });

/** What the address says of the past goes with every question about the register: a page is of one instant. */
const usePastQuery = (): Query => ({ ...usePast() });

export const useDirectiveScoreboard = (directive: string | undefined) => {
  const past = usePastQuery();
  return useQuery({
    queryKey: ['scoreboard', 'directive', directive, past],
    queryFn: ({ signal }) => get<DirectiveScoreboard>(`/directives/${directive ?? ''}/scoreboard`, past, signal),
    enabled: directive !== undefined,
    placeholderData: keepPreviousData,
  });
};

/** What a directive's board showed at the end of each day. */
export const useTrend = (directive: string, from: string, to: string) =>
  useQuery({
    queryKey: ['scoreboard', 'trend', directive, from, to],
    queryFn: ({ signal }) => get<Trend>(`/directives/${directive}/trend`, { from, to }, signal),
    placeholderData: keepPreviousData,
  });

export const useUnitScoreboard = (unit: string | undefined) => {
  const past = usePastQuery();
  return useQuery({
    queryKey: ['scoreboard', 'unit', unit, past],
    queryFn: ({ signal }) => get<UnitScoreboard>(`/units/${unit ?? ''}/scoreboard`, past, signal),
    enabled: unit !== undefined,
    placeholderData: keepPreviousData,
  });
};

/** The first tasks of a list, for the short lists of the board. */
export const useFirstTasks = (filters: Query, limit: number, enabled = true) => {
  const past = usePastQuery();
  return useQuery({
    queryKey: ['tasks', 'first', filters, limit, past],
    queryFn: ({ signal }) => get<TaskPage>('/tasks', { ...filters, ...past, limit }, signal),
    enabled,
    placeholderData: keepPreviousData,
  });
};

interface Paged {
  readonly next?: string;
}

function usePages<Page extends Paged>(key: readonly unknown[], path: string, query: Query) {
  return useInfiniteQuery<Page, Error, InfiniteData<Page>, readonly unknown[], string | undefined>({
    queryKey: [...key, path, query],
    queryFn: ({ pageParam, signal }) => get<Page>(path, { ...query, cursor: pageParam }, signal),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

export const useTaskPages = (filters: Query) => {
  const past = usePastQuery();
  return usePages<TaskPage>(['tasks'], '/tasks', { ...filters, ...past, limit: 50 });
};

export const useInboxPages = (state: string | undefined) =>
  usePages<InboxPage>(['inbox'], '/inbox', { state, limit: 30 });

export const useMailPages = () => usePages<DemoMailbox>(['mailbox'], '/demo/mailbox', { limit: LONGEST_PAGE });

export const useTask = (id: string) => {
  const past = usePastQuery();
  return useQuery({
    queryKey: ['task', id, past],
    queryFn: ({ signal }) => get<TaskDetail>(`/tasks/${id}`, past, signal),
  });
};

/** Newest first; `upTo`: only what stands at this position of the log or before it. */
export const useTimeline = (id: string, upTo: number | null = null) =>
  useInfiniteQuery({
    queryKey: ['timeline', id, upTo],
    queryFn: ({ pageParam, signal }) =>
      get<TimelinePage>(`/tasks/${id}/timeline`, { before: pageParam, limit: 40 }, signal),
    initialPageParam: upTo === null ? undefined : String(upTo + 1),
    getNextPageParam: (page: TimelinePage) => page.next,
  });

export const useLadder = (assignment: string | null) =>
  useQuery({
    queryKey: ['ladder', assignment],
    queryFn: ({ signal }) => get<LadderView>(`/assignments/${assignment ?? ''}/ladder`, {}, signal),
    enabled: assignment !== null,
  });

export const useOfficers = (unit: string, enabled: boolean) =>
  useQuery({
    queryKey: ['officers', unit],
    queryFn: ({ signal }) => get<OfficerList>(`/units/${unit}/officers`, {}, signal),
    enabled,
  });

export const useWaiting = () =>
  useQuery({ queryKey: ['waiting'], queryFn: ({ signal }) => get<WaitingPage>('/waiting', {}, signal) });
