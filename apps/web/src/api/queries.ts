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
  TaskDetail,
  TaskPage,
  TimelinePage,
  UnitList,
  UnitScoreboard,
  WaitingPage,
} from '#contracts';
import { get, type Query } from './client.js';

/** The longest page that the API gives. */
const LONGEST_PAGE = 100;

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

export const useDirectiveScoreboard = (directive: string | undefined) =>
  useQuery({
    queryKey: ['scoreboard', 'directive', directive],
    queryFn: ({ signal }) => get<DirectiveScoreboard>(`/directives/${directive ?? ''}/scoreboard`, {}, signal),
    enabled: directive !== undefined,
    placeholderData: keepPreviousData,
  });

export const useUnitScoreboard = (unit: string | undefined) =>
  useQuery({
    queryKey: ['scoreboard', 'unit', unit],
    queryFn: ({ signal }) => get<UnitScoreboard>(`/units/${unit ?? ''}/scoreboard`, {}, signal),
    enabled: unit !== undefined,
    placeholderData: keepPreviousData,
  });

/** The first tasks of a list, for the short lists of the board. */
export const useFirstTasks = (filters: Query, limit: number, enabled = true) =>
  useQuery({
    queryKey: ['tasks', 'first', filters, limit],
    queryFn: ({ signal }) => get<TaskPage>('/tasks', { ...filters, limit }, signal),
    enabled,
    placeholderData: keepPreviousData,
  });

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

export const useTaskPages = (filters: Query) => usePages<TaskPage>(['tasks'], '/tasks', { ...filters, limit: 50 });

export const useInboxPages = (state: string | undefined) =>
  usePages<InboxPage>(['inbox'], '/inbox', { state, limit: 30 });

export const useMailPages = () => usePages<DemoMailbox>(['mailbox'], '/demo/mailbox', { limit: LONGEST_PAGE });

export const useTask = (id: string) =>
  useQuery({ queryKey: ['task', id], queryFn: ({ signal }) => get<TaskDetail>(`/tasks/${id}`, {}, signal) });

export const useTimeline = (id: string) =>
  useInfiniteQuery({
    queryKey: ['timeline', id],
    queryFn: ({ pageParam, signal }) =>
      get<TimelinePage>(`/tasks/${id}/timeline`, { before: pageParam, limit: 40 }, signal),
    initialPageParam: undefined as string | undefined,
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
