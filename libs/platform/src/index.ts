export * from './postgres/postgres-server.js';
export * from './process/free-port.js';
export * from './process/live-process.js';
export * from './process/start-fault.js';
