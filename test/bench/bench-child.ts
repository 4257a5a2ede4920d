/** Processes of a bench: started with one argument, they tell when they are ready, answer messages, and end with their parent. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

export class BenchChild<Ready> {
  private constructor(
    private readonly process: ChildProcess,
    private readonly ended: Promise<never>,
    readonly ready: Ready,
  ) {}

  static async start<Ready>(program: string, given: readonly string[]): Promise<BenchChild<Ready>> {
    const child = fork(program, [...given]);
    const ended = once(child, 'exit').then(([code]): never => {
      throw new Error(`a process of the bench ended (exit ${String(code)})`);
    });
    // It ends after its last answer, too: only an end without one is a fault.
    ended.catch(() => undefined);
    return new BenchChild(child, ended, await answerOf<Ready>(child, ended));
  }

  ask<Answer>(message: string): Promise<Answer> {
    const answer = answerOf<Answer>(this.process, this.ended);
    this.process.send(message);
    return answer;
  }

  async close(): Promise<void> {
    if (this.process.exitCode !== null) return;
    const gone = once(this.process, 'exit');
    this.process.disconnect();
    await gone;
  }
}

async function answerOf<Answer>(child: ChildProcess, ended: Promise<never>): Promise<Answer> {
  const [answer]: Answer[] = await Promise.race([once(child, 'message'), ended]);
  if (answer === undefined) throw new Error('a process of the bench gave no answer');
  return answer;
}
