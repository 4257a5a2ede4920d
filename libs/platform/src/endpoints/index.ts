export { EndpointRow, EndpointSecretRow, type EndpointOwnerKind } from './endpoint.entity.js';
export { EndpointStore, type KnownEndpoint, type NewEndpoint } from './endpoint.store.js';
