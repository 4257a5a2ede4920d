import { because, mend, type RefusalText } from '../log/refusal-text.js';

export const grantRefusals = {
  'grant-not-found': {
    text: because('Không có phần quyền này', 'There is no such grant'),
    remedy: mend('Xem lại danh sách quyền của người đó', 'Look at the list of that person’s grants'),
  },
  'grant-to-oneself': {
    text: because('Không ai tự trao quyền cho chính mình', 'Nobody gives a role or a post to themselves'),
    remedy: mend('Đề nghị một quản trị khác thực hiện', 'Ask another administrator'),
  },
  'grant-ends-before-it-begins': {
    text: because(
      'Thời điểm kết thúc phải sau thời điểm bắt đầu và sau lúc này',
      'It must end after it begins, and not in the past',
    ),
    remedy: mend('Sửa lại khoảng thời gian', 'Correct the span'),
  },
  'grant-begins-in-the-past': {
    text: because('Quyền không có hiệu lực trở về trước', 'A grant does not reach back in time'),
    remedy: mend('Để trống thời điểm bắt đầu để có hiệu lực ngay', 'Leave the beginning out to give it from now on'),
  },
  'grant-too-far': {
    text: because(
      'Quyền bắt đầu trong vòng một năm và kết thúc trong vòng mười năm',
      'A grant begins within a year, and ends within ten',
    ),
    remedy: mend('Kiểm tra lại năm; để trống nếu không định trước', 'Check the year; leave it out if it is not fixed'),
  },
  'grant-needs-unit': {
    text: because('Vai trò này phải gắn với một đơn vị', 'This role is held in a unit'),
    remedy: mend('Chọn đơn vị', 'Choose the unit'),
  },
  'grant-takes-no-unit': {
    text: because('Quản trị không hành động nhân danh đơn vị nào', 'An administrator acts in no unit’s name'),
    remedy: mend('Bỏ đơn vị, hoặc trao vai trò khác', 'Leave the unit out, or give another role'),
  },
  'grant-not-restricted': {
    text: because(
      'Quản trị không được trao quyền xem nội dung lưu hành hạn chế',
      'An administrator is not given a look at what is restricted',
    ),
    remedy: mend('Trao cho người giữ vai trò nghiệp vụ', 'Give it to somebody whose role works with it'),
  },
  'roles-apart': {
    text: because(
      'Người quản trị, kiểm tra, giám sát không giữ vai trò khác cùng lúc',
      'Whoever administers, inspects or oversees holds no other role at the same time',
    ),
    remedy: mend('Kết thúc vai trò kia trước', 'End the other role first'),
  },
  'instant-invalid': {
    text: because('Thời điểm không hợp lệ', 'This is not an instant'),
    remedy: mend('Ghi theo dạng 2025-03-31T01:00:00.000Z', 'Write it as 2025-03-31T01:00:00.000Z'),
  },
  'delegation-not-yours': {
    text: because(
      'Chỉ người được bổ nhiệm giữ vị trí này mới ủy quyền được; người được ủy quyền không ủy quyền tiếp',
      'Only whoever was appointed to the post delegates it; what was delegated is not passed on',
    ),
    remedy: mend('Đề nghị người đứng đầu hoặc quản trị thực hiện', 'Ask the head, or an administrator'),
  },
  'delegate-not-of-unit': {
    text: because('Người này không giữ vị trí nào trong đơn vị', 'This person holds no post in the unit'),
    remedy: mend('Chọn người của đơn vị', 'Choose somebody of the unit'),
  },
  'person-holds-role': {
    text: because('Người này còn giữ vị trí hoặc vai trò', 'This person still holds a post or a role'),
    remedy: mend(
      'Thôi vị trí và kết thúc các quyền trước, hoặc yêu cầu kết thúc cùng lúc',
      'Vacate the posts and end the grants first, or ask for their end together with the erasure',
    ),
  },
  'person-erased': {
    text: because('Dữ liệu của người này đã được xóa', 'What was known about this person was erased'),
    remedy: mend('Đăng ký lại như một người mới', 'Register them as somebody new'),
  },
  'erase-oneself': {
    text: because('Không ai tự xóa dữ liệu của chính mình', 'Nobody erases themselves'),
    remedy: mend('Đề nghị một quản trị khác thực hiện', 'Ask another administrator'),
  },
} as const satisfies Record<string, RefusalText>;
