export { openAppSource } from './app.source.js';
export { groupRolesSql } from './group-roles.sql.js';
export { leakproofSql } from './leakproof.sql.js';
export { type ReaderSight, seeAs, type SightOf, withReaderPlace } from './reader.context.js';
export { SHARED_LOGIN } from './own.logins.js';
export { openReaderSource } from './reader.source.js';
