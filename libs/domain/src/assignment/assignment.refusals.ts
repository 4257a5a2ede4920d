import { because, mend, type RefusalText } from '../log/refusal-text.js';
import { openingBalanceRefusals } from './assignment-opening-balance.refusals.js';

export const assignmentRefusals = {
  ...openingBalanceRefusals,
  'assignment-not-found': {
    text: because('Không có lượt giao này', 'There is no such assignment'),
    remedy: mend('Kiểm tra lại đường dẫn', 'Check the link'),
  },
  'assignment-exists': {
    text: because('Lượt giao này đã mở', 'This assignment is open already'),
    remedy: mend('Không cần mở lại', 'It need not be opened again'),
  },
  'no-ladder': {
    text: because(
      'Chính sách chưa có bậc nhắc việc cho thời hạn và độ khẩn này',
      'The policy has no ladder for this term and urgency',
    ),
    remedy: mend('Đề nghị quản trị bổ sung chính sách', 'Ask the administrator to add one to the policy'),
  },
  'already-completed': {
    text: because('Việc này đã hoàn thành', 'This is completed already'),
    remedy: mend('Không cần làm gì thêm', 'Nothing more needs to be done'),
  },
  'already-submitted': {
    text: because('Đã báo cáo hoàn thành, đang chờ xác nhận', 'It is submitted and awaits confirmation'),
    remedy: mend('Chờ xác nhận, hoặc đề nghị trả lại để sửa', 'Wait, or ask for it to be returned to you'),
  },
  'sent-for-issue': {
    text: because('Việc này đã trình, đang chờ ban hành', 'This was sent for issue and awaits it'),
    remedy: mend(
      'Khi văn bản ban hành thì báo cáo hoàn thành kèm số, ngày; nếu bị trả lại thì ghi nhận trước',
      'Submit it with its number and day when it is issued; if it came back, record that first',
    ),
  },
  'not-sent-for-issue': {
    text: because('Việc này không ở bước chờ ban hành', 'This does not await issue'),
    remedy: mend('Tải lại để xem trạng thái hiện nay', 'Reload to see how it stands'),
  },
  'letter-in-future': {
    text: because('Văn bản trình ghi ngày {sentOn}, sau hôm nay', 'The letter is dated {sentOn}, after today'),
    remedy: mend('Ghi khi đã trình, hoặc sửa ngày', 'Record it once it is sent, or correct the day'),
  },
  'letter-before-task': {
    text: because(
      'Văn bản trình ghi ngày {sentOn}, trước ngày giao việc {issuedOn}',
      'The letter is dated {sentOn}, before the task was issued, {issuedOn}',
    ),
    remedy: mend('Kiểm tra lại ngày của văn bản trình', 'Check the day of the letter'),
  },
  'issued-document-missing': {
    text: because(
      'Việc chờ ban hành chỉ hoàn thành khi có số và ngày của văn bản đã ban hành',
      'What awaits issue is done with the number and day of the document issued',
    ),
    remedy: mend('Chọn văn bản, ghi số và ngày ban hành', 'Choose a document, give its number and day of issue'),
  },
  'issue-to-come': {
    text: because(
      'Nội dung cho biết văn bản còn chờ ban hành',
      'These words tell of a document that is still to be issued',
    ),
    remedy: mend(
      'Chọn “Đã trình, chờ ban hành” và ghi số, ngày văn bản trình; nếu việc đã xong, hãy viết lại cho rõ',
      'Choose “Sent for issue” with the letter’s number and day; if the work is done, say so plainly',
    ),
  },
  'return-pending': {
    text: because('Đang chờ trả lời đề nghị trả lại việc', 'A request to return the work awaits an answer'),
    remedy: mend('Chờ cơ quan giao trả lời', 'Wait for the answer'),
  },
  'awaiting-reassignment': {
    text: because('Việc này đã nhận lại để giao đơn vị khác', 'The work was taken back to be given to another unit'),
    remedy: mend('Không cần làm gì thêm', 'Nothing more needs to be done'),
  },
  'return-not-requested': {
    text: because('Đơn vị không đề nghị trả lại việc này', 'The unit has not asked to return this'),
    remedy: mend('Tải lại để xem trạng thái hiện nay', 'Reload to see how it stands'),
  },
  'officer-not-of-unit': {
    text: because('Người này không phải chuyên viên của đơn vị', 'This person is not an officer of the unit'),
    remedy: mend('Chọn chuyên viên trong đơn vị', 'Choose an officer of the unit'),
  },
  'obstacle-open': {
    text: because('Đang có vướng mắc chưa tháo gỡ', 'An obstacle is still open'),
    remedy: mend('Ghi nhận vướng mắc đã được tháo gỡ trước', 'Record that it was resolved first'),
  },
  'no-obstacle': {
    text: because('Không có vướng mắc nào đang mở', 'No obstacle is open'),
    remedy: mend('Tải lại để xem trạng thái hiện nay', 'Reload to see how it stands'),
  },
  'not-the-keeper': {
    text: because(
      'Việc chung này do đơn vị ghi tên đầu báo cáo hoàn thành',
      'The first named unit submits this joint deliverable',
    ),
    remedy: mend('Gửi phần việc của mình cho đơn vị đó', 'Hand your part to that unit'),
  },
  'document-in-future': {
    text: because('Văn bản ghi ngày {issuedOn}, sau hôm nay', 'The document is dated {issuedOn}, after today'),
    remedy: mend('Chờ văn bản được ban hành, hoặc sửa ngày', 'Wait until it is issued, or correct its day'),
  },
  'document-after-confirmation': {
    text: because(
      'Văn bản ghi ngày {issuedOn}, sau ngày xác nhận',
      'The document is dated {issuedOn}, after the confirmation',
    ),
    remedy: mend('Trả lại để sửa ngày của văn bản', 'Return it so that the day is corrected'),
  },
  'hash-invalid': {
    text: because('Mã băm của tệp không đúng dạng', 'The file’s hash is malformed'),
    remedy: mend('Tải lại tệp minh chứng', 'Upload the evidence again'),
  },
  'not-submitted': {
    text: because('Đơn vị chưa báo cáo hoàn thành', 'The unit has not submitted a deliverable'),
    remedy: mend('Chờ đơn vị báo cáo kèm minh chứng', 'Wait for it, with its evidence'),
  },
  'lead-unit-cannot-confirm': {
    text: because('Đơn vị chủ trì không tự xác nhận việc của mình', 'The lead unit cannot confirm its own work'),
    remedy: mend(
      'Đề nghị lãnh đạo phụ trách hoặc cơ quan thường trực xác nhận',
      'Ask the field leader or the coordinator',
    ),
  },
  'own-request': {
    text: because(
      'Không ai tự quyết đề nghị, việc của mình hoặc của đơn vị mình, dù ở vai trò khác',
      'Nobody decides about their own request, or about what their own unit owes, in whatever role',
    ),
    remedy: mend(
      'Đề nghị người khác của đơn vị theo dõi quyết định',
      'Ask somebody else of the unit that follows it up',
    ),
  },
  'step-not-due': {
    text: because('Bậc {step} chưa đến hạn', 'Step {step} is not due yet'),
    remedy: mend('Không cần làm gì thêm', 'Nothing needs to be done'),
  },
  'step-out-of-order': {
    text: because('Bậc {first} phải đi trước bậc {step}', 'Step {first} comes before step {step}'),
    remedy: mend('Thực hiện bậc trước', 'Fire the earlier step first'),
  },
  'boundary-not-reached': {
    text: because('Chưa đến mốc thời gian này', 'The boundary has not been reached'),
    remedy: mend('Không cần làm gì thêm', 'Nothing needs to be done'),
  },
} as const satisfies Record<string, RefusalText>;
