import type { CommandExecutor as CommandPort, CommandOutcome, IdentifiedCommand } from '#automation';
import type { CommandExecutor, Settled } from '#application';

/** Not now: the same command under the same id will do later. */
const PASSING: ReadonlySet<string> = new Set(['log-busy', 'too-contended']);

/** Automation's commands, decided and recorded by the application. */
export class ApplicationCommands implements CommandPort {
  constructor(private readonly application: CommandExecutor) {}

  async executeMany(commands: readonly IdentifiedCommand[]): Promise<readonly CommandOutcome[]> {
    return (await this.application.executeMany(commands)).map(outcomeOf);
  }
}

function outcomeOf(settled: Settled): CommandOutcome {
  switch (settled.kind) {
    case 'done':
      return { kind: 'done', position: settled.result.position };
    case 'failed':
      return { kind: 'failed', error: settled.error };
    case 'refused': {
      const code = settled.refusal.refused;
      // The id was used for this very thing, by somebody who saw it a little differently: it is done.
      if (code === 'command-reused') return { kind: 'done', position: 0 };
      return PASSING.has(code) ? { kind: 'failed', error: new Error(code) } : { kind: 'refused', code };
    }
  }
}
