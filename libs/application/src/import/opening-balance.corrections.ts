/**
 * A table whose opening balance is another one than the register's: somebody mended a cell and sent the file again. That is proposed, row
 * by row, and recorded only when it is asked for with a reason.
 */
import { sameBalance, type AskedBalance, type AskedCommand, type OpeningBalance } from '#domain';
import { uuidV5 } from '#platform';
import { assignmentIdOf } from '../derived-ids.js';
import { upcast } from '../upcast.js';
import type { ImportDesk, ImportRegister } from './import-desk.js';
import type { ReportedFinding } from './import-report.js';
import { balanceOf, type OpeningBalances } from './opening-balances.js';
import { statusWords } from './opening-balance.status.js';
import type { PlannedDraft } from './planned-task.js';

/** One assignment whose balance the file says otherwise. */
export interface ProposedCorrection {
  readonly row: number;
  readonly assignment: string;
  /** The last event of its stream: the same correction of the same state is asked once. */
  readonly version: number;
  readonly was: OpeningBalance;
  readonly balance: AskedBalance;
}

export interface Compared {
  readonly proposed: readonly ProposedCorrection[];
  /** Ids of the tasks that are issued: theirs is no opening any more. */
  readonly issued: ReadonlySet<string>;
}

const AT_ONCE = 1_000;

interface Wanted {
  readonly draft: PlannedDraft;
  readonly assignment: string;
  readonly balance: AskedBalance;
}

/** Compares the balances of the file's rows with those of the tasks that are there. Reads the log. */
export async function compareBalances(
  { store }: Pick<ImportRegister, 'store'>,
  drafts: readonly PlannedDraft[],
  balances: OpeningBalances,
): Promise<Compared> {
  const wanted = drafts.flatMap((draft): readonly Wanted[] => {
    const balance = balanceOf(balances, draft.row);
    const { id, lead } = draft.command;
    if (balance === undefined || draft.standing !== 'there' || lead.relation === 'undetermined') return [];
    return lead.units.map((unit) => ({ draft, balance, assignment: assignmentIdOf(id, unit) }));
  });
  const proposed: ProposedCorrection[] = [];
  const issued = new Set<string>();
  for (let start = 0; start < wanted.length; start += AT_ONCE) {
    const block = wanted.slice(start, start + AT_ONCE);
    const streams = await store.readStreams(block.map(({ assignment }) => assignment));
    for (const { draft, assignment, balance } of block) {
      const events = streams.get(assignment) ?? [];
      if (events.length > 0) issued.add(draft.command.id);
      const was = recordedBalance(events);
      if (was !== null && !sameBalance(balance, was))
        proposed.push({ row: draft.row, assignment, version: events.length, was, balance });
    }
  }
  return { proposed, issued };
}

/** The balance in force; null for work that came in without one. */
function recordedBalance(events: readonly Parameters<typeof upcast>[0][]): OpeningBalance | null {
  for (const recorded of [...events].reverse()) {
    const event = upcast(recorded);
    if (event.type !== 'OpeningBalanceRecorded' && event.type !== 'OpeningBalanceCorrected') continue;
    const { asOf, standing, document, originalDeadline, extensions, words } = event.data;
    return { asOf, standing, document, originalDeadline, extensions, words };
  }
  return null;
}

export function correctionOf(
  { assignment: id, balance }: ProposedCorrection,
  { at, by }: ImportDesk,
  reason: string,
): AskedCommand {
  return { type: 'CorrectOpeningBalance', id, at, by, balance, reason };
}

/** Once for a state of the assignment: what was corrected may be corrected back. */
export function correctionIds(proposed: readonly ProposedCorrection[]): (command: AskedCommand) => string {
  const versions = new Map(proposed.map(({ assignment, version }) => [assignment, version]));
  return ({ id }) => uuidV5(`import CorrectOpeningBalance after ${versions.get(id) ?? 0}`, id);
}

/** What a row is told about it: once, whatever its leads. */
export function proposalFinding({ was, balance }: ProposedCorrection): ReportedFinding {
  const [old, now] = [balanceWords(was), balanceWords(balance)];
  return {
    column: 'status',
    code: 'balance-differs',
    reason: {
      vi: `Số dư đầu kỳ khác với sổ: sổ ghi ${old.vi}; tệp ghi ${now.vi}.`,
      en: `The opening balance is another one: the register says ${old.en}; the file says ${now.en}.`,
    },
    remedy: {
      vi: 'Nếu tệp đúng, gửi lại kèm lý do đính chính (--correct, hoặc correct trong yêu cầu).',
      en: 'If the file is right, send it again with the reason of the correction (--correct, or correct in a request).',
    },
  };
}

function balanceWords({ standing, document, extensions }: AskedBalance): { readonly vi: string; readonly en: string } {
  const status = statusWords(standing.status);
  const day = standing.status === 'completed' ? ` ${standing.completedOn}` : '';
  const number = document === null ? '' : `, ${document.number}`;
  const vi = extensions === 0 ? '' : `, gia hạn ${extensions} lần`;
  const en = extensions === 0 ? '' : `, extensions: ${extensions}`;
  return { vi: `${status.vi}${day}${number}${vi}`, en: `${status.en}${day}${number}${en}` };
}
