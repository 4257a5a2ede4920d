import { Command } from 'commander';
import { type AssignmentExplanation, explainAssignment } from '#automation';
import { NoticesQuery } from '#read-models';
import { choosesRegister, type RegisterChoice, withRegister } from '../composition/session.js';
import { EXIT, Stop } from '../output/exit.js';
import { table } from '../output/table.js';
import { uuid } from './arguments.js';

interface ExplainOptions extends RegisterChoice {
  readonly step?: string;
  readonly json?: boolean;
}

export function explainCommand(): Command {
  return choosesRegister(new Command('explain'))
    .description('vì sao được (không được) nhắc: từng bước của một lượt giao / why each step was sent, or not')
    .argument(
      '<assignment>',
      'mã lượt giao (UUID), có trong địa chỉ trang nhiệm vụ và kết quả simulate / assignment id',
      uuid,
    )
    .option('--step <code>', 'chỉ một bước / one step only, e.g. R3')
    .option('--json', 'một đối tượng JSON / one JSON object')
    .action(async (assignment: string, options: ExplainOptions) => {
      const found = await withRegister(options, 'reads', ({ store, source }) =>
        explainAssignment({ store, notices: tellingNotices(new NoticesQuery(source)) }, assignment),
      );
      if (found === undefined)
        throw new Stop(`Không có lượt giao ${assignment} / there is no such assignment`, EXIT.rejected);
      const explanation = options.step === undefined ? found : only(found, options.step);
      process.stdout.write(`${options.json === true ? JSON.stringify(explanation) : render(explanation)}\n`);
    });
}

function tellingNotices(query: NoticesQuery) {
  return {
    about: async (assignment: string) =>
      (await query.noticesAbout(assignment)).flatMap(({ position, notice }) =>
        notice === null ? [] : [{ notice: notice.id, position }],
      ),
  };
}

function only(explanation: AssignmentExplanation, step: string): AssignmentExplanation {
  const steps = explanation.steps.filter((each) => each.step.toLowerCase() === step.toLowerCase());
  if (steps.length === 0) {
    const known = explanation.steps.map((each) => each.step).join(', ');
    throw new Stop(`Không có bước "${step}" / no step "${step}": ${known}`, EXIT.usage);
  }
  return { ...explanation, steps };
}

function render({ assignment, policyVersion, calendarVersion, steps }: AssignmentExplanation): string {
  const rows = steps.map((step) => [
    step.step,
    step.outcome,
    step.dueAt ?? '–',
    `${step.because.vi} / ${step.because.en}`,
    step.ruleInWords.vi,
    step.days === null ? '–' : `${step.days.from} → ${step.days.to}: ${step.days.workingDays}`,
    step.positions.join(', '),
    step.deliveries.map(({ channel, status }) => `${channel} ${status}`).join(', '),
  ]);
  return [
    `${assignment} · chính sách / policy v${policyVersion} · lịch / calendar v${calendarVersion}`,
    table(
      [
        '',
        '',
        'lúc / due',
        'vì / because',
        'quy tắc / rule',
        'ngày làm việc / working days',
        'vị trí / positions',
        'gửi / sent',
      ],
      rows,
      110,
    ),
  ].join('\n');
}
