export * from './problem.js';
export * from './board.js';
export * from './task.js';
export * from './inbox.js';
export * from './session.js';
export * from './commands.js';
export * from './glossary.js';
export * from './event-types.js';
