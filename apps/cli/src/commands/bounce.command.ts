import { buffer } from 'node:stream/consumers';
import { Command } from 'commander';
import { takeBounce } from '../../../worker/src/bounces/bounce.intake.js';
import { choosesRegister, type RegisterChoice, withRegister } from '../composition/session.js';
import { EXIT, Stop } from '../output/exit.js';

interface BounceOptions extends RegisterChoice {
  readonly json?: boolean;
}

const OUTCOMES = {
  recorded: 'Đã ghi nhận thư bị trả; cơ quan thường trực sẽ được báo / recorded; the coordinator will be told',
  repeated: 'Đã ghi nhận từ trước / recorded before',
  unknown: 'Không phải thư của sổ này / no mail of this register',
  busy: 'Đang gửi: chạy lại sau ít phút / it is being sent: run it again in a few minutes',
  'too-large': 'Thư quá lớn / the message is too large',
  'no-delivery-report': 'Không phải thư báo trả lại (RFC 3464) / not a delivery report (RFC 3464)',
  'not-failed-for-good': 'Thư báo không nói là hỏng hẳn / the report tells of no lasting failure',
  'not-about-a-notice': 'Thư báo không kèm Message-ID của thông báo / the report names no notice',
} as const;

/** `dondoc bounce < message.eml`: a pipe of the mail server ends here. */
export function bounceCommand(): Command {
  return choosesRegister(new Command('bounce'))
    .description('nhận một thư bị trả từ đầu vào chuẩn / take a bounced mail from standard input')
    .option('--json', 'một đối tượng JSON / one JSON object')
    .action(async (options: BounceOptions) => {
      const raw = await buffer(process.stdin);
      const answer = await withRegister(options, 'reads', (parts) => takeBounce(parts, raw));
      process.stdout.write(`${options.json === true ? JSON.stringify(answer) : OUTCOMES[answer.outcome]}\n`);
      if (answer.outcome === 'busy') throw new Stop('', EXIT.failed);
    });
}
