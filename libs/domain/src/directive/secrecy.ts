/**
 * How far a document may go. Open ones circulate as any (thường). Restricted ones (lưu hành nội bộ, hạn chế) are for the unit that
 * follows them up and for those they are assigned to. The three classes of state secrets (mật, tối mật, tuyệt mật; Law on Protection of
 * State Secrets 2018, art. 8) have no place in a program on a network.
 */
export type TakenSecrecy = 'open' | 'restricted';
export type SecrecyClass = TakenSecrecy | 'confidential' | 'secret' | 'top-secret';

export const SECRECY_CLASSES: readonly SecrecyClass[] = ['open', 'restricted', 'confidential', 'secret', 'top-secret'];

export function isTaken(secrecy: SecrecyClass): secrecy is TakenSecrecy {
  return secrecy === 'open' || secrecy === 'restricted';
}

/** A stamp stands by itself in capitals; "BÍ MẬT NHÀ NƯỚC", "BẢO MẬT" and "MẬT MÃ" are words of a title. */
const stamp =
  /(?<![\p{L}\p{N}])(?<!(?:BÍ|BẢO|CƠ|ĐỘ)\s+)(TUYỆT MẬT|TỐI MẬT|MẬT)(?![\p{L}\p{N}])(?!\s+(?:MÃ|VỤ|THƯ|KHẨU|ĐỘ))/u;
/** Many offices add a letter to the symbol of a secret document: 12/BC-UBND-M, 7/TTr-TM. */
const symbol = /[-/.](TuM|TM|M)$/u;

export interface SecrecyMark {
  readonly field: 'number' | 'abstract';
  /** As it stands in the text. */
  readonly mark: string;
}

/** What a number or a title bears of a state secret, though the document is said to be none; null without. */
export function looksClassified(facts: { readonly number: string; readonly abstract: string }): SecrecyMark | null {
  const number = facts.number.normalize('NFC').trim();
  const inNumber = stamp.exec(number) ?? symbol.exec(number);
  if (inNumber !== null) return { field: 'number', mark: inNumber[1] ?? '' };
  const inTitle = stamp.exec(facts.abstract.normalize('NFC'));
  return inTitle === null ? null : { field: 'abstract', mark: inTitle[1] ?? '' };
}
