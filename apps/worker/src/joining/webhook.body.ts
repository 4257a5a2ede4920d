import type { WebhookContent } from '#automation';
import type { WebhookDigest } from '#contracts';

/** The JSON text of a digest as the contract has it. */
export function webhookBody(publicUrl: string): (content: WebhookContent) => string {
  return ({ notice, recipient, recipientIs, slot, at, lines }) => {
    const digest: WebhookDigest = {
      type: 'digest',
      timestamp: at,
      data: {
        notice,
        recipient: { kind: recipientIs, id: recipient },
        day: slot,
        items: lines.map(
          ({ task, assignment, ordinal, directive, work, unit, step, dueAt, deadlineText, late, alarm }) => ({
            task,
            assignment,
            ordinal,
            directive,
            work,
            unit,
            step,
            dueAt,
            deadline: deadlineText,
            late,
            alarm,
            url: `${publicUrl}/tasks/${encodeURIComponent(task)}`,
          }),
        ),
      },
    };
    return JSON.stringify(digest);
  };
}
