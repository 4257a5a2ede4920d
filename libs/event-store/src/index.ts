export * from './canonical-json.js';
export * from './envelope.js';
export * from './event-store.js';
export * from './event-store.migrations.js';
export * from './memory.store.js';
export * from './postgres.store.js';
