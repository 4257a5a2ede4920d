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
} as const;
