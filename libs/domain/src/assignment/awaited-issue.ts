/**
 * What another authority issues lies with it until it is signed: the unit has done its part and cannot hurry the rest. A letter's
 * number and day show that it was sent; without them (as in an imported table) it is only said to be, and the unit is still asked.
 */
export interface AwaitedIssue {
  /** Who issues it; null while nobody said. */
  readonly authority: string | null;
  /** The letter that sent it; `sentOn` is its local day. Null while it is asked for. */
  readonly letter: { readonly number: string; readonly sentOn: string } | null;
}

const BEFORE = '(?<!\\p{L})';
const AFTER = '(?!\\p{L})';
const STILL = '(?:sẽ|dự kiến|sắp|chờ|chuẩn bị|will be|to be|awaits|awaiting|waiting for)';
const ISSUE = '(?:ban hành|(?<!chữ )ký|phê duyệt|issued?|signed|signature|approved|approval)';

/** Within one clause: "sẽ ban hành trước 28/5", "chờ Bộ ký", "đã trình, chờ phê duyệt". */
const STILL_TO_COME = new RegExp(`${BEFORE}${STILL}${AFTER}[^.;,]{0,30}?${BEFORE}${ISSUE}${AFTER}`, 'iu');

/** Whether words about a completion tell of an issue that is still to come. */
export function tellsOfIssueToCome(words: string): boolean {
  return STILL_TO_COME.test(words.normalize('NFC'));
}
