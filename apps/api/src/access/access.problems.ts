/** What admission can answer with; part of the catalogue of problems. */
export const accessProblems = {
  'grant-ended': {
    status: 401,
    title: { vi: 'Vai trò không còn hiệu lực', en: 'The role is not in force' },
    detail: {
      vi: 'Người này nay không giữ vai trò mà mã truy cập nêu: đã kết thúc, chưa bắt đầu, hoặc chưa được trao.',
      en: 'The person does not hold the role that the token names now: it ended, has not begun, or was never given.',
    },
    remedy: {
      vi: 'Đề nghị quản trị trao vai trò, hoặc vào bằng vai trò khác.',
      en: 'Ask an administrator for the role, or come in another one.',
    },
  },
  'scope-missing': {
    status: 403,
    title: { vi: 'Mã truy cập không dùng được vào việc này', en: 'The token is not for this' },
    detail: {
      vi: 'Mã truy cập thiếu phạm vi {needed}; việc về tài khoản, vai trò, mã truy cập thì không mã nào có phạm vi làm được.',
      en: 'The token lacks the scope {needed}; what is about accounts, roles and tokens is done by no scoped token.',
    },
    remedy: {
      vi: 'Lập mã khác có phạm vi ấy, hoặc đăng nhập trên trang.',
      en: 'Make another token with that scope, or sign in on the pages.',
    },
  },
} as const;
