import { because, mend, type RefusalText } from '../log/refusal-text.js';

export const calendarRefusals = {
  'calendar-week': {
    text: because(
      'Ngày nghỉ hằng tuần phải là số 0 (Chủ nhật) đến 6 và chừa ít nhất hai ngày làm việc',
      'The weekend takes days 0 (Sunday) to 6 and must leave at least two working days',
    ),
    remedy: mend('Ghi [0, 6] cho tuần làm việc năm ngày', 'Write [0, 6] for a week of five working days'),
  },
  'calendar-hours': {
    text: because(
      'Khung giờ nhắc việc phải từ HH:MM đến một giờ muộn hơn trong ngày',
      'The hours run from HH:MM to a later HH:MM of the same day',
    ),
    remedy: mend('Ví dụ: từ 07:30 đến 17:00', 'For example from 07:30 to 17:00'),
  },
  'calendar-too-long': {
    text: because('Lịch có quá {most} ngày', 'The calendar lists more than {most} days'),
    remedy: mend('Bỏ những năm đã xa', 'Leave out the years long past'),
  },
  'calendar-without-reference': {
    text: because('Ngày {day} chưa có căn cứ pháp lý', 'The day {day} has no legal reference'),
    remedy: mend('Ghi điều luật hoặc số văn bản quy định ngày đó', 'Name the law or the letter that decided it'),
  },
  'calendar-kind': {
    text: because('Loại của ngày {day} không hợp với danh sách chứa nó', 'The kind of {day} does not fit its list'),
    remedy: mend(
      'Ngày nghỉ: public-holiday, substitute hoặc swapped; ngày làm bù: compensating',
      'Days off: public-holiday, substitute or swapped; worked days: compensating',
    ),
  },
  'calendar-day-twice': {
    text: because('Ngày {day} được ghi hai lần, lần đầu ở {first}', 'The day {day} is listed twice, first at {first}'),
    remedy: mend(
      'Giữ một dòng, ghép tên nếu hai dịp trùng nhau',
      'Keep one, with both names when two occasions coincide',
    ),
  },
  'calendar-day-contradicts': {
    text: because(
      'Ngày {day} vừa là ngày nghỉ ({first}) vừa là ngày làm bù',
      'The day {day} is off ({first}) and worked at once',
    ),
    remedy: mend('Bỏ một trong hai', 'Remove one of the two'),
  },
  'calendar-works-already': {
    text: because('Ngày làm bù {day} vốn là ngày làm việc', 'The made-up day {day} is a working day anyway'),
    remedy: mend('Chọn một ngày nghỉ hằng tuần, hoặc bỏ dòng này', 'Choose a day of the weekend, or remove it'),
  },
  'calendar-rests-already': {
    text: because(
      'Ngày nghỉ bù, nghỉ hoán đổi {day} vốn là ngày nghỉ hằng tuần',
      'The day {day} is a weekend day anyway',
    ),
    remedy: mend('Ghi ngày làm việc được nghỉ thay', 'Name the working day that is off instead'),
  },
  'calendar-substitute': {
    text: because(
      'Ngày nghỉ bù {day} phải thay cho một ngày lễ rơi vào ngày nghỉ hằng tuần',
      'The substitute {day} must stand for a listed holiday that falls on a weekend',
    ),
    remedy: mend('Ghi ngày lễ đó vào standsFor', 'Name that holiday in standsFor'),
  },
  'calendar-exchange': {
    text: because(
      'Mỗi ngày nghỉ hoán đổi đi với đúng một ngày làm bù; ngày {day} chưa có cặp',
      'Each exchanged day off has exactly one made-up day; {day} has none of its own',
    ),
    remedy: mend(
      'Ghi ngày làm bù với standsFor là ngày nghỉ hoán đổi',
      'List the made-up day with the exchanged day in standsFor',
    ),
  },
} as const satisfies Record<string, RefusalText>;
