export * from './application.module.js';
export * from './command-request.js';
export * from './command.executor.js';
export * from './derived-ids.js';
export * from './handlers/requests.js';
export * from './upcast.js';
