export { TableFault } from '#platform';
