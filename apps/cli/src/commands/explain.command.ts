import { Command } from 'commander';
export const explainCommand = (): Command => new Command('explain');
